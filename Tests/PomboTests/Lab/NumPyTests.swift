import Foundation
import PomboCore
import Testing

@testable import PomboLab

/// NumPy's Philox, by the recipe in `.ci/weather_by_numpy.py`, gives the fates of this engine.
@Suite struct NumPyTests {
    private static let script =
        #filePath.split(separator: "/").dropLast(4)
        .reduce("") { $0 + "/" + $1 } + "/.ci/weather_by_numpy.py"

    /// What a Python program writes; nil if there is no Python or it fails.
    private static func python(_ arguments: [String]) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: bytes, as: UTF8.self) : nil
    }

    private static let hasNumPy = python(["-c", "import numpy"]) != nil

    @Test(
        .enabled(if: hasNumPy, "needs Python 3 with NumPy"),
        arguments: [
            "loss 20%", "loss 0.1%", "burst 20% 4", "burst 5% 2.5", "burst 60% 1.6",
            "burst 10% 160ms",
        ])
    func `NumPy reproduces a recorded sequence of fates`(spec: String) throws {
        let run = LinkRun(
            try Weather(spec), name: "ana>relay", seed: 2026, count: 1000,
            spacing: .milliseconds(10))
        let fates = String(run.causes.map { $0 == nil ? "." : "x" })
        let answer = Self.python([Self.script, "2026", "ana>relay", "1000", spec])
        #expect(answer == fates + "\n")
    }

    /// The same where there is no NumPy: its answer, recorded.
    @Test func `recorded fates stay as NumPy gave them`() throws {
        let recorded = [
            ("loss 20%", ".....xx..x...............x......xx.....x..x....x.x........x."),
            ("burst 20% 4", ".....................................xxxx..................."),
        ]
        for (spec, fates) in recorded {
            let run = LinkRun(
                try Weather(spec), name: "ana>relay", seed: 7, count: 60,
                spacing: .milliseconds(10))
            #expect(String(run.causes.map { $0 == nil ? "." : "x" }) == fates)
        }
    }
}
