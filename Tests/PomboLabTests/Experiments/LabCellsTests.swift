import PomboCore
import Testing

@testable import PomboLab

/// Cells of an experiment: paired by seed, with theory beside them.
@Suite struct LabCellsTests {
    private func result(_ text: String) throws -> SweepResult {
        LabSetting(try LabFile(text)).result()
    }

    @Test func `the order of the cells is point, policy, seed`() throws {
        let result = try result(
            "traffic 50 messages every 10ms\npolicy none, dup\nsweep loss 1% 2% 3%\nseeds 2 from 8")
        #expect(result.cells.map(\.point) == [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2])
        #expect(result.cells.map(\.policy) == [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1])
        #expect(result.cells.map(\.seed) == [8, 9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9])
        for (place, summary) in result.summaries.enumerated() {
            let cells = result.cells(point: place / 2, policy: place % 2)
            #expect(summary.asked == 100 && summary.lost == cells.reduce(0) { $0 + $1.lost })
        }
        #expect(result.paired(point: 1, seed: 1).map(\.seed) == [9, 9])
    }

    @Test func `two sweeps are each weather with each loss, however they are ordered`() throws {
        let file = try LabFile(
            """
            traffic 30 messages every 10ms from ana
            weather delay 5ms
            policy none
            sweep loss 1% 5%
            sweep down weather burst 3% 8, delay 5ms | wifi
            """)
        #expect(try LabFile(file.description) == file)
        let wifi = try Weather("wifi")
        #expect(
            file.points.map(\.label) == [
                "burst 3% 8, delay 5ms · loss 1%", "burst 3% 8, delay 5ms · loss 5%",
                "\(wifi) · loss 1%", "\(wifi) · loss 5%",
            ])
        let peer = file.peers[1]
        #expect(
            try file.points.map { $0.weather(of: peer, .down, in: file).burst } == [
                Weather("burst 1% 8").burst, Weather("burst 5% 8").burst,
                Weather("burst 1% 40ms").burst, Weather("burst 5% 40ms").burst,
            ])
        let up = try Weather("loss 5%, delay 5ms")
        #expect(file.points[3].weather(of: peer, .up, in: file) == up)
        #expect(LabSetting(file).result().cells.map(\.point) == [0, 1, 2, 3])
    }

    @Test(arguments: [
        "weather list 3,9-12", "weather loss 20%", "weather burst 20% 160ms",
        "weather burst 20% 4",
    ])
    func `all policies and the real clients meet the same weather`(weather: String) throws {
        let result = try result(
            """
            traffic 400 messages every 20ms from ana
            policy none, nack 2, dup, xor, pombo
            \(weather.replacingFirst("weather", with: "weather bia down"))
            """)
        let none = result.cells[0]
        for cell in result.cells.dropFirst() {
            #expect(cell.offered == none.offered)
            for (mark, bare) in zip(cell.barcode, none.barcode) where mark == .lost {
                #expect(bare == .lost)
            }
        }
        let pombo = result.cells[4]
        let first = pombo.barcode.map { $0 == .arrived }
        #expect(first == none.barcode.map { $0 == .arrived })
        #expect(pombo.lost == 0 && none.lost > 0)
        #expect(result.cells.dropLast().allSatisfy { $0.lostBeyondNone == 0 })
    }

    @Test func `each number stands within the interval of its theory`() throws {
        let result = try result(
            """
            traffic 20000 messages every 10ms from ana
            weather delay 20ms
            policy none, nack 2, ack 2, dup 2, xor 4, sr 8
            sweep loss 1% 10% 30%
            """)
        let z = Interval.z(confidence: 0.999, comparisons: 3 * 6 * 2)
        for cell in result.cells {
            let policy = result.policies[cell.policy]
            for (hits, expected, factor) in [
                (cell.lost, cell.theory.residual, cell.theory.residualFactor),
                (cell.offeredCount, cell.theory.offered, cell.theory.offeredFactor),
            ] {
                let interval = Interval.wilson(
                    hits: hits, of: cell.asked, z: z, varianceFactor: max(1, factor))
                let theory = try #require(expected)
                #expect(interval!.contains(theory), "\(policy) \(result.points[cell.point].label)")
            }
        }
    }

    @Test func `the naked machines lose on both ways, as theory says`() throws {
        let result = try result(
            "traffic 4000 messages every 10ms from ana\nweather loss 10%\npolicy pombo raw")
        let cell = result.cells[0]
        #expect(abs(cell.theory.residual! - 0.19) < 1e-9)
        #expect(cell.residualInterval!.contains(0.19))
    }

    @Test func `what is lost for all listeners together counts once when it is judged`() throws {
        func cell(_ weather: String, peers: Int) throws -> Cell {
            try result(
                """
                peers \(peers)
                traffic 300 messages every 10ms from p1
                \(weather)
                policy pombo raw
                """
            ).cells[0]
        }
        let eight = try cell("weather up loss 20%", peers: 9)
        #expect(eight.lost % 8 == 0 && eight.lost > 0)
        #expect(abs(eight.theory.residualFactor - 8) < 1e-9)
        let interval = Interval.wilson(
            hits: eight.lost, of: eight.asked, z: Interval.z(confidence: 0.999), varianceFactor: 8)
        #expect(interval!.contains(0.2))
        #expect(try abs(cell("weather down loss 20%", peers: 9).theory.residualFactor - 1) < 1e-9)
        #expect(try abs(cell("weather loss 20%", peers: 2).theory.residualFactor - 1) < 1e-9)
    }

    @Test func `jitter, spread and goodput are told of policies and of real clients`() throws {
        let result = try result(
            """
            traffic 400 messages every 10ms size 50 from ana
            weather delay 20ms
            policy none, pombo
            sweep weather delay 20ms | delay 20ms, jitter 5ms
            """)
        for cell in result.cells {
            let isSteady = cell.point == 0
            #expect((cell.jitter == .zero) == isSteady && (cell.delay.spread == .zero) == isSteady)
            // 50 bytes each 10 ms, and a moment more until the last one has come.
            #expect(cell.textByteCount == 20_000 && (38_000...40_100).contains(cell.goodput!))
        }
        #expect(Cell().goodput == nil && Cell().delay.spread == nil)
    }

    @Test func `an expectation is met by its own policy or by all`() throws {
        let result = try result(
            """
            traffic 500 messages every 10ms from ana
            weather loss 10%
            policy none, dup 3
            expect residual < 3% with dup 3
            expect residual < 3%
            expect p99 < 1ms
            expect p50 = 0
            expect overhead <= 3
            expect offered > 0%
            expect lost >= 1 with none
            expect delivered = 500 with none
            """)
        let verdicts = LabVerdict.verdicts(on: result).map { ($0.policy, $0.isMet) }
        let expected = [
            (1, true), (0, false), (1, true), (0, false), (1, true), (0, true), (1, true),
            (0, true), (1, true), (0, true), (1, true), (0, true), (0, false),
        ]
        #expect(verdicts.map(\.0) == expected.map(\.0))
        #expect(verdicts.map(\.1) == expected.map(\.1))
    }

    @Test func `a share is judged by counts, not by a rounded figure`() throws {
        var cell = Cell()
        cell.asked = 3
        cell.delivered = 2
        let third = LabExpectation(.residual, .less, .share(Probability("33.333333%")!))
        #expect(!third.isMet(by: cell))
        let more = LabExpectation(.residual, .less, .share(Probability("33.333334%")!))
        #expect(more.isMet(by: cell))
    }

    @Test func `quantiles go by nearest rank, and the lost are never`() {
        let delays = (1...90).map { Int64($0) * 1_000_000 }
        let quantiles = DelayQuantiles(delays.reversed(), of: 100)
        #expect(quantiles.p50 == .milliseconds(50) && quantiles.p90 == .milliseconds(90))
        #expect(quantiles[950] == nil && quantiles.p99 == nil)
        #expect(DelayQuantiles([], of: 0).p50 == nil)
        let middle = DelayQuantiles(middleOf: [quantiles, DelayQuantiles([7], of: 1), quantiles])
        #expect(middle.p50 == .milliseconds(50) && middle.count == 201)
    }
}

extension String {
    fileprivate func replacingFirst(_ word: String, with other: String) -> String {
        hasPrefix(word) ? other + dropFirst(word.count) : self
    }
}
