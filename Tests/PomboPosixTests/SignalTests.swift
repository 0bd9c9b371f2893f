import CPombo
import PomboCore
import PomboPosix
import Synchronization
import Testing

/// In turn: signals belong to the whole process.
@Suite(.serialized) struct SignalTests {
    @Test func `signals come out of the pipe once each, in their order`() throws {
        let pipe = try SignalPipe([.user1, .windowChange, .resume])
        var waiter = Waiter()
        let place = waiter.watch(pipe.descriptor)
        #expect(waiter.wait(.none) == .timedOut)
        Signal.user1.raise()
        // A signal to the process may take its time.
        while waiter.wait(.atMost(.seconds(5))) == .interrupted {}
        #expect(waiter.isReady(place))
        #expect(pipe.drain() == [.user1])
        #expect(pipe.drain() == [])
        for signal in [Signal.resume, .windowChange, .resume] {
            _ = raise(signal.number)
        }
        #expect(pipe.drain() == [.resume, .windowChange])
    }

    @Test func `a pipe can follow another`() throws {
        for _ in 0..<3 {
            let pipe = try SignalPipe([.windowChange])
            _ = raise(Signal.windowChange.number)
            #expect(pipe.drain() == [.windowChange])
        }
    }

    @Test func `a signal ends a receive that waits`() throws {
        let pipe = try SignalPipe([.windowChange])
        var socket = try Loopback.socket()
        var batch = ReceiveBatch(capacity: 4)
        let rain = SignalRain()
        let outcome = socket.receive(into: &batch, .atMost(.seconds(30)))
        rain.stop()
        #expect(outcome == .interrupted)
        #expect(pipe.drain() == [.windowChange])
    }
}

private let isRainOver = Atomic(false)

/// Signals to the thread that made it, again and again: the first may come before the wait.
private struct SignalRain {
    private var cloud = pthread_t()

    init() {
        isRainOver.store(false, ordering: .sequentiallyConsistent)
        let target = UnsafeMutablePointer<pthread_t>.allocate(capacity: 1)
        unsafe target.initialize(to: pthread_self())
        let code = unsafe pthread_create(
            &cloud, nil,
            { target in
                let target = unsafe target!.assumingMemoryBound(to: pthread_t.self)
                while !isRainOver.load(ordering: .sequentiallyConsistent) {
                    unsafe pthread_kill(target.pointee, Signal.windowChange.number)
                    Clock.nap(.milliseconds(10))
                }
                unsafe target.deallocate()
                return nil
            }, target)
        precondition(code == 0)
    }

    func stop() {
        isRainOver.store(true, ordering: .sequentiallyConsistent)
        pthread_join(cloud, nil)
    }
}
