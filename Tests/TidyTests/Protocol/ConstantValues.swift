@testable import PomboCore

/// What the code says, as protocol.md writes it.
enum ConstantValues {
    static let all: [String: String] = Dictionary(
        uniqueKeysWithValues: specification + relayNumbers + relayTimes + client)

    private static let specification: [(String, String)] = [
        ("Specification.magic", "0x" + String(Specification.magic, radix: 16).uppercased()),
        ("Specification.version", "\(Specification.version)"),
        ("Specification.port", "\(Specification.port)"),
        ("Specification.discoveryPort", "\(Specification.discoveryPort)"),
        ("Specification.headerSize", number(Specification.headerSize)),
        ("Specification.datagramLimit", number(Specification.datagramLimit)),
        ("Specification.textLimit", number(Specification.textLimit)),
        ("Specification.nameLimit", number(Specification.nameLimit)),
        ("Specification.remarkLimit", number(Specification.remarkLimit)),
        ("Specification.clientFloor", number(Specification.clientFloor)),
        ("Specification.helloSize", number(Specification.helloSize)),
        ("Specification.probeSize", number(Specification.probeSize)),
        ("Specification.heldSayLimit", number(Specification.heldSayLimit)),
        ("Specification.heldRecordLimit", number(Specification.heldRecordLimit)),
        ("Specification.nackRangeLimit", number(Specification.nackRangeLimit)),
        ("Specification.historyLimit", number(Specification.historyLimit)),
        ("Specification.windowFloor", number(Specification.windowFloor)),
        ("Specification.windowLimit", number(Specification.windowLimit)),
        ("Specification.lobby", Specification.lobby),
        ("Specification.features", "\(Specification.features)"),
        ("Specification.damageGap", number(Int(Specification.damageGap))),
        ("Specification.reservation", number(Int(Specification.reservation))),
    ]

    private static let relayNumbers: [(String, String)] = [
        ("RelayLimit.peers", number(RelayLimit.peers)),
        ("RelayLimit.sessionsPerAddress", number(RelayLimit.sessionsPerAddress)),
        ("RelayLimit.newJoinsPerAddress", number(RelayLimit.newJoinsPerAddress)),
        ("RelayLimit.answersPerSource", number(RelayLimit.answersPerSource)),
        ("RelayLimit.answersInAll", number(RelayLimit.answersInAll)),
        ("RelayLimit.sourceBuckets", number(RelayLimit.sourceBuckets)),
        ("RelayLimit.heldBytes", mebibytes(RelayLimit.heldBytes)),
        ("RelayLimit.rooms", number(RelayLimit.rooms)),
        ("RelayLimit.roomHeads", number(RelayLimit.roomHeads)),
        ("RelayLimit.authors", number(RelayLimit.authors)),
        ("RelayLimit.repairCache", mebibytes(RelayLimit.repairCache)),
        ("RelayLimit.repairDepth", number(RelayLimit.repairDepth)),
        ("RelayLimit.repairBurst", number(RelayLimit.repairBurst)),
        ("RelayLimit.repairsPerSecond", number(RelayLimit.repairsPerSecond)),
        ("RelayLimit.nextRecordsPerSecond", number(RelayLimit.nextRecordsPerSecond)),
        ("RelayLimit.nextRecordsBurst", number(RelayLimit.nextRecordsBurst)),
        ("RelayLimit.repairDatagramsPerSecond", number(RelayLimit.repairDatagramsPerSecond)),
        ("RelayLimit.burstBuffer", number(RelayLimit.burstBuffer)),
        ("RelayLimit.burstFloor", number(RelayLimit.burstFloor)),
        ("RelayLimit.burstDatagram", number(RelayLimit.burstDatagram)),
        ("RelayLimit.readsPerWakeUp", number(RelayLimit.readsPerWakeUp)),
        ("RelayLimit.posts", number(RelayLimit.posts)),
        ("RelayLimit.postsPerSecond", number(RelayLimit.postsPerSecond)),
        ("RelayLimit.bans", number(RelayLimit.bans)),
        ("RelayLimit.directsWatched", number(RelayLimit.directsWatched)),
        ("RelayLimit.recordBurst", number(RelayLimit.recordBurst)),
        (
            "RelaySettings.recordRate",
            number(
                RelaySettings(
                    name: .lobby, logID: 0, runSecret: Secret(low: 0, high: 0),
                    logSecret: Secret(low: 0, high: 0)
                ).recordRate)
        ),
    ]

