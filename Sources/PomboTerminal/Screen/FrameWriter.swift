/// The bytes of one frame: text and the few sequences that every terminal knows. Except on a
/// cleared screen all movement is relative, so that it does not matter where the shell left
/// the cursor.
struct FrameWriter {
    private(set) var bytes: [UInt8] = []
    private let palette: Palette

    init(_ palette: Palette) { self.palette = palette }

    mutating func write(_ text: String) { bytes += text.utf8 }

    mutating func write(_ text: StyledText) { write(text.codes(palette)) }

    mutating func startOfRow() { write("\r") }

    mutating func nextRow() { write("\r\n") }

    mutating func up(_ count: Int) { if count > 0 { write("\u{1B}[\(count)A") } }

    mutating func down(_ count: Int) { if count > 0 { write("\u{1B}[\(count)B") } }

    mutating func right(_ count: Int) { if count > 0 { write("\u{1B}[\(count)C") } }

    mutating func eraseRow() { write("\u{1B}[2K") }

    mutating func eraseRestOfRow() { write("\u{1B}[K") }

    mutating func eraseBelow() { write("\u{1B}[J") }

    mutating func clear() { write("\u{1B}[H\u{1B}[2J") }

    mutating func bracketedPaste(_ isOn: Bool) { write(isOn ? "\u{1B}[?2004h" : "\u{1B}[?2004l") }

    mutating func bell() { bytes.append(7) }
}
