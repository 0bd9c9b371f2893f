/// A system call on a file that failed: which one, on what, and the system's number for why.
package struct FileError: Error, Hashable, Sendable {
    package enum Call: String, Sendable {
        case open, lock, inspect, read, write, sync, truncate, rename, remove, list, map, make
    }

    package let call: Call
    package let path: String
    package let code: Int32

    package init(_ call: Call, _ path: String, code: Int32) {
        self.call = call
        self.path = path
        self.code = code
    }
}
