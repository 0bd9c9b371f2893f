/// The lines of a text, whoever ended them how.
enum LabLines {
    static func split(_ text: String) -> [String] {
        text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
        }
    }
}

// Words of a lab file: what is missing or wrong is told with its line.
extension Words {
    /// Takes the next word, which must be there.
    mutating func take(_ kind: LabFileError.Kind) throws(LabFileError) -> Word {
        guard let word = next else { throw missing(kind) }
        skip()
        return word
    }

    mutating func keyword(_ word: String) throws(LabFileError) {
        // The one thing possible here.
        let problem = LabFileError.Problem.notAmong([word], nearest: nil)
        guard let next else { throw LabFileError(line: line, offset: place, problem) }
        guard next.text == word else { throw error(next, problem) }
        skip()
    }

    func end() throws(LabFileError) {
        if let next { throw error(next, .surplus(after: previous)) }
    }

    func error(_ word: Word, _ problem: LabFileError.Problem) -> LabFileError {
        LabFileError(line: line, offset: word.offset, word: String(word.text), problem)
    }

    func missing(_ kind: LabFileError.Kind) -> LabFileError {
        LabFileError(line: line, offset: place, .missing(kind, after: previous))
    }
}
