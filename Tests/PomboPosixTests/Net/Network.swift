import CPombo
import PomboCore
import PomboPosix

/// Networks of a test's own. For a child process only: they change what its thread sees.
enum Network {
    static func make() throws {
        guard cpombo_leave_network() == 0 else {
            throw SystemError(.socket, "a network of its own", code: cpombo_errno())
        }
    }

    /// The network that this thread is in, as a descriptor that stays open.
    static func current() throws -> Int32 {
        let descriptor = unsafe cpombo_open("/proc/thread-self/ns/net", O_RDONLY, 0)
        guard descriptor >= 0 else { throw SystemError(.socket, code: cpombo_errno()) }
        return descriptor
    }

    struct Failure: Error { let words: String }

    static func require(_ condition: Bool, _ words: String) throws {
        if !condition { throw Failure(words: words) }
    }

    static func path(_ network: Int32) -> String { "/proc/\(getpid())/fd/\(network)" }

    static func enter(_ network: Int32) throws {
        guard cpombo_enter_network(network) == 0 else {
            throw SystemError(.socket, code: cpombo_errno())
        }
    }

    static func run(_ line: String) throws {
        let code = try Child.run(line)
        try require(code == 0, line)
    }

    /// A question from the client is heard, and its answer comes from the right place: that which
    /// was asked, or, for a question to everybody, any.
    static func check(
        _ client: inout UDPSocket, _ target: Address, _ relay: inout UDPSocket,
        answersFrom place: Address?, by interface: UInt32 = 0
    ) throws {
        Loopback.send([[1]], to: target, from: .on(interface: interface), on: &client)
        let questions = Loopback.hear(1, on: &relay)
        try require(questions.count == 1, "\(target) is not heard")
        let question = questions[0]
        // One alone, and a train.
        Loopback.send([[2]], to: question.source, from: question.local, on: &relay)
        Loopback.send([[3], [4]], to: question.source, from: question.local, on: &relay)
        let answers = Loopback.hear(3, on: &client)
        try require(answers.map(\.bytes) == [[2], [3], [4]], "\(target) does not answer")
        guard let place else { return }
        try require(answers.allSatisfy { $0.source == place }, "\(place): \(answers)")
    }
}
