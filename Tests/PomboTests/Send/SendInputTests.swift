import PomboCore
import Testing

@testable import pombo

@Suite struct SendInputTests {
    @Test func `a text is one message, or several cut between characters`() {
        var short = SendInput("olá")
        #expect(short.next() == Array("olá".utf8))
        #expect(short.next() == nil && short.hasEnded && short.isEmpty)
        var half = SendInput("dos\r")
        #expect(half.isSound && half.next() == Array("dos".utf8))
        var long = SendInput(String(repeating: "👩‍👩‍👧‍👦", count: 80))
        var pieces: [String] = []
        while let piece = long.next() { pieces.append(String(decoding: piece, as: UTF8.self)) }
        #expect(pieces.map(\.count) == [40, 40])
        #expect(pieces.allSatisfy { $0.utf8.count <= Specification.textLimit })
    }

    @Test func `what cannot be said is left out and told by its line`() {
        var input = SendInput(nil)
        var lines = LineSplitter()
        for line in lines.add(Array("one\r\ntw\u{7}o\na\tb\n\u{1B}[2J\n".utf8)) {
            input.add(line)
        }
        #expect(input.next() == Array("one".utf8))
        #expect(input.next() == Array("a\tb".utf8))
        #expect(input.next() == nil)
        #expect(!input.isSound)
        #expect([input.takeUnsound(), input.takeUnsound(), input.takeUnsound()] == [2, 4, nil])
    }

    @Test func `an identity is the key's, and rises from run to run`() {
        let now = WallTime(microseconds: 1_763_650_000_050_000)
        let first = SendIdentity("backup", at: now)
        let later = SendIdentity("backup", at: WallTime(microseconds: now.microseconds + 50_000))
        #expect(first.client == later.client && first.key == later.key)
        #expect(later.attempt == first.attempt + 1)
        #expect(SendIdentity("backup2", at: now).client != first.client)
        // A run that is over sooner waits for the next unit.
        #expect(first.remainder(at: now) == .milliseconds(50))
        #expect(
            first.remainder(at: WallTime(microseconds: now.microseconds + 50_000)) == .zero)
    }
}
