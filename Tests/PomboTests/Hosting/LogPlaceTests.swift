import Testing

@testable import pombo

@Suite struct LogPlaceTests {
    @Test func `a hosted relay logs where it was told, in logs/, or in the state folder`() {
        #expect(
            LogPlace.path(said: "/x/a.jsonl", hasLogsFolder: true, stateFolder: "/s")
                == "/x/a.jsonl")
        #expect(
            LogPlace.path(said: nil, hasLogsFolder: true, stateFolder: "/s")
                == "logs/message_log.jsonl")
        #expect(
            LogPlace.path(said: nil, hasLogsFolder: false, stateFolder: "/s")
                == "/s/message_log.jsonl")
        #expect(LogPlace.path(said: nil, hasLogsFolder: false, stateFolder: nil) == nil)
    }
}
