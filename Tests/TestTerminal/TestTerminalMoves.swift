extension TestTerminal {
    /// ESC and one more: down with scrolling, and the cursor kept and brought back.
    package mutating func move(_ kind: Unicode.Scalar?) -> Bool {
        switch kind {
        case "D": feed()
        case "7": saved = (cursorRow, cursorColumn)
        case "8": (cursorRow, cursorColumn) = saved
        default: return false
        }
        isWrapPending = false
        return true
    }

    /// Puts so many blank rows before the cursor's, or takes out as many from there on.
    package mutating func shift(by count: Int) {
        let room = rows - cursorRow
        let shifted = min(abs(count), room)
        let blanks = Array(repeating: Row(columns: columns), count: shifted)
        if count > 0 {
            screen.insert(contentsOf: blanks, at: cursorRow)
            screen.removeLast(shifted)
        } else {
            screen.removeSubrange(cursorRow..<cursorRow + shifted)
            screen += blanks
        }
        cursorColumn = 0
    }
}
