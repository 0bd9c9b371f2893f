/// A weather with a name. Its definition is a spec that anybody can read, print and change; the
/// numbers are typical of such links, not measurements of one.
package struct Preset: Hashable, Sendable {
    package let name: String
    package let spec: String

    package static let all = [
        // Nothing happens.
        Preset(name: "perfect", spec: ""),
        // A switch and cables.
        Preset(name: "lan", spec: "loss 0.01%, delay 200us, jitter 100us exp"),
        // A shared room with other people's radios.
        Preset(name: "wifi", spec: "burst 1% 40ms, delay 3ms, jitter 4ms exp, dup 0.05%"),
        // A home's uplink.
        Preset(name: "dsl", spec: "loss 0.1%, rate 1Mbit queue 200ms, delay 15ms, jitter 2ms"),
        // An old phone network.
        Preset(
            name: "3g",
            spec: "burst 1.5% 80ms, rate 384kbit queue 500ms, delay 80ms, jitter 30ms exp"),
        // Far up, and a long way back.
        Preset(
            name: "satellite",
            spec: "burst 0.5% 30ms, rate 2Mbit queue 300ms, delay 280ms, jitter 5ms normal"),
        // Everything at once.
        Preset(
            name: "storm",
            spec: "burst 20% 160ms, delay 60ms, jitter 40ms exp, order free, dup 2%, corrupt 0.5%"),
        // Thirty in a hundred, independent.
        Preset(name: "textbook", spec: "loss 30%"),
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
