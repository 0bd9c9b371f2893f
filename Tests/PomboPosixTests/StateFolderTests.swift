import PomboCore
import PomboPosix
import Testing

@Suite struct StateFolderTests {
    private static func path(_ variables: [String: String]) -> String? {
        StateFolder.path { variables[$0] }
    }

    @Test func `the state folder is where the desktop's rules say`() {
        #expect(Self.path(["HOME": "/home/ana"]) == "/home/ana/.local/state/pombo")
        #expect(Self.path(["HOME": "/h", "XDG_STATE_HOME": "/s"]) == "/s/pombo")
        #expect(Self.path(["HOME": "/h", "XDG_STATE_HOME": "s"]) == "/h/.local/state/pombo")
        #expect(Self.path([:]) == nil)
        #expect(Self.path(["HOME": "here"]) == nil)
    }

    @Test func `folders are made with those above them, for their owner only`() throws {
        let folder = TemporaryFolder()
        let path = "\(folder.path)/a/b/c"
        try Folder.make(path)
        try Folder.make(path)
        #expect(Folder.isThere(path))
        #expect(try FileFacts(at: path)?.isFolder == true)
        try folder.write([1], to: "file")
        #expect(throws: FileError.self) { try Folder.make("\(folder.path)/file") }
        #expect(throws: FileError.self) { try Folder.make("\(folder.path)/file/below") }
        #expect(!Folder.isThere("\(folder.path)/file"))
    }
}
