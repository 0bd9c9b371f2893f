/// Turns what is on the terminal into what should be there, with as few bytes as will do.
extension ScreenCanvas {
    /// `lines` are all that should stand above the status row: what is painted, as far as it was
    /// not changed or replaced since, and what is new.
    mutating func draw(
        _ lines: [InlineScreen.Line], status: StatusLine, input: InputLine
    ) -> [UInt8] {
        let new = Bottom(
            status: status.drawn(columns: size.columns), input: input.drawn(columns: size.columns))
        var writer = FrameWriter(palette)
        if let old = bottom, !isStale, !clears, hasSameRows(as: lines) {
            patch(lines, &writer)
            drawBottom(from: old, to: new, &writer)
        } else {
            repaint(lines, new, &writer)
        }
        bottom = new
        settle()
        if rings { writer.bell() }
        rings = false
        trim()
        return writer.bytes
    }

    /// No row has to move: at most some lines of one row have changed.
    private func hasSameRows(as lines: [InlineScreen.Line]) -> Bool {
        guard lines.count == painted.count else { return false }
        return zip(lines, painted).allSatisfy { line, old in
            line.text == old.text
                || old.rows == 1 && line.text.rowCount(columns: size.columns) == 1
        }
    }

    private mutating func patch(_ lines: [InlineScreen.Line], _ writer: inout FrameWriter) {
        var hasMoved = false
        for (index, line) in lines.enumerated() {
            let changes = line.text != painted[index].text
            if changes {
                let distance = distance(to: index)
                writer.startOfRow()
                writer.up(distance)
                writer.eraseRow()
                writer.write(line.text)
                writer.startOfRow()
                writer.down(distance)
                hasMoved = true
            }
            painted[index] = Painted(id: line.id, text: line.text, rows: painted[index].rows)
        }
        if hasMoved, let bottom { writer.right(bottom.input.cursor) }
    }

    private func drawBottom(from old: Bottom, to new: Bottom, _ writer: inout FrameWriter) {
        var hasMoved = false
        if new.status != old.status {
            writer.startOfRow()
            writer.up(1)
            writer.eraseRow()
            writer.write(new.status)
            writer.startOfRow()
            writer.down(1)
            hasMoved = true
        }
        if new.input.text != old.input.text {
            if !hasMoved, let typed = typed(from: old.input, to: new.input) {
                writer.write(typed)
                return
            }
            writer.startOfRow()
            writer.write(new.input.text)
            writer.eraseRestOfRow()
        } else if !hasMoved, new.input.cursor == old.input.cursor {
            return
        }
        writer.startOfRow()
        writer.right(new.input.cursor)
    }

    /// What was added at the end of the row: most keys are one byte for one byte. Not for what
    /// might join the character before it.
    private func typed(from old: InputLine.Drawn, to new: InputLine.Drawn) -> String? {
        let (before, after) = (old.text.text, new.text.text)
        guard old.cursor == old.text.width, new.cursor == new.text.width,
            new.text.runs.count == old.text.runs.count, after.utf8.starts(with: before.utf8)
        else { return nil }
        let added = after.utf8.dropFirst(before.utf8.count)
        guard !added.isEmpty, added.allSatisfy({ 0x20...0x7E ~= $0 }),
            new.text.runs.last?.style == .plain, old.text.runs.last?.style == .plain
        else { return nil }
        return String(Substring(added))
    }

    /// Erases from the first line that differs and writes all from there.
    private mutating func repaint(
        _ lines: [InlineScreen.Line], _ new: Bottom, _ writer: inout FrameWriter
    ) {
        let first = zip(lines, painted).prefix { $0.id == $1.id && $0.text == $1.text }.count
        if clears { writer.clear() }
        writer.startOfRow()
        if bottom == nil {
            writer.bracketedPaste(true)
        } else if !clears {
            writer.up(distance(to: first))
        }
        writer.eraseBelow()
        painted.removeLast(painted.count - first)
        for line in lines[first...] {
            writer.write(line.text)
            writer.nextRow()
            let rows = line.text.rowCount(columns: size.columns)
            painted.append(Painted(id: line.id, text: line.text, rows: rows))
        }
        writer.write(new.status)
        writer.nextRow()
        writer.write(new.input.text)
        writer.startOfRow()
        writer.right(new.input.cursor)
    }
}
