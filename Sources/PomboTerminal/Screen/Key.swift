/// What somebody did at the keyboard.
package enum Key: Hashable, Sendable {
    /// One or more characters as typed; never a control.
    case text(String)
    /// What stood between the marks of a bracketed paste, line breaks included.
    case paste(String)
    case enter, tab, backtab, backspace, delete, escape
    case left, right, up, down, home, end
    case wordLeft, wordRight, pageUp, pageDown
    /// Control and a letter, in lower case.
    case control(Character)
    /// Alt and a character; terminals send an escape before it.
    case alt(Character)
    case altBackspace
    /// A sequence without a meaning here. Swallowed whole, so that none of it ends up in the line.
    case unknown
}
