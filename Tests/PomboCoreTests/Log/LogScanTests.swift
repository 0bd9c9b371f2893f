import PomboCore
import Testing

@Suite struct LogScanTests {
    /// Which numbers a scan hands out, fed in pieces of `size` bytes.
    private static func scan(_ file: [UInt8], pieces size: Int) -> ([UInt64], LogFindings) {
        var scan = LogScan()
        var seqs: [UInt64] = []
        var start = 0
        while start < file.count {
            let end = min(start + size, file.count)
            scan.feed(file.span.extracting(start..<end)) { view, line, offset in
                #expect(file[Int(offset)..<Int(offset) + line.count].elementsEqual(line.bytes))
                if case .record = view.content { seqs.append(view.seq) }
            }
            start = end
        }
        return (seqs, scan.finish())
    }

    @Test func `a whole file has no damage and goes on with the next number`() {
        let file = SampleRecords.log(60)
        let (seqs, findings) = Self.scan(file, pieces: file.count)
        #expect(seqs == Array(1...60))
        #expect(findings.lineCount == 61)
        #expect(findings.tail == nil && findings.damages.isEmpty)
        #expect(findings.repair.nextSeq == 61)
        #expect(findings.open == ServiceLine.Open(logID: 0xABCD, relay: "sala"))
        #expect(findings.firstSeq == 1)
        #expect(findings.byteCount == UInt64(file.count))
    }

    @Test func `an empty file is a log that begins with 1`() {
        let (_, findings) = Self.scan([], pieces: 1)
        #expect(findings.repair.nextSeq == 1)
        #expect(findings == LogFindings())
    }

    @Test func `the result does not depend on how the bytes are cut`() {
        var file = SampleRecords.log(12)
        file[700] ^= 0x10
        file += Array("{\"seq\":13".utf8)
        let whole = Self.scan(file, pieces: file.count)
        for size in [1, 2, 3, 7, 64, 199, 1000] {
            let cut = Self.scan(file, pieces: size)
            #expect(cut.0 == whole.0)
            #expect(cut.1 == whole.1)
        }
        let long = SampleRecords.log(2) + [UInt8](repeating: 0, count: 3 * LogLine.byteLimit) + [10]
        let spread = long + SampleRecords.log(3).dropFirst(0)
        #expect(Self.scan(spread, pieces: 100).1 == Self.scan(spread, pieces: spread.count).1)
    }

    @Test func `L-10: truncation at every byte keeps every whole line and is noticed`() {
        let file = SampleRecords.log(60, isShort: true)
        var whole = LogScan()
        var lineStart = 0
        var lineCount = 0
        var failures: [Int] = []
        for length in 0...file.count {
            // A scan is a value: each cut goes on from where the last whole line ended.
            var scan = whole
            scan.feed(file.span.extracting(lineStart..<length)) { _, _, _ in }
            let findings = scan.finish()
            let isCut = length > lineStart
            let torn = isCut ? UInt64(lineStart)..<UInt64(length) : nil
            let next = UInt64(max(0, lineCount - 1)) + (isCut ? Specification.damageGap : 1)
            if findings.lineCount != lineCount || findings.tail != torn
                || findings.repair.nextSeq != next
            {
                failures.append(length)
            }
            if length < file.count, file[length] == 10 {
                whole.feed(file.span.extracting(lineStart..<length + 1)) { _, _, _ in }
                lineStart = length + 1
                lineCount += 1
            }
        }
        #expect(failures == [])
        #expect(lineCount == 61)
    }

    @Test func `L-10: every flipped bit is noticed and costs at most two records`() {
        let file = SampleRecords.log(60, isShort: true)
        let starts = [0] + file.indices.filter { file[$0] == 10 }.map { $0 + 1 }
        var before = LogScan()
        var failures: [Int] = []
        for (line, (start, end)) in zip(starts, starts.dropFirst()).enumerated() {
            for index in start..<end {
                // Only a newline that is none any more reaches into the next line.
                let isNewline = index == end - 1 && line + 2 < starts.count
                let last = isNewline ? starts[line + 2] : end
                for bit in 0..<8 {
                    var bytes = Array(file[start..<last])
                    bytes[index - start] ^= 1 << UInt8(bit)
                    var scan = before
                    scan.feed(bytes.span) { _, _, _ in }
                    let findings = scan.finish()
                    let torn = UInt64(start)..<UInt64(last)
                    if findings.lineCount != line || findings.tail != torn {
                        failures.append(index)
                    }
                }
            }
            before.feed(file.span.extracting(start..<end)) { _, _, _ in }
        }
        #expect(failures == [])
    }

