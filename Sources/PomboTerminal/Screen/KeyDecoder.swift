/// Turns the bytes of a terminal into keys, wherever the reads cut them.
///
/// A lone escape and the beginning of a sequence look alike: only time tells them apart. As long as
/// `patience` is not nil, the loop calls `expire` when nothing has come for that long.
package struct KeyDecoder: Sendable {
    /// Sequences are shorter; what is longer is noise.
    static let sequenceLimit = 64
    static let pasteLimit = 64 * 1024
    /// Over ssh the bytes of one key come together or a round trip apart.
    static let escapePatience = Duration.milliseconds(50)
    /// A terminal that never ends its paste must not swallow the keyboard for ever.
    static let pastePatience = Duration.seconds(1)

    private enum State { case ground, escape, control, single, paste }

    private var state = State.ground
    private var sequence: [UInt8] = []
    private var character: [UInt8] = []
    private var pasted: [UInt8] = []
    private var keys: [Key] = []

    package init() {}

    /// An unfinished sequence waits for the rest of its bytes.
    package var patience: Duration? {
        switch state {
        case .ground: nil
        case .paste: Self.pastePatience
        default: Self.escapePatience
        }
    }

    package mutating func decode(_ bytes: some Sequence<UInt8>) -> [Key] {
        for byte in bytes { take(byte) }
        return drain()
    }

    /// The rest has not come: an escape was the Escape key, a paste ends here.
    package mutating func expire() -> [Key] {
        let state = state
        self.state = .ground
        switch state {
        case .ground: break
        case .escape: keys.append(.escape)
        // Alt and a bracket, or alt and a capital O.
        case .control, .single:
            keys.append(sequence.isEmpty ? .alt(state == .single ? "O" : "[") : .unknown)
        case .paste: endPaste(markCount: 0)
        }
        return drain()
    }

    private mutating func drain() -> [Key] {
        defer { keys.removeAll(keepingCapacity: true) }
        return keys
    }

    private mutating func take(_ byte: UInt8) {
        switch state {
        case .ground: ground(byte)
        case .escape: afterEscape(byte)
        case .single:
            state = .ground
            keys.append(KeySequence.single(byte))
        case .control: inControl(byte)
        case .paste: inPaste(byte)
        }
    }

    private mutating func ground(_ byte: UInt8) {
        if byte >= 0x80 {
            inCharacter(byte)
            return
        }
        if !character.isEmpty { endCharacter() }
        switch byte {
        case 0x1B: state = .escape
        case 0x0D, 0x0A: keys.append(.enter)
        case 0x09: keys.append(.tab)
        case 0x08, 0x7F: keys.append(.backspace)
        case 0x00: keys.append(.control(" "))
        case 0x01...0x1A: keys.append(.control(Character(Unicode.Scalar(byte + 0x60))))
        case 0x1C...0x1F: keys.append(.control(Character(Unicode.Scalar(byte + 0x40))))
        default: type(String(Unicode.Scalar(byte)))
        }
    }

    private mutating func afterEscape(_ byte: UInt8) {
        state = .ground
        switch byte {
        case 0x1B:
            keys.append(.escape)
            state = .escape
        case UInt8(ascii: "["):
            sequence.removeAll(keepingCapacity: true)
            state = .control
        case UInt8(ascii: "O"):
            sequence.removeAll(keepingCapacity: true)
            state = .single
        case 0x7F, 0x08: keys.append(.altBackspace)
        case UInt8(ascii: "b"): keys.append(.wordLeft)
        case UInt8(ascii: "f"): keys.append(.wordRight)
        case 0x20..<0x7F: keys.append(.alt(Character(Unicode.Scalar(byte))))
        // A control or a letter of many bytes: the escape was a key of its own.
        default:
            keys.append(.escape)
            ground(byte)
        }
    }

    private mutating func inControl(_ byte: UInt8) {
        switch byte {
        case 0x20...0x3F:
            // Sequences that are too long are read to their end and mean nothing.
            if sequence.count <= Self.sequenceLimit { sequence.append(byte) }
        case 0x40...0x7E:
            state = .ground
            if sequence == Array("200".utf8), byte == UInt8(ascii: "~") {
                pasted.removeAll(keepingCapacity: true)
                state = .paste
            } else if sequence.count <= Self.sequenceLimit {
                keys.append(KeySequence.control(sequence, final: byte))
            } else {
                keys.append(.unknown)
            }
        default:
            // Not part of any sequence: it was cut short.
            state = .ground
            keys.append(.unknown)
            ground(byte)
        }
    }

    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    private mutating func inPaste(_ byte: UInt8) {
        // What is above the limit is dropped, but its end is still looked for.
        if pasted.count >= Self.pasteLimit + Self.pasteEnd.count {
            pasted.remove(at: Self.pasteLimit)
        }
        pasted.append(byte)
        guard byte == UInt8(ascii: "~"), pasted.suffix(6).elementsEqual(Self.pasteEnd) else {
            return
        }
        endPaste(markCount: Self.pasteEnd.count)
    }

    private mutating func endPaste(markCount: Int) {
        state = .ground
        keys.append(.paste(String(decoding: pasted.dropLast(markCount), as: UTF8.self)))
        pasted.removeAll()
    }

    /// Collects the bytes of one character; a wrong one becomes U+FFFD, never an end.
    private mutating func inCharacter(_ byte: UInt8) {
        let isLead = byte >= 0xC0
        if isLead, !character.isEmpty { endCharacter() }
        character.append(byte)
        let length =
            switch character[0] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            // No character begins with this byte.
            default: 1
            }
        if character.count == length { endCharacter() }
    }

    private mutating func endCharacter() {
        let text = String(decoding: character, as: UTF8.self)
        character.removeAll(keepingCapacity: true)
        // C1 controls can be written in UTF-8 too.
        if let scalar = text.unicodeScalars.first, 0x80..<0xA0 ~= scalar.value { return }
        type(text)
    }

    private mutating func type(_ text: String) {
        if case .text(let before) = keys.last {
            keys[keys.count - 1] = .text(before + text)
        } else {
            keys.append(.text(text))
        }
    }
}
