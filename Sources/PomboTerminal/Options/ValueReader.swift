import PomboCore
import PomboLab

/// How the text behind an option becomes its value.
package struct ValueReader<Value: Sendable>: Sendable {
    package let read: @Sendable (String) throws(ValueError) -> Value

    package init(_ read: @escaping @Sendable (String) throws(ValueError) -> Value) {
        self.read = read
    }

    /// Nil from `read` means that it is nothing of this kind.
    package init(_ kind: ValueKind, _ read: @escaping @Sendable (String) -> Value?) {
        self.init { text throws(ValueError) in
            guard let value = read(text) else { throw .unreadable(text, kind) }
            return value
        }
    }
}

extension ValueReader where Value == String {
    package static var text: ValueReader { ValueReader(.text) { $0.isEmpty ? nil : $0 } }
}

extension ValueReader where Value == Duration {
    /// Whole seconds, without a unit.
    package static func seconds(_ range: ClosedRange<Int>) -> ValueReader {
        ValueReader { text throws(ValueError) in
            .seconds(try ValueReader<Int>.count(range).read(text))
        }
    }

    /// `250ms`, `3s`, `10m`, `30d`.
    package static var duration: ValueReader { ValueReader(.duration) { Quantity.duration($0) } }

    package static func duration(_ range: ClosedRange<Duration>) -> ValueReader {
        ValueReader { text throws(ValueError) in
            let value = try duration.read(text)
            if range.contains(value) { return value }
            throw .outside(
                text, low: Quantity.text(range.lowerBound), high: Quantity.text(range.upperBound))
        }
    }
}

extension ValueReader where Value == Probability {
    /// `20%` or `0.2`.
    package static var rate: ValueReader { ValueReader(.rate) { Probability($0) } }
}

extension ValueReader where Value == UInt64 {
    /// In bytes: `512`, `64KiB`, `64MiB`, `1GiB`, `1MB`.
    package static var size: ValueReader { ValueReader(.size) { ByteCount.read($0) } }

    /// Decimal, or hexadecimal behind `0x`.
    package static var seed: ValueReader {
        ValueReader(.seed) { text in
            text.hasPrefix("0x")
                ? number(text.dropFirst(2), radix: 16) : number(text[...], radix: 10)
        }
    }

    private static func number(_ digits: Substring, radix: Int) -> UInt64? {
        // The standard library would also take a sign.
        digits.hasPrefix("+") ? nil : UInt64(digits, radix: radix)
    }
}

extension ValueReader where Value == UInt16 {
    package static var port: ValueReader {
        ValueReader { text throws(ValueError) in
            guard !text.isEmpty, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
                throw .unreadable(text, .port)
            }
            guard let port = UInt16(text) else { throw .outside(text, low: "0", high: "65535") }
            return port
        }
    }
}

extension ValueReader where Value == Int {
    package static func count(_ range: ClosedRange<Int>) -> ValueReader {
        ValueReader { text throws(ValueError) in
            guard !text.isEmpty, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
                throw .unreadable(text, .count)
            }
            guard let count = Int(text), range.contains(count) else {
                throw .outside(
                    text, low: String(range.lowerBound), high: String(range.upperBound))
            }
            return count
        }
    }
}

extension ValueReader where Value == Name {
    /// Of a person or a room.
    package static var name: ValueReader { ValueReader(.name) { Name($0) } }
}

extension ValueReader where Value == Endpoint {
    /// `host`, `host:port`, `[v6]:port`, `fe80::1%eth0`.
    package static var endpoint: ValueReader { ValueReader(.endpoint) { Endpoint($0) } }
}

extension ValueReader where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One word of a fixed few.
    package static var choice: ValueReader {
        ValueReader { text throws(ValueError) in
            guard let value = Value(rawValue: text) else {
                throw .notAmong(text, Value.allCases.map(\.rawValue))
            }
            return value
        }
    }
}
