/// Where the active file of a log is, seen from the outside.
package enum ActivePlace: Equatable, Sendable {
    case here
    /// The file lives on under another name; this one's lines go there.
    case moved
    /// The lines go to a file that nobody can open any more.
    case deleted
    /// Somebody cut it: lines that were on disk are not any more.
    case cut
}
