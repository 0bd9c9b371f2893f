import Testing

@testable import PomboCore

/// One datagram as bytes, with what reads it and what writes it again. The tests of the wire go
/// through all of them, so that no type can be forgotten.
struct FrameSample: CustomTestStringConvertible, Sendable {
    let name: String
    let type: FrameType
    let layout: Layout
    let bytes: [UInt8]
    /// Everything that decoding says, as one text for each field.
    let fields: @Sendable (Span<UInt8>) throws -> [String: String]
    /// The bytes again, from the decoded value alone.
    let rewrite: @Sendable (Span<UInt8>) throws -> [UInt8]

    var testDescription: String { name }

    private init<F: Frame>(
        _ name: String, _ frame: F.Type, _ bytes: [UInt8],
        rewrite: @escaping @Sendable (Span<UInt8>) throws -> [UInt8]
    ) {
        self.name = name
        type = frame.type
        layout = frame.layout
        self.bytes = bytes
        fields = { Self.flatten(try frame.init($0)) }
        self.rewrite = rewrite
    }

    /// A type whose values hold all of their bytes.
    init<F: EncodableFrame>(_ name: String, _ frame: F) {
        var bytes: [UInt8] = []
        _ = frame.encode(into: &bytes)
        self.init(name, F.self, bytes) { datagram in
            var out: [UInt8] = []
            _ = try F(datagram).encode(into: &out)
            return out
        }
    }

    init(_ name: String, _ say: Say, _ text: [UInt8]) {
        var bytes: [UInt8] = []
        _ = say.encode(text: text.span, into: &bytes)
        self.init(name, Say.self, bytes) { datagram in
            let say = try Say(datagram)
            var out: [UInt8] = []
            _ = say.encode(text: datagram.extracting(say.text), into: &out)
            return out
        }
    }

    init(_ name: String, _ post: Post, _ text: [UInt8]) {
        var bytes: [UInt8] = []
        _ = post.encode(text: text.span, into: &bytes)
        self.init(name, Post.self, bytes) { datagram in
            let post = try Post(datagram)
            var out: [UInt8] = []
            _ = post.encode(text: datagram.extracting(post.text), into: &out)
            return out
        }
    }

    init(_ name: String, _ stamped: Stamped, _ records: [(Record, name: String, text: String)]) {
        var bytes: [UInt8] = []
        stamped.begin(in: &bytes)
        for (record, name, text) in records {
            record.encode(name: name.utf8.span, text: text.utf8.span, into: &bytes)
        }
        bytes.sealFrame(from: 0)
        self.init(name, Stamped.self, bytes) { datagram in
            let stamped = try Stamped(datagram)
            var out: [UInt8] = []
            stamped.begin(in: &out)
            var offset = stamped.records
            while let record = try Record(datagram, at: &offset) {
                record.encode(
                    name: datagram.extracting(record.name),
                    text: datagram.extracting(record.text), into: &out)
            }
            out.sealFrame(from: 0)
            return out
        }
    }

    /// Reads a datagram as its receiver does: header, fields, and of STAMPED every record.
    func read(_ bytes: [UInt8]) throws {
        _ = try Header(bytes.span, readBy: type.isFromRelay ? .client : .relay)
        _ = try fields(bytes.span)
        if type == .stamped {
            var offset = try Stamped(bytes.span).records
            while try Record(bytes.span, at: &offset) != nil {}
        }
    }

    /// The same with other bytes and a header that fits them.
    static func sealed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        bytes.sealFrame(from: 0)
        return bytes
    }

    /// `room.number` and the like, with numbers as they are.
    private static func flatten(_ value: Any) -> [String: String] {
        var fields: [String: String] = [:]
        for (label, child) in Mirror(reflecting: value).children {
            guard let label else { continue }
            let nested = child is Name || child is Nack.Gaps ? [:] : flatten(child)
            if nested.isEmpty || child is any Collection {
                fields[label] = "\(child)"
            } else {
                for (key, text) in nested { fields["\(label).\(key)"] = text }
            }
        }
        return fields
    }
}

/// A datagram that can be written from its value alone.
protocol EncodableFrame: Frame {
    func encode(into bytes: inout [UInt8]) -> Range<Int>
}

extension Hello: EncodableFrame {}
extension Join: EncodableFrame {}
extension Nack: EncodableFrame {}
extension Ping: EncodableFrame {}
extension Leave: EncodableFrame {}
extension Who: EncodableFrame {}
extension History: EncodableFrame {}
extension Probe: EncodableFrame {}
extension Path: EncodableFrame {}
extension Challenge: EncodableFrame {}
extension Welcome: EncodableFrame {}
extension Head: EncodableFrame {}
extension Ack: EncodableFrame {}
extension Refuse: EncodableFrame {}
extension Reset: EncodableFrame {}
extension Gone: EncodableFrame {}
extension Pong: EncodableFrame {}
extension Bye: EncodableFrame {}
extension Roster: EncodableFrame {}
extension Announce: EncodableFrame {}
extension Check: EncodableFrame {}
