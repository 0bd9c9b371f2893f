import PomboCore
import PomboPosix

/// The files of this package, as they lie on disk beside this one.
enum SourceTree {
    /// Where Package.swift is.
    static let root = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined()

    struct SourceFile {
        /// Seen from the root.
        let path: String
        let lines: [Substring]

        var name: Substring { path.split(separator: "/").last! }
    }

    /// The whole of a file, named as seen from the root.
    static func bytes(of path: String) throws -> [UInt8] {
        let file = try File("\(root)/\(path)", .read)
        var bytes: [UInt8] = []
        try file.read(Int(file.facts().byteCount), at: 0, to: &bytes)
        return bytes
    }

    static func text(of path: String) throws -> String {
        String(decoding: try bytes(of: path), as: UTF8.self)
    }

    static func lines(of path: String) throws -> [Substring] {
        var lines = try text(of: path).split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    /// All Swift files below a folder, in a fixed order.
    static func swiftFiles(below folder: String) throws -> [SourceFile] {
        try paths(below: folder).filter { $0.hasSuffix(".swift") }
            .map { SourceFile(path: $0, lines: try lines(of: $0)) }
    }

    static func paths(below folder: String) throws -> [String] {
        var paths: [String] = []
        for name in try Folder.names(in: "\(root)/\(folder)").sorted()
        where !name.hasPrefix(".") {
            let path = "\(folder)/\(name)"
            guard let facts = try FileFacts(at: "\(root)/\(path)") else { continue }
            paths += facts.isFolder ? try self.paths(below: path) : [path]
        }
        return paths
    }
}

extension Substring {
    /// Without the comment at its end. A `//` in a string is taken for one too, which only makes
    /// the tests see less.
    var code: Substring {
        guard let start = firstRange(of: "//") else { return self }
        return self[..<start.lowerBound]
    }

    var indentation: Int { prefix { $0 == " " }.count }

    var trimmed: Substring {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }
}
