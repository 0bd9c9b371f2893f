/// How a series looks: a colour, a shape, and dashes from the ninth on.
enum SeriesStyle {
    static let colours = 8

    static func line(_ series: Int) -> String {
        "l s\(series % colours)" + (series / colours % 2 == 1 ? " dash" : "")
    }

    static func whisker(_ series: Int) -> String { "w s\(series % colours)" }
}
