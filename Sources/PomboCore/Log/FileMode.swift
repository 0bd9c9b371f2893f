/// What a file is opened for.
package enum FileMode: Sendable {
    case read
    /// For reading what never changes again, as fast as can be.
    case readSettled
    /// For reading and appending; made if it is missing, for the owner's eyes only.
    case append
    /// Must not exist yet; for the owner's eyes only.
    case create
    /// For writing into what is there already.
    case update
}
