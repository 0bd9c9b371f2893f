import PomboCore
import PomboLab
import Testing

/// Whatever stands in a lab file: an experiment, or an error that points into it.
@Suite struct LabFileFuzzTests {
    private static let words = [
        "peers", "traffic", "weather", "at", "policy", "sweep", "seeds", "repeat", "expect", "ana",
        "bia", "10", "0", "99999999999999999999", "-1", "messages", "every", "10ms", "1h", "50/s",
        "/s", "for", "size", "from", "replay", "x2", "x", "up", "down", "loss", "5%", "101%",
        "burst", "8", "160ms", "|", ",", "none", "nack", "3", "pombo", "raw", "<", "=", "residual",
        "p99", "lost", "with", "relay", "restart", "after", "rebind", "partition", "\n", "\n",
        "\n", "#", "é", "\u{1F426}", "\t", "\r\n", "\0", "list", "1-3", "trace", "drop", "ack#1",
    ]

    @Test func `any heap of words is an experiment or an error in one of its lines`() {
        var dice = Dice(seed: 5, purpose: 77)
        var good = 0
        for _ in 0..<8000 {
            let count = dice.number(0...14)
            let words = (0..<count).map { _ in Self.words[dice.number(0...Self.words.count - 1)] }
            let text = words.joined(separator: dice.isLucky(95) ? " " : "")
            do throws(LabFileError) {
                let file = try LabFile(text)
                good += 1
                #expect((try? LabFile(file.description)) == file, "\(text)")
            } catch {
                let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
                #expect((0...lines.count).contains(error.line), "\(text)")
                guard error.line > 0 else { continue }
                #expect(error.offset <= lines[error.line - 1].count, "\(text)")
                #expect(!error.pointed(in: text).isEmpty)
            }
        }
        #expect(good > 200)
    }

    @Test func `any bytes are an experiment or an error`() {
        var dice = Dice(seed: 6, purpose: 77)
        for _ in 0..<5000 {
            let bytes = (0..<dice.number(0...60)).map { _ in UInt8(dice.number(0...255)) }
            _ = try? LabFile(bytes.span)
        }
    }

    @Test func `files are bounded at their limits`() throws {
        let blank = [UInt8](repeating: 0x20, count: LabLimit.fileByteCount)
        #expect((try? LabFile(blank.span)) != nil)
        #expect((try? LabFile((blank + [0x20]).span)) == nil)
        let lines = String(repeating: "\n", count: LabLimit.lineCount - 1)
        #expect((try? LabFile(lines)) != nil)
        #expect((try? LabFile(lines + "\n")) == nil)
        for (line, limit) in [
            ("at 1s rebind ana\n", LabLimit.events), ("expect lost = 0\n", LabLimit.expectations),
            ("weather loss 1%\n", LabLimit.weathers),
        ] {
            #expect((try? LabFile(String(repeating: line, count: limit))) != nil)
            #expect((try? LabFile(String(repeating: line, count: limit + 1))) == nil)
        }
        let shares = (0...LabLimit.points).map { "\($0)%" }
        #expect((try? LabFile("sweep loss " + shares.dropLast().joined(separator: " "))) != nil)
        #expect((try? LabFile("sweep loss " + shares.joined(separator: " "))) == nil)
        let policies = (1...LabLimit.policies + 1).map { "nack \($0)" }
        #expect((try? LabFile("policy " + policies.dropLast().joined(separator: ","))) != nil)
        #expect((try? LabFile("policy " + policies.joined(separator: ","))) == nil)
        let names = (0...LabLimit.peers).map { "a\($0)" }
        #expect((try? LabFile("peers " + names.dropLast().joined(separator: " "))) != nil)
        #expect((try? LabFile("peers " + names.joined(separator: " "))) == nil)
    }
}
