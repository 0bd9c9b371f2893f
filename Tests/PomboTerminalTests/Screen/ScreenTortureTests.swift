import PomboLab
import TestTerminal
import Testing

@testable import PomboTerminal

/// Any order of messages, repairs, keys, sizes and suspensions: what stands on the terminal in the
/// end is what a terminal shows that got it all at once.
@Suite struct ScreenTortureTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9 ^ state >> 32
        }
    }

    private struct Model {
        var scene: Scene
        var lines: [(id: InlineScreen.LineID, text: StyledText)] = []
        var dice: Dice
        var counter = 0

        init(seed: UInt64) {
            dice = Dice(state: seed)
            scene = Scene(columns: 24, rows: 7)
        }

        mutating func text() -> StyledText {
            counter += 1
            let pieces = ["word ", "日本", "e\u{301}", "👩‍👩‍👧‍👦", "x", "क्षि", "\u{1B}[2J", "🇧🇷"]
            var text = "\(counter):"
            for _ in 0..<Int.random(in: 0..<9, using: &dice) {
                text += pieces.randomElement(using: &dice)!
            }
            // Terminals forget blanks at the end of a row when they wrap anew.
            text += "."
            return StyledText(text, counter % 3 == 0 ? .dim : .plain)
        }

        mutating func step(resizes: Bool) {
            switch Int.random(in: 0..<20, using: &dice) {
            case 0..<8:
                let text = text()
                lines.append((scene.screen.show(text), text))
            case 8..<11: change()
            case 11..<13: fill()
            case 13..<17:
                let keys = [
                    "a", "日", "\u{7F}", "\u{1B}[D", "\u{1}", "long words of a line", "\u{15}",
                ]
                scene.type(keys.randomElement(using: &dice)!)
            case 17 where resizes: resize()
            case 18: scene.terminal.write(scene.screen.leave())
            default: scene.draw()
            }
        }

        /// Where not even status and input fit any more, a part of them scrolls away for good.
        private mutating func resize() {
            let columns = Int.random(in: 8...50, using: &dice)
            let rows = Int.random(in: 3...12, using: &dice)
            let old = scene.screen.size.columns
            let bottom = [
                scene.screen.status.drawn(columns: old),
                scene.screen.input.drawn(columns: old).text,
            ]
            let rowCount = bottom.reduce(0) { $0 + $1.rowCount(columns: columns) }
            if rowCount <= rows { scene.resize(columns: columns, rows: rows) }
        }

        private mutating func change() {
            guard let index = lines.indices.randomElement(using: &dice) else { return }
            let text = text()
            if scene.screen.canRepaint(lines[index].id) { lines[index].text = text }
            scene.screen.update(lines[index].id, text, missed: .forget)
        }

        private mutating func fill() {
            guard let index = lines.indices.randomElement(using: &dice) else { return }
            let texts = (0..<Int.random(in: 0...3, using: &dice)).map { _ in text() }
            let isThere = scene.screen.canRepaint(lines[index].id)
            let ids = scene.screen.replace(lines[index].id, with: texts)
            if isThere {
                lines.replaceSubrange(index...index, with: zip(ids, texts).map { ($0, $1) })
            } else {
                lines += zip(ids, texts).map { ($0, InlineScreen.againMark + $1) }
            }
        }

        /// All rows there are, wherever the scrollback ends.
        static func rows(_ terminal: TestTerminal) -> String {
            terminal.wholeDrawing.replacing("\n~~~~\n", with: "\n")
        }

        /// What a terminal of the same size shows that got it all in one frame.
        func fresh() -> TestTerminal {
            var fresh = TestTerminal(columns: scene.terminal.columns, rows: scene.terminal.rows)
            var screen = InlineScreen(.terminal(scene.screen.size))
            screen.status = scene.screen.status
            screen.input = scene.screen.input
            for line in lines { screen.show(line.text) }
            fresh.write(screen.frame())
            return fresh
        }
    }

    @Test(arguments: [false, true])
    func `whatever happened, the terminal shows all of it once`(resizes: Bool) {
        for seed in UInt64(1)...25 {
            var model = Model(seed: seed)
            for step in 0..<60 {
                model.step(resizes: resizes)
                // A change that no frame has shown yet would be lost with the terminal.
                model.scene.draw()
                let shown = Model.rows(model.scene.terminal)
                let wanted = Model.rows(model.fresh())
                if shown != wanted || !model.scene.terminal.strays.isEmpty {
                    Issue.record("seed \(seed), step \(step):\n\(shown)\n== wanted\n\(wanted)")
                    return
                }
            }
        }
    }
}
