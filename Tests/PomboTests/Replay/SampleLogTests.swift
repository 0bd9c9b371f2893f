import PomboCore
import PomboPosix
import Testing

@Suite struct SampleLogTests {
    /// The repository's folder, from where this file stands in it.
    static let root = String(
        #filePath.dropLast("/Tests/PomboTests/Replay/SampleLogTests.swift".count))
    static let path = "\(root)/logs/sample.jsonl"

    static func fileBytes() throws -> [UInt8] { try readWhole(path) }

    /// `POMBO_WRITE_SAMPLE=1 swift test --filter SampleLog` writes it anew.
    @Test func `the sample log is what its story says, byte for byte`() throws {
        let story = SampleLog.make()
        if Environment.value("POMBO_WRITE_SAMPLE") != nil {
            try writeWhole(story, Self.path)
        }
        #expect(try Self.fileBytes() == story)
    }

    @Test func `the sample log has every kind and no damage`() throws {
        var kinds: Set<Kind> = []
        var hasOrigin = false
        let bytes = try Self.fileBytes()
        let findings = LogScan.findings(of: bytes.span) { view, _, _ in
            guard case .record(let record) = view.content else { return }
            kinds.insert(record.kind)
            if record.origin != nil { hasOrigin = true }
        }
        #expect(kinds == Set(Kind.allCases))
        #expect(hasOrigin)
        #expect(!findings.needsGap && findings.timeFallCount == 0)
        #expect((60...80).contains(findings.recordCount))
        #expect(findings.ending == .close)
    }
}
