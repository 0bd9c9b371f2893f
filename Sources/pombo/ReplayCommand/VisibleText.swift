/// Text from the log in a form that nothing obeys: not a terminal, not a spreadsheet, not a
/// browser. Controls become their pictures, and what turns text around is named.
enum VisibleText {
    static func of(_ text: String) -> String {
        if text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09: scalars.append(" ")
            case 0..<0x20: scalars.append(Unicode.Scalar(0x2400 + scalar.value)!)
            case 0x7F: scalars.append("\u{2421}")
            case 0x80..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
                0xFFF9...0xFFFB, 0xE0000...0xE007F:
                let hex = String(scalar.value, radix: 16, uppercase: true)
                scalars.append(contentsOf: "<U+\(hex)>".unicodeScalars)
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