    @Test func `L-10: good records on both sides of a flipped bit are kept`() {
        let file = SampleRecords.log(60, isShort: true)
        for index in stride(from: 0, to: file.count, by: 199) {
            var flipped = file
            flipped[index] ^= 0x04
            let (seqs, findings) = Self.scan(flipped, pieces: flipped.count)
            #expect(seqs.count >= 58)
            #expect(findings.needsGap)
            #expect(findings.damagedByteCount > 0 || findings.tail != nil)
            #expect(findings.repair.nextSeq >= 59 + Specification.damageGap)
        }
    }

    @Test func `a line that is there twice, or comes too late, is damage`() {
        var file = SampleRecords.log(5)
        file += Array(SampleRecords.line(SampleRecords.record(5))) + [10]
        file += Array(SampleRecords.line(SampleRecords.record(3))) + [10]
        file += Array(SampleRecords.line(SampleRecords.record(6))) + [10]
        let (seqs, findings) = Self.scan(file, pieces: file.count)
        #expect(seqs == [1, 2, 3, 4, 5, 6])
        #expect(findings.damages.count == 1)
        #expect(findings.damages.first?.cause == .order(seq: 5, after: 5))
        #expect(findings.damages.first?.lineCount == 2)
        #expect(findings.repair.nextSeq == 6 + Specification.damageGap)
    }

    @Test func `L-12: a reservation moves the next number, and damage adds the gap to it`() {
        var file = SampleRecords.log(5)
        file += SampleRecords.line(.reserve(until: 4096), seq: 5) + [10]
        #expect(Self.scan(file, pieces: 50).1.repair.nextSeq == 4097)
        let gap = Specification.damageGap
        #expect(Self.scan(file + [0], pieces: 50).1.repair.nextSeq == 4096 + gap)
    }

    @Test func `L-11: damage that a damage line accounts for is not found anew`() {
        var file = SampleRecords.log(5)
        file[300] ^= 1
        let before = Self.scan(file, pieces: 50).1
        #expect(before.freshByteCount > 0)
        file += SampleRecords.line(.reserve(until: before.repair.nextSeq - 1), seq: 5) + [10]
        let note = ServiceLine.damage(
            byteCount: before.freshByteCount, lineCount: before.freshLineCount, cutByteCount: 0)
        file += SampleRecords.line(note, seq: 5) + [10]
        let after = Self.scan(file, pieces: 50).1
        #expect(!after.needsGap)
        #expect(after.damages == before.damages)
        #expect(after.repair.nextSeq == before.repair.nextSeq)
        // Damage that came later is not covered by it.
        file[700] ^= 1
        #expect(Self.scan(file, pieces: 50).1.needsGap)
    }

    @Test func `L-10: behind a hole of zeros, what was never synced goes with it`() {
        let limit = UInt64(LogScan.unsyncedLineLimit)
        for (count, isKept) in [(limit, false), (limit + 1, true)] {
            var file = SampleRecords.log(4, isShort: true)
            let hole = file.count
            file += [UInt8](repeating: 0, count: 50) + [10]
            let holeEnd = file.count
            for seq in 5..<5 + count {
                var record = SampleRecords.record(seq)
                record.address = nil
                file += SampleRecords.line(record) + [10]
            }
            let (seqs, findings) = Self.scan(file, pieces: 1 << 16)
            #expect(seqs == Array(1...(isKept ? 4 + count : 4)))
            #expect(findings.tail == (isKept ? nil : UInt64(hole)..<UInt64(file.count)))
            let damage = findings.damages.first?.range
            #expect(damage == (isKept ? UInt64(hole)..<UInt64(holeEnd) : nil))
            #expect(findings.needsGap)
        }
    }

    @Test func `times that fall are counted, and the latest is kept`() {
        var file: [UInt8] = []
        for (seq, time) in [(1, 50), (2, 40), (3, 45)] {
            var record = SampleRecords.record(UInt64(seq))
            record.time = WallTime(microseconds: Int64(time))
            file += SampleRecords.line(record) + [10]
        }
        let (_, findings) = Self.scan(file, pieces: 50)
        #expect(findings.timeFallCount == 2)
        #expect(findings.lastTime == WallTime(microseconds: 50))
    }
}

extension Span<UInt8> {
    fileprivate var bytes: [UInt8] { indices.map { self[$0] } }
}

extension LogFindings {
    fileprivate var repair: LogRepair {
        LogRepair(self, newID: 1, relay: "sala", at: WallTime(microseconds: 0))
    }
}
