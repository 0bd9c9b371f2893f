import PomboCore

/// Long text in pieces that fit into a message, cut between characters.
enum Pieces {
    static func of(_ line: String) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var piece: [UInt8] = []
        for character in line {
            let bytes = Array(character.utf8)
            if piece.count + bytes.count > Specification.textLimit {
                if !piece.isEmpty { pieces.append(piece) }
                piece = []
            }
            // A character that is longer than a message is cut where it must be.
            piece += bytes.prefix(Specification.textLimit)
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }
}
