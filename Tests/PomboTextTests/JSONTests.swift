import PomboText
import Testing

@Suite struct JSONTests {
    private let object: JSON = [
        "text": "a", "count": JSON(3), "share": JSON(0.25, places: 3), "none": JSON(Int?.none),
        "list": JSON([1, 2]), "inner": ["yes": true], "empty": .object([]),
    ]

    @Test func `an object keeps its order, on one line`() {
        #expect(
            object.line()
                == #"{"text":"a","count":3,"share":0.250,"none":null,"list":[1,2],"#
                + #""inner":{"yes":true},"empty":{}}"#)
        #expect(
            object.line(isAiry: true)
                == #"{"text": "a", "count": 3, "share": 0.250, "none": null, "list": [1, 2], "#
                + #""inner": {"yes": true}, "empty": {}}"#)
    }

    @Test func `what ends a text or steers a terminal is escaped, and nothing else`() {
        #expect(JSON.quoted("a\"b\\c\nd\te") == #""a\"b\\c\nd\te""#)
        #expect(JSON.quoted("\u{1B}\u{9B}\u{202E}\u{2028}") == #""\u001b\u009b\u202e\u2028""#)
        #expect(JSON.quoted("olá 🐦 'é'") == "\"olá 🐦 'é'\"")
    }
}
