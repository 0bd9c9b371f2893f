import PomboCore

/// `nack` and `nack+echo`: who misses something asks for it, up to so many times.
///
/// All that one arrival shows to be missing is asked for together, and again together as far as it
/// is still missing. Holes that different arrivals showed keep timers of their own: then a
/// message's requests do not depend on its neighbours', and theory can say how many there are.
struct NackMachine: PolicyMachine {
    let requests: Int
    let echoes: Bool
    /// The receiver's: nothing above it is known to exist.
    private var highest = 0

    init(requests: Int, echoes: Bool) {
        self.requests = requests
        self.echoes = echoes
    }

    /// A last message's loss shows by a HEAD, sent this often, in steps that double from 50 ms.
    static let headCount = 8
    static let firstHead: Int64 = 50_000_000

    mutating func offer(_ number: Int, on line: inout PolicyLine) {
        line.send(number, echoes: echoes && number > 1)
    }

    mutating func finish(on line: inout PolicyLine) {
        for round in 0..<Self.headCount {
            line.wake(Alarm(first: 0), after: Self.firstHead << Int64(round))
        }
    }

    mutating func arrive(_ parcel: Parcel, on line: inout PolicyLine) {
        guard parcel.kind == .data else { return discover(upto: Int(parcel.last) + 1, line: &line) }
        let carried = Int(parcel.last)
        if parcel.first < parcel.last { line.take(Int(parcel.first), .echo) }
        line.take(carried, parcel)
        discover(upto: Int(parcel.first), line: &line)
        highest = max(highest, carried)
    }

    /// Everything from the highest known one up to below `end` is missing.
    private mutating func discover(upto end: Int, line: inout PolicyLine) {
        guard end > highest + 1 else { return }
        let hole = Alarm(first: Int32(highest + 1), last: Int32(end - 1), round: 1)
        highest = end - 1
        line.wake(hole, after: line.patience)
    }

    mutating func wake(_ alarm: Alarm, on line: inout PolicyLine) {
        guard alarm.first > 0 else { return line.sendHead() }
        let missing = line.missing(alarm.first...alarm.last)
        guard !missing.isEmpty else { return }
        if alarm.round > requests {
            line.giveUp(missing)
            return
        }
        line.request(missing)
        var next = alarm
        next.round += 1
        line.wake(next, after: line.retry)
    }

    mutating func hear(_ parcel: Parcel, on line: inout PolicyLine) {
        for index in Int(parcel.first)..<Int(parcel.last) { line.send(Int(line.lists[index])) }
    }
}
