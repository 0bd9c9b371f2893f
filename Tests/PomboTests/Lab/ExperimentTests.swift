import PomboLab
import PomboPosix
import PomboText
import Testing

@testable import pombo

/// The experiments that come with the program do what they say.
@Suite struct ExperimentTests {
    private static let folder = "\(ReadmeTests.root)/logs/experiments"

    /// Shorter than a class would run them: these tests are not optimised.
    @Test(arguments: ["bursts.lab", "windows.lab", "repair.lab"])
    func `a worked experiment meets its expectations`(name: String) async throws {
        var file = try LabReading.setting(at: "\(Self.folder)/\(name)").file
        #expect(try LabFile(file.description) == file)
        #expect(!file.expectations.isEmpty && !file.sweep.isEmpty)
        file.seedCount = 1
        file.traffic.source = .count(2000, every: try #require(file.traffic.gap))
        let result = await SweepRun(
            setting: LabSetting(file), jobs: 2, language: .english
        ).result()
        for verdict in LabVerdict.verdicts(on: result) {
            #expect(verdict.isMet, "\(verdict)")
        }
        #expect(result.cells.allSatisfy { $0.violation == nil && $0.lostBeyondNone ?? 0 == 0 })
    }

    @Test func `all of them are named by the README, and each says how it is run`() throws {
        let readme = String(
            decoding: try readWhole("\(ReadmeTests.root)/README.md"), as: UTF8.self)
        let names = try Folder.names(in: Self.folder).filter { $0.hasSuffix(".lab") }
        #expect(names.count == 3)
        for name in names {
            let path = "logs/experiments/\(name)"
            #expect(readme.contains(path), "\(path)")
            let text = String(decoding: try readWhole("\(Self.folder)/\(name)"), as: UTF8.self)
            #expect(text.contains("pombo lab sweep \(path)"), "\(path)")
        }
    }
}
