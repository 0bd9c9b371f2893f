import CPombo
import PomboPosix

/// A folder of its own for one test, gone with it.
final class TestFolder {
    let path: String

    init() {
        var name = Array("/tmp/pombo-test-XXXXXX".utf8CString)
        precondition(unsafe mkdtemp(&name) != nil)
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { _ = try? Program("/bin/rm", ["-rf", path]) }

    var names: [String] {
        ((try? Folder.names(in: path)) ?? []).filter { $0 != "." && $0 != ".." }
    }
}
