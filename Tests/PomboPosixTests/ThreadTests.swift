import CPombo
import PomboPosix
import Synchronization
import Testing

@Suite struct ThreadTests {
    private final class Note: Sendable {
        let value = Atomic<Int>(0)
    }

    /// Something that cannot be copied, as a relay's sockets cannot.
    private struct Load: ~Copyable {
        let note: Note
        let value: Int

        deinit { note.value.add(100, ordering: .relaxed) }
    }

    @Test func `a thread gets its load, does its work, and is waited for`() throws {
        let note = Note()
        let thread = try Thread(Load(note: note, value: 7)) { load in
            load.note.value.add(load.value, ordering: .relaxed)
        }
        thread.join()
        // 100 for the end of the load: once, and not later.
        #expect(note.value.load(ordering: .relaxed) == 107)
    }

    @Test func `there is room for deep calls`() throws {
        @Sendable func depth(_ count: Int) -> Int {
            var buffer = InlineArray<64, Int>(repeating: count)
            buffer[count % 64] = count == 0 ? 0 : depth(count - 1) + 1
            return buffer[count % 64]
        }
        let note = Note()
        let thread = try Thread(note) { note in
            note.value.store(depth(4000), ordering: .relaxed)
        }
        thread.join()
        #expect(note.value.load(ordering: .relaxed) == 4000)
    }

    @Test func `no signal comes to it`() throws {
        let note = Note()
        let thread = try Thread(note) { note in
            var blocked = sigset_t()
            unsafe pthread_sigmask(SIG_SETMASK, nil, &blocked)
            let count = [SIGINT, SIGTERM, SIGWINCH, SIGHUP, SIGTSTP].count {
                unsafe sigismember(&blocked, $0) == 1
            }
            note.value.store(count, ordering: .relaxed)
        }
        thread.join()
        #expect(note.value.load(ordering: .relaxed) == 5)
    }
}
