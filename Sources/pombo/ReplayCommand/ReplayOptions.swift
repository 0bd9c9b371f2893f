import PomboCore
import PomboPosix

/// Everything that `pombo replay` can be told.
struct ReplayOptions {
    enum Form: String, CaseIterable { case text, jsonl, csv, html, pcapng }

    /// What is done instead of showing records.
    enum Task: Equatable {
        case show
        case verify
        case salvage(to: String)
        case stats
        case diff(String, String)
    }

    enum Center: Equatable {
        case seq(UInt64)
        case time(WallTime)
    }

    /// Times as fast as it was; zero as fast as possible. In thousandths: 0.5 is 500.
    static let fastest = 0

    var log = LogPath.defaultName
    var task = Task.show
    var selection = Selection()
    var lastCount: Int?
    var isReversed = false
    var around: Center?
    var follows = false
    var after: UInt64?
    var cursorFile: String?
    var speed = ReplayOptions.fastest
    var maxGap: Duration?
    var rate: Int?
    var loops = false
    var form = Form.text
    var template: String?
    /// The relay that records are sent to again.
    var target: String?
    var zone = Zone.local
    var isQuiet = false

    var isPaced: Bool { speed != Self.fastest || rate != nil }
}
