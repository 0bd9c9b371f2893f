import CPombo
import PomboCore
import PomboPosix
import PomboTerminal
import Testing

@testable import pombo

@Suite struct HistoryFileTests {
    @Test func `what was entered is there again, for its owner only`() throws {
        let folder = TestFolder()
        let state = "\(folder.path)/state"
        let environment = { (name: String) in name == "XDG_STATE_HOME" ? state : nil }
        let file = try #require(HistoryFile(environment: environment))
        #expect(file.load() == [])
        file.append("one")
        file.append("   ")
        file.append("dois é 2")
        #expect(file.load() == ["one", "dois é 2"])
        let path = "\(state)/pombo/chat_history"
        #expect(try FileFacts(at: path)?.mode == 0o600)
        for number in 0...2 * InputHistory.limit { file.append("\(number)") }
        #expect(file.load().count == InputHistory.limit)
        let kept = try FileFacts(at: path)
        #expect(kept?.mode == 0o600)
        #expect(kept.map { $0.byteCount < 3000 } == true)
        #expect(file.load().last == "\(2 * InputHistory.limit)")
        // It was there until here.
        #expect(folder.names == ["state"])
    }

    @Test func `without a home there is no history, and no failure`() {
        #expect(HistoryFile(environment: { _ in nil }) == nil)
    }
}
