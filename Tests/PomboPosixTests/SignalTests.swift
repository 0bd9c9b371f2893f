import CPombo
import PomboCore
import PomboPosix
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
        #expect(pipe.take() == [.user1])
        #expect(pipe.take() == [])
        for signal in [Signal.resume, .windowChange, .resume] {
            _ = raise(signal.number)
        }
        #expect(pipe.take() == [.resume, .windowChange])
    }

    @Test func `a pipe can follow another`() throws {
        for _ in 0..<3 {
            let pipe = try SignalPipe([.windowChange])
            _ = raise(Signal.windowChange.number)
            #expect(pipe.take() == [.windowChange])
        }
    }

    @Test func `a signal ends a receive that waits`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            let pipe = try SignalPipe([.terminate])
            var socket = try Loopback.socket()
            // Again and again: the first may come before the wait.
            var target = pthread_self()
            var helper = pthread_t()
            unsafe pthread_create(
                &helper, nil,
                { target in
                    let target = unsafe target!.load(as: pthread_t.self)
                    while true {
                        pthread_kill(target, SIGTERM)
                        Clock.nap(.milliseconds(10))
                    }
                }, &target)
            var batch = ReceiveBatch(capacity: 4)
            let outcome = socket.receive(into: &batch, .atMost(.seconds(30)))
            exit(outcome == .interrupted && pipe.take() == [.terminate] ? 7 : 1)
        }
    }
}
