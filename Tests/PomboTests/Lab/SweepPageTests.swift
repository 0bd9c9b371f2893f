import CPombo
import PomboCore
import PomboLab
import PomboPosix
import PomboText
import Testing

@testable import pombo

/// `pombo lab sweep FILE -o html` as a program.
@Suite struct SweepPageTests {
    private static let lab = """
        traffic 200 messages every 50ms from ana
        weather delay 10ms
        policy none, nack 3, pombo
        sweep loss 5% 20%
        seeds 2

        """

    @Test func `the page is the same with one job and with two, and well-formed`() throws {
        let folder = TestFolder()
        let file = "\(folder.path)/my.lab"
        try File(file, .create).appendAll(Array(Self.lab.utf8).span)
        var pages: [[UInt8]] = []
        for jobs in ["1", "2"] {
            let out = "\(folder.path)/\(jobs).html"
            let run = try Program(
                Program.pombo,
                ["lab", "sweep", file, "-o", "html", "--out", out, "--jobs", jobs])
            #expect(run.code == 0, "\(run.errors)")
            pages.append(try readWhole(out))
        }
        #expect(pages[0] == pages[1])
        let text = String(decoding: pages[0], as: UTF8.self)
        #expect(text.ranges(of: "<figure id=").count == 6)
        #expect(text.ranges(of: "role=\"img\"").count >= 6)
        #expect(!text.contains("Nothing to show here."))
        try expectWellFormed("\(folder.path)/1.html")
    }

    /// By somebody else's parser, where there is one.
    private func expectWellFormed(_ path: String) throws {
        let line = "import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])"
        guard try Program("/usr/bin/env", ["python3", "-c", "import xml.dom.minidom"]).code == 0
        else {
            StandardStream.error.write("skipped: there is no Python with an XML parser here\n")
            return
        }
        let check = try Program("/usr/bin/env", ["python3", "-c", line, path])
        #expect(check.code == 0, "\(check.errors)")
    }
}
