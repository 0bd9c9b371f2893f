import PomboCore
import Testing

@testable import pombo

@Suite struct FlatJSONTests {
    @Test func `a flat object is read with all escapes`() throws {
        let object = try #require(
            FlatJSON(#" {"a":"\u00e1\n\"\ud83d\ude00", "n" : -5,"t":true,"z":null} "#))
        #expect(object.text("a") == "á\n\"😀")
        #expect(object["n"] == .number(-5))
        #expect(object["t"] == .truth(true))
        #expect(object["z"] == .null)
    }

    @Test(arguments: [
        "", "{", "[]", "{\"a\"}", "{\"a\":}", "{\"a\":1} x", "{\"a\":\"\\q\"}", "{\"a\":[1]}",
        "{\"a\":\"\\ud800\"}", "{\"a\":\"\u{1}\"}", "{\"a\":1,}", "{\"a\":\"\\u12g4\"}",
    ])
    func `anything else is none`(line: String) {
        #expect(FlatJSON(line) == nil)
    }

    @Test func `a bot's commands are orders`() {
        #expect(ChatOrder(json: #"{"say":"/quit"}"#) == .say("/quit"))
        #expect(
            ChatOrder(json: #"{"msg":"psst","to":"bia"}"#) == .message(to: Name("bia")!, "psst"))
        #expect(ChatOrder(json: #"{"history":50}"#) == .history(.count(50)))
        #expect(ChatOrder(json: #"{"quit":true}"#) == .quit)
        #expect(ChatOrder(json: #"{"quit":false}"#) == nil)
        #expect(ChatOrder(json: #"{"nick":"no name"}"#) == nil)
    }
}
