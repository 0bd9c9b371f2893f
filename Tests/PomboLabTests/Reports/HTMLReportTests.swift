import PomboCore
import PomboText
import Testing

@testable import PomboLab

/// The page of a sweep: whole, alone, and the same each time.
@Suite struct HTMLReportTests {
    private static let lab = """
        peers ana bia
        traffic 400 messages every 10ms from ana
        weather delay 20ms
        policy none, nack 3, dup 2
        sweep loss 5% 20%
        seeds 2
        """

    private static func page(_ lab: String, ladder: ReportLadder? = nil) throws -> String {
        let result = LabSetting(try LabFile(lab)).result()
        return HTMLReport(result, .english, notes: ["one </ul> note"], ladder: ladder).text
    }

    private static func ladder() throws -> ReportLadder {
        let setting = LabSetting(
            try LabFile("traffic 50 messages every 10ms from ana\nweather loss 20%, delay 5ms"))
        let run = MachineRun(
            setting, point: setting.file.points[0], seed: 3, ladderOf: 7)
        let ladder = run.ladder!
        return ReportLadder(
            ladder, peers: ["<ana>", "bia"], author: 0, begin: run.begin.nanoseconds,
            labels: ladder.steps.map { "\($0.what)" })
    }

    @Test func `every plot is there, with an image of its own`() throws {
        let page = try Self.page(Self.lab, ladder: Self.ladder())
        for name in ["residual", "cost", "delay", "runs", "barcode", "ladder"] {
            let start = page.ranges(of: "<figure id=\"\(name)\">")
            #expect(start.count == 1, "\(name)")
            let figure = page[start[0].upperBound...].prefix { $0 != "\u{0}" }
            let end = figure.ranges(of: "</figure>")[0].lowerBound
            #expect(figure[..<end].contains("role=\"img\" aria-label=\""), "\(name)")
        }
        #expect(!page.contains("Nothing to show here."))
    }

    @Test func `every element that opens closes, in order`() throws {
        for page in [
            try Self.page(Self.lab, ladder: Self.ladder()), try Self.page(Self.lab),
        ] {
            var open: [Substring] = []
            for part in page.split(separator: "<").dropFirst() {
                let tag = part.prefix { $0 != ">" }
                #expect(tag.count < part.count, "\(part.prefix(40))")
                if tag.hasPrefix("!") || tag.hasSuffix("/") { continue }
                let name = tag.prefix { $0 != " " }
                if name.hasPrefix("/") {
                    #expect(open.popLast() == name.dropFirst())
                } else {
                    open.append(name)
                }
            }
            #expect(open.isEmpty)
        }
    }

    @Test func `what people wrote stays text`() throws {
        let page = try Self.page(Self.lab, ladder: Self.ladder())
        #expect(MarkupText.escaped("<b> & \"it's\"") == "&lt;b&gt; &amp; &quot;it&#39;s&quot;")
        #expect(page.contains("one &lt;/ul&gt; note"))
        #expect(page.contains("&lt;ana&gt;"))
        #expect(!page.contains("<b>") && !page.contains("<ana>"))
        #expect(MarkupText.escaped("a\u{1B}[31m\u{202E}\u{0}") == "a\u{FFFD}[31m\u{FFFD}\u{FFFD}")
    }

    @Test func `the page needs nothing but itself`() throws {
        let page = try Self.page(Self.lab, ladder: Self.ladder())
        #expect(page.ranges(of: "://").count == 1, "the name of the XHTML namespace")
        for word in ["<script", "url(", "@import", "src=", "href=", "onload"] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test func `equal results give equal bytes`() throws {
        #expect(
            try Self.page(Self.lab, ladder: Self.ladder())
                == Self.page(Self.lab, ladder: Self.ladder()))
    }

    @Test func `a result without cells, or with one, is a page as well`() throws {
        let empty = HTMLReport(SweepResult(LabFile(), cells: []), .english).text
        #expect(empty.ranges(of: "Nothing to show here.").count == 6)
        #expect(!empty.contains("<table>"))
        let blank = HTMLReport(SweepResult(LabFile(), cells: [Cell()]), .english).text
        #expect(blank.contains("<table>"))
        let one = try Self.page("traffic 1 messages every 10ms from ana\npolicy none")
        #expect(one.contains("<table>"))
        let lost = try Self.page(
            "traffic 50 messages every 10ms from ana\nweather loss 100%\npolicy none")
        #expect(lost.contains("<table>"))
    }

    @Test func `weathers that were swept stand by their numbers, which are explained`() throws {
        let page = try Self.page(
            """
            traffic 100 messages every 10ms from ana
            policy none, nack 1
            sweep weather loss 5% | burst 5% 8
            """)
        #expect(page.contains("<li>1: loss 5%</li>\n<li>2: burst 5% 8</li>"))
        #expect(try !Self.page(Self.lab).contains("<li>1: "))
    }

    @Test func `sixteen policies under a page of weathers are drawn`() throws {
        let page = try Self.page(
            """
            traffic 60 messages every 10ms from ana
            policy none, nack 1, nack 2, nack 3, ack 1, ack 2, ack 3, arq, dup 2, dup 3, xor 2, \
            xor 3, xor 4, gbn 4, sr 4, gbn 8
            sweep loss 0% 1% 50% 99%
            """)
        #expect(page.contains("gbn 8"))
        #expect(page.contains("dash"))
    }
}
