/// Where functions begin and how long they are. It trusts the formatter: the brace that ends a
/// function stands where the function began.
enum FunctionScan {
    struct Function {
        /// Counted from one.
        let line: Int
        let lineCount: Int
    }

    static func functions(of lines: [Substring]) -> [Function] {
        lines.indices.filter { begins(lines[$0]) }.map { start in
            Function(line: start + 1, lineCount: end(of: start, in: lines) - start + 1)
        }
    }

    private static func begins(_ line: Substring) -> Bool {
        line.code.split(separator: " ").prefix(6).contains {
            $0 == "func" || $0.hasPrefix("init(") || $0.hasPrefix("init?(") || $0 == "deinit"
                || $0.hasPrefix("subscript(")
        }
    }

    private static func end(of start: Int, in lines: [Substring]) -> Int {
        let depth = lines[start].indentation
        // A signature of several lines ends with a line at the same depth that begins with `)`.
        var index = start
        while index < lines.count {
            let line = lines[index]
            if index == start || line.indentation == depth {
                if line.hasSuffix("}") { return index }
                let isOpen = line.hasSuffix("{") || line.hasSuffix("(")
                if index == start, !isOpen, !line.hasSuffix("in") {
                    // A requirement of a protocol, or a body that follows a long signature.
                    guard index + 1 < lines.count, lines[index + 1].indentation > depth else {
                        return index
                    }
                }
            }
            index += 1
        }
        return lines.count - 1
    }
}
