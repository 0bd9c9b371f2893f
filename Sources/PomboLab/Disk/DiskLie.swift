/// What a simulated disk does wrong and does not tell, to test the tester.
package enum DiskLie: Sendable {
    /// A sync that fails says that it went well.
    case failedSync
    /// A file that is to be renamed into place is not on disk before that.
    case lateSync
}
