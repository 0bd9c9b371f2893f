import PomboCore

/// Something that happens in the middle of an experiment with the real relay and clients.
package struct LabEvent: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        /// `rebind caio`: it goes on from another port, as behind a translator that forgot it.
        case rebind(Name)
        /// `restart relay after 3s`: killed, and started again so much later.
        case restartRelay(after: Duration)
        /// `restart caio after 3s`: the program is killed and begins again as somebody new.
        case restart(Name, after: Duration)
        /// `partition ana bia for 5s`: these reach nobody.
        case partition([Name], Duration)
        /// `weather down loss 20%`
        case weather(LabWeather)
    }

    /// Since the first message.
    package var at: Duration
    package var what: What

    package init(at: Duration, _ what: What) {
        self.at = at
        self.what = what
    }

    package static let restartPause = Duration.seconds(1)
}
