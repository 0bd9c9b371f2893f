import CPombo
import PomboCore

/// One file of a log, to be read at any place.
///
/// A rotated file is mapped: it never changes again. The active file is read instead, because a
/// relay on a full disk cuts it back, and touching a mapped page that is gone ends the process.
@safe package final class LogSegment {
    package let path: String
    package let isGrowing: Bool
    package let identity: FileFacts.Identity
    package private(set) var byteCount: UInt64
    private let file: File
    private let pages: UnsafeRawBufferPointer?
    private var window: [UInt8] = []

    package init(_ path: String, isGrowing: Bool) throws(FileError) {
        let file = try File(path, .read)
        let facts = try file.facts()
        if facts.isFolder { throw FileError(.open, path, .isFolder) }
        guard facts.isRegular else { throw FileError(.open, path, .notAFile) }
        var pages: UnsafeRawBufferPointer?
        let count = Int(facts.byteCount)
        if !isGrowing, count > 0, let start = unsafe cpombo_map(file.descriptor, count) {
            unsafe pages = UnsafeRawBufferPointer(start: start, count: count)
        }
        self.path = path
        self.isGrowing = isGrowing
        identity = facts.identity
        byteCount = facts.byteCount
        unsafe self.pages = pages
        self.file = file
    }

    deinit {
        if let pages = unsafe pages, let start = pages.baseAddress {
            unsafe munmap(UnsafeMutableRawPointer(mutating: start), pages.count)
        }
    }

    /// Looks again how much there is.
    package func refresh() throws(FileError) {
        if isGrowing { byteCount = try file.facts().byteCount }
    }

    /// The bytes at `offset`, at most `count` of them, fewer only at the end.
    package func withBytes<Result>(
        at offset: UInt64, _ count: Int, _ body: (Span<UInt8>) -> Result
    ) throws(FileError) -> Result {
        let end = min(byteCount, offset + UInt64(count))
        let count = offset < end ? Int(end - offset) : 0
        if let pages = unsafe pages {
            let part = unsafe UnsafeRawBufferPointer(
                rebasing: pages[Int(offset)..<Int(offset) + count])
            return unsafe body(Span(_unsafeElements: part.assumingMemoryBound(to: UInt8.self)))
        }
        // Taken out while it is used: `body` may come back here.
        var bytes = window
        window = []
        bytes.removeAll(keepingCapacity: true)
        try file.read(count, at: offset, to: &bytes)
        let result = body(bytes.span)
        window = bytes
        return result
    }
}
