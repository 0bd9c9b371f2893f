import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// One HTML file that needs nothing else: no script, no font, no picture from elsewhere.
struct PageOutput: ReplayOutput {
    var zone: Zone
    var title: String
    var language: Language
    private var day: String?
    private var recordCount = 0

    init(zone: Zone, title: String, _ language: Language = .english) {
        self.language = language
        self.zone = zone
        self.title = title
    }

    mutating func head() -> [UInt8] { Array(top.utf8) }

    mutating func foot() -> [UInt8] { Array(bottom.utf8) }

    private var top: String {
        """
        <!DOCTYPE html>
        <html lang="\(language.code)">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(Self.escape(title))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        <h1>\(Self.escape(title))</h1>
        <main>

        """
    }

    mutating func bytes(_ entry: ReplayEntry) -> [UInt8] {
        let record = entry.record
        let civil = zone.civil(record.time)
        recordCount += 1
        var html = ""
        if day != civil.date {
            day = civil.date
            html += "<h2>\(civil.date)</h2>\n"
        }
        html += "<p id=\"s\(record.seq)\" class=\"\(record.kind.word)\">"
        html += "<a href=\"#s\(record.seq)\" title=\"#\(record.seq)\">"
        html += "<time datetime=\"\(record.time.rfc3339(zone))\">\(civil.clock)</time></a> "
        if record.room != Specification.lobby {
            html += "<i>#\(Self.escape(record.room))</i> "
        }
        let hue = (record.client ^ record.client >> 32) % 12 * 30
        let name = Self.escape(RecordWords.name(record), isVisible: true)
        html += "<b style=\"--h:\(hue)\"><bdi>\(name)</bdi></b> "
        if record.kind == .direct {
            let recipient = Self.escape(RecordWords.recipient(record), isVisible: true)
            html += "<i>\(Texts.toWhom[language]) <bdi>\(recipient)</bdi></i> "
        }
        let words = Self.escape(RecordWords.sentence(entry)[language], isVisible: true)
        html += "<span dir=\"auto\">\(words)</span>"
        let marks = RecordWords.marks(record, zone)[language]
        if !marks.isEmpty { html += "<small>\(Self.escape(marks))</small>" }
        return Array((html + "</p>\n").utf8)
    }

    mutating func bytes(_ gap: ReplayGap) -> [UInt8] {
        Array("<hr><p class=\"gap\">\(Self.escape(gap.phrase[language]))</p>\n".utf8)
    }

    private var bottom: String {
        """
        </main>
        <footer>\(Texts.pageFooter(recordCount)[language])</footer>
        </body>
        </html>

        """
    }

    private static func escape(_ text: String, isVisible: Bool = false) -> String {
        MarkupText.escaped(isVisible ? text : SafeText.of(text))
    }

    private static let style = """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem }
        body { margin: 2rem auto; padding: 0 1rem }
        h1 { font-size: 1.3rem } h2 { font-size: 1rem; text-align: center; opacity: .6 }
        p { margin: .1rem 0 } h1, p { overflow-wrap: anywhere }
        p:target { outline: 2px solid Highlight }
        a { color: inherit; text-decoration: none; opacity: .7; font-variant-numeric: tabular-nums }
        b { color: hsl(var(--h) 70% 32%) } i, small, footer { opacity: .7 }
        .join, .leave, .nick { font-size: .9em; opacity: .8 } .me span { font-style: italic }
        .direct { border-left: 3px solid; padding-left: .5rem } .post b { font-weight: normal }
        hr { border: 0; border-top: 2px dashed; opacity: .4; margin: .6rem 0 0 }
        .gap { text-align: center; font-size: .85em; opacity: .7 }
        footer { margin-top: 2rem; font-size: .85em }
        @media (prefers-color-scheme: dark) { b { color: hsl(var(--h) 70% 72%) } }
        """
}
