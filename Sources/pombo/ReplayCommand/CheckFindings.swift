import PomboText

/// What a check has found: the first ones word for word, the rest counted, so that a ruined log of
/// any size is checked in a little memory.
struct CheckFindings {
    private(set) var count = 0
    private var listed: [Phrase] = []

    private static let listLimit = 100

    mutating func add(_ place: String, _ finding: Phrase) {
        count += 1
        guard listed.count < Self.listLimit else { return }
        listed.append(Phrase(verbatim: "\(place): ") + finding)
    }

    /// A line for each, with `mark` before it.
    func lines(_ mark: Phrase) -> Phrase {
        let end = Phrase(verbatim: "\n")
        let all = listed.reduce(Phrase(verbatim: "")) { $0 + mark + $1 + end }
        let rest = count - listed.count
        return rest == 0 ? all : all + mark + Texts.more(rest) + end
    }
}
