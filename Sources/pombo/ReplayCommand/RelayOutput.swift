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
    private static let answerTime = Duration.seconds(5)
    private static let stampTime = Duration.seconds(30)

    /// One author's session.
    private final class Speaker {
        let name: Name
        let room: Name
        var talk: TalkLoop
        var hasBegun = false

        init(_ name: Name, in room: Name, at relay: Address) throws(TalkFailure) {
            self.name = name
            self.room = room
            talk = try TalkLoop(to: relay) { settings in
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
        do throws(TalkFailure) {
            let speaker = try speaker(name, in: room)
            guard let seq = confirm(entry, speaker) else { return [] }
            sentCount += 1
            return Array("#\(record.seq) → \(seq)\n".utf8)
        } catch {
            failure = Failure(sentence: error.sentence, code: error.code)
            return []
        }
    }

    func foot() -> [UInt8] {
        for speaker in speakers { _ = speaker.talk.drive { $0.leave(at: $1, into: &$2) } }
        return []
    }

    private func speaker(_ name: Name, in room: Name) throws(TalkFailure) -> Speaker {
        if let index = speakers.firstIndex(where: { $0.name == name && $0.room == room }) {
            let known = speakers.remove(at: index)
            speakers.append(known)
            return known
        }
        if speakers.count >= Self.speakerLimit {
            _ = speakers.removeFirst().talk.drive { $0.leave(at: $1, into: &$2) }
        }
        let speaker = try Speaker(name, in: room, at: relay)
        speakers.append(speaker)
        return speaker
    }

    /// Says one line and waits for its stamp, so that the order stays what it was.
    private func confirm(_ entry: ReplayEntry, _ speaker: Speaker) -> String? {
        var waiter = Waiter()
        _ = waiter.watch(speaker.talk.number)
        let begin = speaker.talk.instant
        var events: [ClientEvent] = []
        if !speaker.hasBegun {
            speaker.hasBegun = true
            events = speaker.talk.connect()
        }
        let origin = Origin(seq: entry.record.seq, time: entry.record.time)
        let kind = entry.record.kind
        events +=
            speaker.talk.drive {
                _ = try? $0.say(
                    Array(entry.text.utf8), kind: kind, to: nil, origin: origin, at: $1, into: &$2)
            }.1
        while true {
            for event in events {
                if case .stamped(_, let seq) = event { return seq.map { "#\($0)" } ?? "#?" }
                if case .refused(let cause, nil, let limit, let remark) = event {
                    failure = Failure(
                        sentence: Texts.refused(cause, limit: limit, remark: remark),
                        code: .unconfirmed)
                    return nil
                }
            }
            let waited = begin.duration(to: speaker.talk.instant)
            if !speaker.talk.client.hasHeard, waited > Self.answerTime {
                failure = Failure(
                    sentence: Texts.noAnswer(at: relay, line: "pombo replay --to"),
                    code: .noRelay)
                return nil
            }
            if waited > Self.stampTime {
                failure = Failure(
                    sentence: Texts.lineNotConfirmed(entry.record.seq), code: .unconfirmed)
                return nil
            }
            let now = speaker.talk.instant
            let deadline = min(speaker.talk.deadline, now + .milliseconds(500))
            _ = waiter.wait(.until(deadline, from: now))
            events = speaker.talk.turn()
        }
    }
}
