import PomboCore
import PomboPosix
import PomboTerminal
import Synchronization

/// For the first seconds of a host: others may have begun in the same moment. It goes on probing
/// on a thread of its own, and tells the chat of an older relay.
struct ElderWatch: ~Copyable {
    private let flag: Flag
    private let thread: Thread?

    private final class Flag: Sendable {
        let isOver = Atomic(false)
    }

    /// How long a watch may go on after it was called off.
    private static let longest = Duration.milliseconds(250)

    /// Without randomness, a socket or a thread there is no watch; the chat is worth having all the
    /// same.
    init(over own: FoundRelay.Identity, _ channel: HostChannel, _ targets: [SearchTarget]) {
        let flag = Flag()
        self.flag = flag
        thread = try? Thread(flag) { flag in
            guard let nonce = try? Findings.nonce(), var socket = try? SearchSocket(targets) else {
                return
            }
            var search = Search(nonce: nonce, .watch, at: socket.instant)
            socket.run(&search, longest: Self.longest) { search, now in
                flag.isOver.load(ordering: .relaxed) || search.elder(than: own, at: now) != nil
            }
            guard !flag.isOver.load(ordering: .relaxed),
                let elder = search.elder(than: own, at: socket.instant)
            else { return }
            channel.tell(.elder(elder))
        }
    }

    /// The thread ends by itself, and is not waited for.
    consuming func callOff() { flag.isOver.store(true, ordering: .relaxed) }
}
