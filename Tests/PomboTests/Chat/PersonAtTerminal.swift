import CPombo
import PomboPosix
import TestTerminal

@testable import pombo

/// The real program on a pseudo-terminal, and the person in front of it.
final class PersonAtTerminal {
    let process: pid_t
    private let side: Int32
    /// Everything that came, and what it looks like.
    private(set) var bytes: [UInt8] = []
    private(set) var terminal: TestTerminal
    private var hasEnded = false

    init(
        program: String = Program.pombo, _ arguments: [String], columns: Int = 80, rows: Int = 24,
        state: String,
        variables: [String] = ["TERM=xterm-256color"]
    ) throws {
        var side: Int32 = -1
        var name = [CChar](repeating: 0, count: 128)
        guard unsafe cpombo_open_terminal(&side, &name, name.count) == 0 else {
            throw SystemError(.terminal, code: cpombo_errno())
        }
        _ = cpombo_set_window_size(side, Int32(rows), Int32(columns))
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, 0, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, 0, 2)
        unsafe posix_spawnattr_init(&attributes)
        _ = unsafe cpombo_spawn_in_session(&attributes)
        // Nothing else of what is around the tests, but how a sanitizer is to behave.
        let sanitizer = Environment.value("ASAN_OPTIONS").map { ["ASAN_OPTIONS=\($0)"] } ?? []
        let variables =
            variables + sanitizer + ["LANG=C", "TZ=UTC", "XDG_STATE_HOME=\(state)"]
        var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
        var surroundings = unsafe variables.map { unsafe strdup($0) } + [nil]
        var child: pid_t = 0
        let code = unsafe posix_spawn(
            &child, program, &actions, &attributes, &words, &surroundings)
        unsafe (words + surroundings).forEach { unsafe free($0) }
        unsafe posix_spawn_file_actions_destroy(&actions)
        unsafe posix_spawnattr_destroy(&attributes)
        guard code == 0 else { throw SystemError(.terminal, program, code: code) }
        process = child
        self.side = side
        terminal = TestTerminal(columns: columns, rows: rows)
    }

    deinit {
        if !hasEnded { _ = end(SIGKILL) }
        close(side)
    }

    var drawing: String { terminal.wholeDrawing }

    /// Keys come one by one, and nothing is echoed.
    var isRaw: Bool {
        var mode = termios()
        _ = unsafe tcgetattr(side, &mode)
        return mode.c_lflag & tcflag_t(ICANON | ECHO) == 0
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(side, $0.baseAddress, $0.count) }
    }

    func resize(columns: Int, rows: Int) {
        terminal.resize(columns: columns, rows: rows)
        _ = cpombo_set_window_size(side, Int32(rows), Int32(columns))
    }

    /// Until the drawing is as wanted; false after twenty seconds.
    func sees(_ isWanted: (String) -> Bool) -> Bool {
        for _ in 0..<2000 {
            look()
            if isWanted(drawing) { return true }
        }
        return false
    }

    func sees(_ text: String) -> Bool { sees { $0.contains(text) } }

    /// Takes what comes within ten milliseconds.
    func look() {
        var waiter = Waiter()
        _ = waiter.watch(side)
        guard waiter.wait(.atMost(.milliseconds(10))) == .ready else { return }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe buffer.withUnsafeMutableBytes {
            unsafe read(side, $0.baseAddress, $0.count)
        }
        guard count > 0 else { return }
        bytes += buffer.prefix(count)
        // A read may end within a character.
        unread += buffer.prefix(count)
        let whole = unread.count - Self.openBytes(unread)
        terminal.write(Array(unread.prefix(whole)))
        unread.removeFirst(whole)
    }

    private var unread: [UInt8] = []

    /// How many bytes at the end begin a character or a sequence without ending it.
    private static func openBytes(_ bytes: [UInt8]) -> Int {
        if let escape = bytes.lastIndex(of: 0x1B),
            !bytes[escape...].dropFirst(2).contains(where: { 0x40...0x7E ~= $0 })
        {
            return bytes.count - escape
        }
        guard let lead = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }), bytes[lead] >= 0xC0 else {
            return 0
        }
        let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : 2
        return bytes.count - lead < length ? bytes.count - lead : 0
    }

    /// The exit code, or 128 and the signal, after all that was written is read. Who does not end
    /// within twenty seconds is killed.
    func end(_ signal: Int32? = nil) -> Int32 {
        if let signal { kill(process, signal) }
        hasEnded = true
        var status: Int32 = 0
        var looks = 0
        while unsafe waitpid(process, &status, WNOHANG) == 0 {
            look()
            looks += 1
            if looks == 2000 { kill(process, SIGKILL) }
        }
        for _ in 0..<3 { look() }
        return cpombo_exit_code(status)
    }
}
