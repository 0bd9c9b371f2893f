import CPombo

/// A thread of the system, for a loop that blocks and owns what it works on. It gets no signals:
/// those are for the main thread.
package struct Thread: ~Copyable {
    /// What the system gives a program's first thread; a relay's loop needs a small part of it.
    package static let stackByteCount = 8 << 20

    private let number: pthread_t

    /// `load` is handed over and lives as long as `body` needs it.
    package init<Load: ~Copyable>(
        _ load: consuming sending Load, _ body: @escaping @Sendable (consuming Load) -> Void
    ) throws(SystemError) {
        let work = UnsafeMutablePointer<Load>.allocate(capacity: 1)
        unsafe work.initialize(to: load)
        let box = Errand {
            let load = unsafe work.move()
            unsafe work.deallocate()
            body(load)
        }
        let errand = unsafe Unmanaged.passRetained(box)
        var number = Self.none
        let code = unsafe cpombo_start_thread(
            &number, Self.stackByteCount,
            { context in
                let errand = unsafe Unmanaged<Errand>.fromOpaque(context!).takeRetainedValue()
                errand.run()
                return nil
            }, errand.toOpaque())
        guard code == 0 else {
            unsafe errand.release()
            unsafe work.deinitialize(count: 1)
            unsafe work.deallocate()
            throw SystemError(.thread, code: code)
        }
        self.number = number
    }

    /// A thread that nobody joins goes on by itself, and leaves nothing behind when it has ended.
    deinit { _ = pthread_detach(number) }

    /// Waits until its body has returned.
    package consuming func join() {
        _ = pthread_join(number, nil)
        discard self
    }

    private static var none: pthread_t { pthread_self() }
}

/// What a thread does, as something that C can hold.
private final class Errand {
    let run: () -> Void

    init(_ run: @escaping () -> Void) { self.run = run }
}
