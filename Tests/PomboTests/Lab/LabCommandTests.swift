import PomboCore
import PomboLab
import PomboPosix
import PomboText
import Testing

@testable import pombo

/// `pombo lab run`, `sweep`, `expect`, `check-weather` and `trace` as people call them.
@Suite(.waitingForOthers) struct LabCommandTests {
    private static let text = """
        traffic 100 messages every 10ms from ana
        weather delay 5ms
        policy pombo, none, nack 3, gbn 8, xor 4
        sweep loss 2% 20%
        seeds 3
        expect residual < 60% with none

        """

    private func lab(_ words: String...) throws -> Program {
        try Program(Program.pombo, ["lab"] + words)
    }

    private let folder = TestFolder()

    /// A lab file for one test.
    private func file(_ text: String) throws -> String {
        let path = "\(folder.path)/\(UInt64.random(in: 0 ... .max)).lab"
        try ResultFile(path).write(text)
        return path
    }

    @Test func `a sweep is the same bytes again, and with one worker and two`() async throws {
        let setting = LabSetting(try LabFile(Self.text))
        var texts: [String] = []
        for jobs in [1, 2, 2, 7] {
            let result = await SweepRun(setting: setting, jobs: jobs, language: .english).result()
            texts.append(SweepCSV.text(result) + SweepJSON.text(result, program: "pombo"))
        }
        #expect(texts.allSatisfy { $0 == texts[0] })
        #expect(texts[0].split(separator: "\n").count > 2 * 5 * 3)
        // Paired by seed, all of them.
        let result = setting.result()
        for cell in result.cells where cell.policy > 0 { #expect(cell.lostBeyondNone == 0) }
        #expect(SweepCSV.text(result) + SweepJSON.text(result, program: "pombo") == texts[0])
    }

    @Test func `run tells what came beside what was expected, and says so by its code`() throws {
        let path = try file(Self.text)
        let good = try lab("run", path)
        #expect(good.code == 0 && good.errors.isEmpty)
        #expect(good.text.contains("met: residual < 60%"))
        let bad = try file(Self.text + "expect lost = 0 with none\nweather loss 50%\n")
        let run = try lab("run", bad, "--seed", "7")
        #expect(run.code == 1 && run.text.contains("NOT met: lost = 0"))
        #expect(run.text.contains("seed 7"))
        #expect(try lab("run", bad, "--seed=7").output == run.output)
        #expect(try lab("run", bad, "--seed=8").output != run.output)
        let far = try lab("run", bad, "--seed", "18446744073709551615")
        #expect(far.code == 1)
    }

    @Test func `a sweep is written to a file in every form`() throws {
        let path = try file(Self.text)
        let table = try lab("sweep", path, "--jobs", "2")
        #expect(table.code == 0 && table.text.contains("loss 20%"))
        for form in ["csv", "json"] {
            let direct = try lab("sweep", path, "-o", form)
            let out = "\(path).\(form)"
            for _ in 0..<2 {
                #expect(try lab("sweep", path, "-o", form, "--out", out, "--jobs", "1").code == 0)
                #expect(try readWhole(out) == direct.output)
            }
            try Folder.remove(out)
        }
        #expect(try lab("sweep", path, "--out", "/nowhere/at/all").code == 6)
        #expect(try lab("sweep", path, "--out", "/tmp").code == 6)
        // Never replaced by a file.
        #expect(try lab("sweep", path, "--out", "/dev/null").code == 0)
        #expect(try FileFacts(at: "/dev/null")?.isRegular == false)
        #expect(try lab("sweep", path, "--out", "/dev/full").code == 6)
        #expect(try lab("sweep", path, "--out", "-").output == table.output)
    }

    @Test func `a file that is not there, or none, ends with a sentence`() throws {
        #expect(try lab("run", "/nowhere.lab").code == 6)
        let folder = try lab("run", "/tmp")
        #expect(folder.code == 6 && folder.errors.contains("'/tmp'"))
        let zeros = try lab("run", "/dev/zero")
        #expect(zeros.code == 2 && zeros.errors.contains("65536 bytes"))
        let path = try file("peers ana\n\u{1B}[2Jweather\n")
        let wild = try lab("sweep", path)
        #expect(wild.code == 2 && wild.errors.contains(":2:") && wild.errors.contains("^"))
        #expect(!wild.errors.utf8.contains(0x1B))
    }

    @Test func `theory alone runs nothing`() throws {
        let path = try file("traffic 1000000 messages every 10ms\npolicy none\nweather loss 30%")
        let program = try lab("expect", path)
        #expect(program.code == 0 && program.text.contains("30.0%"), "\(program.text)")
    }

    @Test func `any weather is held against theory`() throws {
        let good = try lab("check-weather", "burst 5% 8, dup 2%", "--count", "20000")
        #expect(good.code == 0 && good.text.contains("agrees"))
        #expect(!good.text.contains("DISAGREES"))
        let wrong = try lab("check-weather", "los 5%")
        #expect(wrong.code == 2 && wrong.errors.contains("  ^^^"))
    }

    @Test func `the ladder of a message shows what was lost and what brought it back`() throws {
        let path = try file(
            """
            peers ana bia caio
            traffic 5 messages every 100ms from ana
            weather delay 10ms, drop say#2 to caio
            """)
        let program = try lab("trace", "2", path)
        let found = ["╳ meaning", "nack", "say again", "● delivered"].allSatisfy {
            program.text.contains($0)
        }
        #expect(program.code == 0 && found, "\(program.text)")
        let plain = try lab("trace", "2", path, "--ascii")
        #expect(plain.output.allSatisfy { $0 < 0x80 })
        let stamp = try #require(program.text.split(separator: "#").last?.prefix { $0.isNumber })
        #expect(try lab("trace", "#\(stamp)", path).output == program.output)
        #expect(try lab("trace", "#1", path).code == 2)
        #expect(try lab("trace", "6", path).code == 2)
        #expect(try lab("trace", "x", path).code == 2)
    }

    @Test func `what a link did is recorded, and does it again`() throws {
        let fates = try file("")
        let name = String(fates[fates.index(after: fates.lastIndex(of: "/")!)...])
        let head = "traffic 300 messages every 10ms from ana\n"
        let first = try file(head + "weather down burst 10% 100ms, delay 5ms\npolicy pombo")
        let again = try file(head + "weather down trace \(name)\npolicy pombo")
        defer { for path in [fates, first, again] { try? Folder.remove(path) } }
        #expect(try lab("run", first, "--record", fates, "--link", "bia down").code == 0)
        let trace = try LabReading.recording(fates)
        #expect(trace.entries.count == 300)
        let lost = trace.entries.count { $0.cause != nil }
        let setting = try LabReading.setting(at: again)
        let cell = setting.cells(of: LabJob(point: 0, seed: 0))[0]
        #expect(cell.offeredCount == lost && lost > 5)
        #expect(try lab("run", first, "--record", fates, "--link", "caio down").code == 2)
    }

    @Test func `a recorded chat is a workload`() throws {
        let sample = "\(ReadmeTests.root)/logs/sample.jsonl"
        let path = try file("traffic replay \(sample) x2\nweather loss 10%\nexpect lost = 0\n")
        let program = try lab("run", path)
        #expect(program.code == 0, "\(program.text)\(program.errors)")
        let slow = try LabReading.setting(at: try file("traffic replay \(sample)"))
        let fast = try LabReading.setting(at: path)
        #expect(slow.messages.count == fast.messages.count && fast.messages.count > 3)
        #expect(slow.messages.last!.at / 2 - fast.messages.last!.at < .milliseconds(1))
        #expect(slow.peers.count > 1)
    }
}
