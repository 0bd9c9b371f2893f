import PomboText
import Testing

@Suite struct FigureTests {
    @Test func `figures have the digits that people read`() {
        #expect(Figure.percent(0) == "0%" && Figure.percent(1) == "100%")
        #expect(Figure.percent(0.0512) == "5.12%" && Figure.percent(0.12345) == "12.3%")
        #expect(Figure.percent(0.0000001) == "<0.001%" && Figure.percent(0.00025) == "0.025%")
        #expect(Figure.decimal(-0.0001, places: 2) == "0.00")
        #expect(Figure.decimal(-1.5, places: 1) == "-1.5" && Figure.decimal(12, places: 0) == "12")
        #expect(
            Figure.decimal(1.005, places: 1) == "1.0" && Figure.decimal(0.996, places: 2) == "1.00")
        #expect(Figure.delay(nil) == "∞" && Figure.delay(.milliseconds(20)) == "20.0ms")
        #expect(Figure.delay(.milliseconds(1250)) == "1.25s" && Figure.delay(.zero) == "0.00ms")
    }
}