    private static let relayTimes: [(String, String)] = [
        ("RelayLimit.newJoinsWindow", time(RelayLimit.newJoinsWindow)),
        ("RelayLimit.authorMemory", time(RelayLimit.authorMemory)),
        ("RelayLimit.burstWindow", time(RelayLimit.burstWindow)),
        ("RelayLimit.repairBurstInterval", time(RelayLimit.repairBurstInterval)),
        ("RelayLimit.silence", time(RelayLimit.silence)),
        ("RelayLimit.returnTime", time(RelayLimit.returnTime)),
        ("RelayLimit.cookieLife", time(RelayLimit.cookieLife)),
        ("RelayLimit.sweepInterval", time(RelayLimit.sweepInterval)),
        ("RelayLimit.gapOfOwn", time(RelayLimit.gapOfOwn)),
        ("RelayLimit.logRetry", time(RelayLimit.logRetry)),
        ("RelayLimit.refuseInterval", time(RelayLimit.refuseInterval)),
        ("RelayLimit.holderSilence", time(RelayLimit.holderSilence)),
        ("RelayLimit.headLimit", time(RelayLimit.headLimit)),
        ("RelayLimit.quietHeadLimit", time(RelayLimit.quietHeadLimit)),
        ("RelayLimit.quietAfter", time(RelayLimit.quietAfter)),
    ]

    private static let client: [(String, String)] = [
        ("ClientLimit.helloInterval", time(ClientLimit.helloInterval)),
        ("ClientLimit.joinFloor", time(ClientLimit.joinFloor)),
        ("ClientLimit.handshakeInterval", time(ClientLimit.handshakeInterval)),
        ("ClientLimit.joinRepetitions", number(ClientLimit.joinRepetitions)),
        ("ClientLimit.headWaitFloor", time(ClientLimit.headWaitFloor)),
        ("ClientLimit.headWaitLimit", time(ClientLimit.headWaitLimit)),
        ("ClientLimit.probeInterval", time(ClientLimit.probeInterval)),
        ("ClientLimit.keepalive", time(ClientLimit.keepalive)),
        ("ClientLimit.patience", number(ClientLimit.patience)),
        ("ClientLimit.sleepJump", time(ClientLimit.sleepJump)),
        ("ClientLimit.leaves", number(ClientLimit.leaves)),
        ("ClientLimit.leaveInterval", time(ClientLimit.leaveInterval)),
        ("ClientLimit.reportFloor", time(ClientLimit.reportFloor)),
        ("ClientLimit.reportPerMember", time(ClientLimit.reportPerMember)),
        ("RoundTrip.timeoutFloor", time(RoundTrip.timeoutFloor)),
        ("RoundTrip.timeoutLimit", time(RoundTrip.timeoutLimit)),
        ("RoundTrip.limit", time(RoundTrip.limit)),
    ]

    /// `4,096`, in groups of three.
    private static func number(_ value: Int) -> String {
        var digits = Array("\(value)")
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return String(digits)
    }

    private static func mebibytes(_ value: Int) -> String { "\(value >> 20) MiB" }

    /// The largest unit that leaves a whole number; minutes and hours only above two minutes.
    private static func time(_ duration: Duration) -> String {
        let milliseconds = Int(duration.milliseconds)
        if milliseconds % 1000 != 0 { return "\(number(milliseconds)) ms" }
        let seconds = milliseconds / 1000
        if seconds % 3600 == 0 { return "\(seconds / 3600) h" }
        if seconds % 60 == 0, seconds > 120 { return "\(seconds / 60) min" }
        return "\(seconds) s"
    }
}
