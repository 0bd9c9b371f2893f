/// What a run writes down while it runs, a few bytes for each message.
struct PolicyRecord: Sendable {
    private(set) var causes: [UInt8]
    private(set) var sends: [UInt16]
    private(set) var asked: [UInt16]
    private(set) var arrivals: [Int64]
    private(set) var recoveries: [Recovery]
    private(set) var late: MessageSet
    private(set) var duplicated: MessageSet
    /// Holes that the receiver gave up, and when.
    var settled: [(number: Int, at: Int64)] = []
    var forwardCount = 0
    var forwardBytes = 0
    var backCount = 0
    var backBytes = 0
    private(set) var duplicateCount = 0
    private var highest = 0

    /// The codes of `causes` beside those of the link: one more than a cause's place.
    static let arrived: UInt8 = 0
    static let corrupted: UInt8 = 254
    static let unsent: UInt8 = 255

    init(count: Int) {
        causes = Array(repeating: Self.unsent, count: count)
        sends = Array(repeating: 0, count: count)
        asked = sends
        arrivals = Array(repeating: .max, count: count)
        recoveries = Array(repeating: .never, count: count)
        late = MessageSet(limit: count)
        duplicated = late
    }

    /// How often it was sent before.
    mutating func noteSend(_ number: Int) -> Int {
        let before = sends[number - 1]
        if before < .max { sends[number - 1] = before + 1 }
        return Int(before)
    }

    mutating func noteAsked(_ number: Int) {
        if asked[number - 1] < .max { asked[number - 1] += 1 }
    }

    mutating func noteFirst(_ number: Int, _ fate: Fate) {
        if let cause = fate.cause {
            causes[number - 1] = 1 + UInt8(LossCause.allCases.firstIndex(of: cause)!)
        } else {
            causes[number - 1] = fate.corruptedBit == nil ? Self.arrived : Self.corrupted
        }
    }

    func has(_ number: Int) -> Bool { arrivals[number - 1] != .max }

    mutating func take(_ number: Int, _ recovery: Recovery, at now: Int64) {
        guard !has(number) else {
            // An echo is no second datagram: it came with another message.
            guard recovery != .echo else { return }
            duplicateCount += 1
            duplicated.insert(number)
            return
        }
        arrivals[number - 1] = now
        recoveries[number - 1] = recovery
        if number < highest { late.insert(number) } else { highest = number }
    }

    /// When each is handed over: at once, or, in order, when all before it are there or given up.
    func deliveries(inOrder keepsOrder: Bool) -> [Int64] {
        guard keepsOrder else { return arrivals }
        var deliveries = arrivals
        for (number, at) in settled where !has(number) { deliveries[number - 1] = at }
        var latest = Int64.min
        for index in deliveries.indices {
            latest = max(latest, deliveries[index])
            deliveries[index] = arrivals[index] == .max ? .max : latest
        }
        return deliveries
    }
}
