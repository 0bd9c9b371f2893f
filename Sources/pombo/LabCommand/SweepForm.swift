/// How a sweep's result is written.
enum SweepForm: String, CaseIterable, Sendable {
    case table, csv, json, html

    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
