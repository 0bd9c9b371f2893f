import PomboCore

/// A lab file with everything that it names: ready to run.
package struct LabSetting: Hashable, Sendable {
    package var file: LabFile
    /// In order of time.
    package var messages: [LabMessage]
    package var peers: [Name]
    package var recordings: Recordings

    /// For a file whose traffic is no recorded chat.
    package init(_ file: LabFile, recordings: Recordings = Recordings()) {
        self.init(
            file, peers: file.peers, messages: file.traffic.messages(among: file.peers),
            recordings: recordings)
    }

    /// With a recorded chat: its authors are the peers, in the order in which they first spoke.
    package init(
        _ file: LabFile, peers: [Name], messages: [LabMessage], recordings: Recordings
    ) {
        self.file = file
        self.peers = peers
        self.messages = messages
        self.recordings = recordings
    }

    /// The names of the recordings of fates that its weathers want.
    package static func recordingNames(of file: LabFile) -> [String] {
        var weathers = file.weather.map(\.weather) + file.sweep.weathers
        for event in file.events {
            if case .weather(let change) = event.what { weathers.append(change.weather) }
        }
        var names: [String] = []
        for weather in weathers {
            if case .trace(let name)? = weather.script, !names.contains(name) { names.append(name) }
        }
        return names
    }

    func weather(_ peer: Name, _ direction: LabScope.Direction, at point: LabPoint) -> Weather {
        point.weather(of: peer, direction, in: file)
    }
}
