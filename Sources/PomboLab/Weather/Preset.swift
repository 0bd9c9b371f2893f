/// A weather with a name. Its definition is a spec that anybody can read, print and change; the
/// numbers are typical of such links, not measurements of one.
package struct Preset: Hashable, Sendable {
    package let name: String
    package let spec: String
    package let summary: String

    package static let all = [
        Preset(name: "perfect", spec: "", summary: "nothing happens"),
        Preset(
            name: "lan", spec: "loss 0.01%, delay 200us, jitter 100us exp",
            summary: "a switch and cables"),
        Preset(
            name: "wifi", spec: "burst 1% 40ms, delay 3ms, jitter 4ms exp, dup 0.05%",
            summary: "a shared room with other people's radios"),
        Preset(
            name: "dsl", spec: "loss 0.1%, rate 1Mbit queue 200ms, delay 15ms, jitter 2ms",
            summary: "a home's uplink"),
        Preset(
            name: "3g",
            spec: "burst 1.5% 80ms, rate 384kbit queue 500ms, delay 80ms, jitter 30ms exp",
            summary: "an old phone network"),
        Preset(
            name: "satellite",
            spec: "burst 0.5% 30ms, rate 2Mbit queue 300ms, delay 280ms, jitter 5ms normal",
            summary: "far up, and a long way back"),
        Preset(
            name: "storm",
            spec: "burst 20% 160ms, delay 60ms, jitter 40ms exp, order free, dup 2%, corrupt 0.5%",
            summary: "everything at once"),
        Preset(name: "textbook", spec: "loss 30%", summary: "thirty in a hundred, independent"),
    ]

    package static func named(_ name: some StringProtocol) -> Preset? {
        all.first { $0.name == name }
    }

    package var weather: Weather {
        do {
            return try Weather(spec)
        } catch {
            preconditionFailure("preset \(name): \(error)")
        }
    }
}
