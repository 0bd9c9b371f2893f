import CPombo
import PomboCore

/// A file of a log while it is open: mapped if it never changes again, else read into memory of
/// its own.
@safe package final class OpenFile {
    let file: File
    private let pages: UnsafeRawBufferPointer?
    private var window: [UInt8] = []

    /// What is kept between two reads; a larger piece is read once.
    private static let windowLimit = 1 << 18

    init(_ file: consuming File) {
        self.file = file
        unsafe pages = nil
    }

    init(mapping file: consuming File) throws(FileError) {
        let facts = try file.facts()
        let count = Int(facts.byteCount)
        var pages: UnsafeRawBufferPointer?
        if facts.isRegular, count > 0, let start = unsafe cpombo_map(file.descriptor, count) {
            unsafe pages = UnsafeRawBufferPointer(start: start, count: count)
        }
        self.file = file
        unsafe self.pages = pages
    }

    deinit {
        if let pages = unsafe pages, let start = pages.baseAddress {
            unsafe munmap(UnsafeMutableRawPointer(mutating: start), pages.count)
        }
    }

    /// Lends at most `count` bytes at `offset`, fewer only at the end.
    func lend<Result>(
        _ count: Int, at offset: UInt64, _ body: (Span<UInt8>) -> Result
    ) throws(FileError) -> Result {
        if let pages = unsafe pages {
            let start = min(Int(offset), pages.count)
            let part = unsafe UnsafeRawBufferPointer(
                rebasing: pages[start..<start + min(count, pages.count - start)])
            return unsafe body(Span(_unsafeElements: part.assumingMemoryBound(to: UInt8.self)))
        }
        // Taken out while it is used: `body` may come back here.
        var bytes = window
        window = []
        bytes.removeAll(keepingCapacity: true)
        try file.read(count, at: offset, to: &bytes)
        let result = body(bytes.span)
        if bytes.capacity <= Self.windowLimit * 2 { window = bytes }
        return result
    }
}
