import PomboCore
import Testing

@testable import PomboLab

/// The real relay and the real clients in an experiment's weather, and the books on them.
@Suite struct MachineRunTests {
    private func run(
        _ text: String, isRaw: Bool = false, seed: UInt64 = 1, ladderOf message: Int? = nil
    ) throws -> MachineRun {
        let setting = LabSetting(try LabFile(text))
        return MachineRun(
            setting, point: setting.file.points[0], isRaw: isRaw, seed: seed, ladderOf: message)
    }

    @Test func `in fine weather everything is delivered once and at once`() throws {
        let run = try run("peers 4\ntraffic 300 messages every 10ms\nweather delay 10ms")
        #expect(run.violation == nil)
        #expect(run.cell.asked == 900)
        #expect(run.cell.delivered == 900 && run.cell.sends == 900)
        #expect(run.cell.repairs == 0 && run.cell.duplicates == 0 && run.cell.offeredCount == 0)
        #expect(run.cell.delay.p50 == .milliseconds(20))
        #expect(run.cell.delay[1000] == .milliseconds(20))
        #expect(run.cell.barcode == Array(repeating: .arrived, count: 400))
        #expect(run.cell.recovery.count == 0)
    }

    @Test func `what the weather takes is offered, and what NACK brings back is repaired`() throws {
        let run = try run("traffic 2000 messages every 10ms from ana\nweather loss 10%")
        let cell = run.cell
        #expect(run.violation == nil)
        #expect(cell.asked == 2000 && cell.delivered == 2000)
        #expect(cell.repaired == cell.offeredCount && cell.repairs > 100)
        #expect(cell.offeredInterval!.contains(0.1), "\(cell.offeredLoss)")
        #expect(cell.offered[LossCause.allCases.firstIndex(of: .loss)!] == cell.offeredCount)
        #expect(
            cell.offeredRuns.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
                <= cell.offeredCount)
        #expect(cell.recovery.count == cell.repaired)
    }

    @Test func `the naked network loses what is lost, on both ways`() throws {
        let run = try run(
            "traffic 4000 messages every 10ms from ana\nweather loss 10%", isRaw: true)
        #expect(run.violation == nil)
        #expect(run.cell.lost == run.cell.offeredCount && run.cell.repaired == 0)
        #expect(run.cell.residualInterval!.contains(0.19), "\(run.cell.residual)")
    }

    @Test func `a list loses the messages that it names, and a drop its own`() throws {
        let run = try run(
            "traffic 20 messages every 50ms from ana\nweather down list 3,5-6, drop say#9 to bia")
        let lost = run.cell.barcode.enumerated().filter { $0.element != .arrived }.map(\.offset)
        #expect(lost == [2, 4, 5, 8])
        #expect(run.cell.delivered == 20)
    }

    @Test func `who is cut off gets it when the line is back`() throws {
        let run = try run(
            """
            peers ana bia caio
            traffic 100 messages every 50ms from ana
            at 1s partition bia for 2s
            at 2s restart relay after 500ms
            at 3s rebind caio
            at 4s weather down loss 50%
            """)
        #expect(run.violation == nil)
        #expect(run.cell.delivered == 200, "\(run.cell.lostOf)")
        #expect(run.cell.unsent == 0 && run.cell.sends == 200)
        #expect(run.cell.offered[0] >= 20)
        #expect(run.cell.offered[LossCause.allCases.firstIndex(of: .loss)!] > 5)
    }

    @Test func `a weather that lets nothing through ends all the same`() throws {
        let run = try run("traffic 50 messages every 50ms from ana\nweather down loss 100%")
        #expect(run.violation == nil)
        #expect(run.cell.delivered == 0 && run.cell.lostOf == [0, 50])
        #expect(run.cell.delay.p50 == nil)
    }

    @Test func `raw listeners see what the network did to the order, others do not`() throws {
        let text = """
            traffic 500 messages every 5ms from ana
            weather bia down delay 20ms, jitter 10ms, order free, dup 10%
            """
        let raw = try run(text, isRaw: true).cell
        #expect(raw.reordered > 50 && raw.duplicates > 20 && raw.delivered == 500)
        let held = try run(text).cell
        #expect(held.reordered == 0 && held.duplicates == 0 && held.delivered == 500)
    }

    @Test func `a seed is a run, and another seed another`() throws {
        let text = "peers 3\ntraffic 500 messages every 10ms\nweather storm"
        #expect(try run(text, seed: 4).cell == run(text, seed: 4).cell)
        #expect(try run(text, seed: 4).cell != run(text, seed: 5).cell)
    }

    @Test func `the ladder shows the loss, the question and the answer`() throws {
        let run = try run(
            "traffic 9 messages every 50ms from ana\nweather delay 5ms, drop say#4 to bia",
            ladderOf: 3)
        let ladder = try #require(run.ladder)
        let kinds = ladder.steps.compactMap { step -> String? in
            guard case .datagram(let kind, let client, let isUp, let carriage) = step.what else {
                return nil
            }
            let fate = step.cause.map { " \($0)" } ?? ""
            let again = carriage == .first ? "" : " \(carriage)"
            return "\(kind)\(again) \(client)\(isUp ? " up" : " down")\(fate)"
        }
        #expect(kinds.contains("say 0 up"))
        #expect(kinds.contains("say 1 down meaning"))
        #expect(kinds.contains("nack 1 up"))
        #expect(kinds.contains("say again 1 down"))
        #expect(ladder.steps.contains { $0.what == .delivered(client: 1) })
        #expect(ladder.steps[0].what == .written)
    }
}
