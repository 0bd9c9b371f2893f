import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// A relay as the form in which records are shown: what people said is said again, each line by a
/// visitor of its author's name, marked as replayed with its first number and time. What was
/// replayed once is never replayed again.
final class RelayOutput: ReplayOutput {
    struct Failure {
        var sentence: Phrase
        var code: ExitCode
    }

    private(set) var failure: Failure?
    private let relay: Address
    private var speakers: [Speaker] = []
    private var sentCount = 0
    private var skippedCount = 0

    /// As many sessions as an address surely gets; who has not spoken longest makes room.
    private static let speakerLimit = 60

    /// One author's session.
    private final class Speaker {
        let name: Name
        let room: Name
        var driver: ClientDriver
        var hasBegun = false

        init(_ name: Name, in room: Name, at relay: Address) throws(DriverError) {
            self.name = name
            self.room = room
            driver = try ClientDriver(to: relay) { settings in
                settings.name = name
                settings.room = room
                settings.isVisitor = true
            }
        }
    }

    init(to relay: Address) { self.relay = relay }

    var phrase: Phrase { Texts.saidAgain(sentCount, skipped: skippedCount) }

    func bytes(_ entry: ReplayEntry) -> [UInt8] {
        let record = entry.record
        guard failure == nil else { return [] }
        guard record.kind == .say || record.kind == .me, record.origin == nil,
            let name = Name(record.nick), let room = Name(record.room)
        else {
            skippedCount += 1
            return []
        }
        do throws(DriverError) {
            let speaker = try speaker(name, in: room)
            guard let seq = confirm(entry, speaker) else { return [] }
            sentCount += 1
            return Array("#\(record.seq) → \(seq)\n".utf8)
        } catch {
            failure = Failure(sentence: Texts.sentence(of: error), code: error.code)
            return []
        }
    }

    func foot() -> [UInt8] {
        for speaker in speakers { speaker.driver.leave() }
        return []
    }

    private func speaker(_ name: Name, in room: Name) throws(DriverError) -> Speaker {
        if let index = speakers.firstIndex(where: { $0.name == name && $0.room == room }) {
            let known = speakers.remove(at: index)
            speakers.append(known)
            return known
        }
        if speakers.count >= Self.speakerLimit {
            speakers.removeFirst().driver.leave()
        }
        let speaker = try Speaker(name, in: room, at: relay)
        speakers.append(speaker)
        return speaker
    }

    /// Says one line and waits for its stamp, so that the order stays what it was.
    private func confirm(_ entry: ReplayEntry, _ speaker: Speaker) -> String? {
        var waiter = Waiter()
        _ = waiter.watch(speaker.driver.number)
        if !speaker.hasBegun {
            speaker.hasBegun = true
            speaker.driver.connect()
        }
        let origin = Origin(seq: entry.record.seq, time: entry.record.time)
        let said = try? speaker.driver.say(
            Array(entry.text.utf8), entry.record.kind, origin: origin)
        let patience = StampPatience(since: speaker.driver.instant)
        while true {
            while let event = speaker.driver.poll() {
                guard case .stamped(let cseq, let seq) = event, cseq == said else { continue }
                return seq.map { "#\($0)" } ?? "#?"
            }
            let now = speaker.driver.instant
            if let reason = speaker.driver.failure {
                failure = Failure(
                    sentence: Texts.sentence(of: reason, at: relay, line: "pombo replay --to"),
                    code: reason.code)
                return nil
            }
            if patience.isOver(at: now) {
                failure = Failure(
                    sentence: Texts.lineNotConfirmed(entry.record.seq), code: .unconfirmed)
                return nil
            }
            _ = waiter.wait(.until(min(speaker.driver.deadline, patience.deadline), from: now))
            speaker.driver.turn()
        }
    }
}
