import Dispatch
import Testing

extension Trait where Self == WaitingForOthers {
    /// This test mostly waits for other programs, so it does so on a thread that is there for that.
    static var waitingForOthers: Self { Self() }
}

/// There are as many threads for tests as cores, and a test that blocks in a system call holds one
/// of them until the other program has answered. Tests of whole programs would make all others
/// wait with them.
struct WaitingForOthers: TestTrait, SuiteTrait, TestScoping {
    let isRecursive = true

    func provideScope(
        for test: Test, testCase: Test.Case?,
        performing body: @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(WaitingThreads.shared) { try await body() }
    }
}

/// The threads of those who wait.
private final class WaitingThreads: TaskExecutor {
    static let shared = WaitingThreads()

    /// More programs at once than this, and they would wait for a core instead of each other.
    private static let limit = 6

    private let queue = DispatchQueue(label: "waiting for others", attributes: .concurrent)
    private let places = DispatchSemaphore(value: limit)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { [self] in
            places.wait()
            unsafe job.runSynchronously(on: asUnownedTaskExecutor())
            places.signal()
        }
    }
}
