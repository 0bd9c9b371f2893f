/// What a file is, whatever its name.
package struct FileFacts: Equatable, Sendable {
    /// The same for all names of one file, and of no other.
    package struct Identity: Hashable, Sendable {
        package let device: UInt64
        package let inode: UInt64

        package init(device: UInt64, inode: UInt64) {
            self.device = device
            self.inode = inode
        }
    }

    package var identity: Identity
    package var linkCount: UInt64 = 1
    package var byteCount: UInt64 = 0
    /// When it was changed last.
    package var modified = WallTime(microseconds: 0)
    /// The permissions.
    package var mode: Int32 = 0o600
    package var isRegular = true
    package var isFolder = false

    package init(_ identity: Identity) { self.identity = identity }
}
