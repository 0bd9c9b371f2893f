import PomboCore
import PomboPosix
import PomboTerminal
import PomboText
import Synchronization

/// The line between a chat and the relay that it hosts on another thread: orders go there, news
/// come back.
final class HostChannel: Sendable {
    /// `/kick` and `/mute` go here.
    let orders: RelayMailbox
    private let pipe: QuietPipe
    private let waiting = Mutex<[HostNews]>([])

    init() throws(SystemError) {
        orders = try RelayMailbox()
        pipe = try QuietPipe()
    }

    /// Readable when there is news to take.
    var descriptor: Int32 { pipe.descriptor }

    func tell(_ news: HostNews) {
        waiting.withLock { $0.append(news) }
        pipe.send(0)
    }

    func drain() -> [HostNews] {
        _ = pipe.drain()
        return waiting.withLock { news in
            defer { news.removeAll() }
            return news
        }
    }
}
