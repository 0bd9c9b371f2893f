import PomboText

/// The input line: keys in, what they mean out.
package struct LineEditor: Sendable {
    /// What the loop has to do after a key.
    package enum Effect: Equatable, Sendable {
        /// Nothing has changed.
        case ignored
        /// The line looks different now.
        case edited
        /// A line was entered; from a paste that was agreed to, several.
        case entered([String])
        /// What Tab could mean; the first is shown in the line.
        case choices([String])
        /// The key has no effect here.
        case refused
        /// Control-C on an empty line.
        case interrupted
        /// Control-D on an empty line.
        case ended
        /// Control-Z.
        case suspended
        /// Control-L.
        case redraw
    }

    package var history: InputHistory
    package private(set) var line = EditLine()
    /// Several pasted lines wait for an answer; all keys are answers then.
    package private(set) var question: PasteQuestion?
    private var killed = ""
    private var lastKilled = false
    private var completion: Completion?

    package init(history: InputHistory = InputHistory()) { self.history = history }

    /// `complete` is asked when Tab is pressed: the candidates for a place, best first.
    package mutating func handle(
        _ key: Key, complete: (Completion.Place) -> [String] = { _ in [] }
    ) -> Effect {
        if question != nil { return answer(key) }
        if key == .tab || key == .backtab {
            lastKilled = false
            return tab(key == .tab ? 1 : -1, complete)
        }
        completion = nil
        let effect = move(key) ?? kill(key) ?? edit(key)
        if case .edited = effect, Self.kills(key) {
            lastKilled = true
        } else {
            lastKilled = false
        }
        return effect
    }

    /// Puts a text into the line, as the loop does with what it could not send.
    package mutating func replace(with text: String) { line = EditLine(text) }

    /// What the input row shows: the line, or the question in its place.
    package func inputLine(_ language: Language, prompt: StyledText = "> ") -> InputLine {
        guard let question else { return InputLine(prompt: prompt, line) }
        let sentence = Texts.pasteQuestion(lineCount: question.lines.count)[language]
        return InputLine(prompt: prompt, EditLine(sentence))
    }

    // MARK: Keys

    private mutating func move(_ key: Key) -> Effect? {
        let old = line
        switch key {
        case .left, .control("b"): line.moveLeft()
        case .right, .control("f"): line.moveRight()
        case .home, .control("a"): line.moveToStart()
        case .end, .control("e"): line.moveToEnd()
        case .wordLeft: line.moveLeft(line.countToWordStart)
        case .wordRight: line.moveRight(line.countToWordEnd)
        case .up, .control("p"):
            guard let text = history.older(than: line.text) else { return .refused }
            line = EditLine(text)
        case .down, .control("n"):
            guard let text = history.newer() else { return .refused }
            line = EditLine(text)
        default: return nil
        }
        return line == old ? .ignored : .edited
    }

    private mutating func kill(_ key: Key) -> Effect? {
        switch key {
        case .control("k"): keep(line.removeRight(line.after.count), isBefore: false)
        case .control("u"): keep(line.removeLeft(line.before.count), isBefore: true)
        case .control("w"): keep(line.removeLeft(line.countToBlank), isBefore: true)
        case .altBackspace: keep(line.removeLeft(line.countToWordStart), isBefore: true)
        case .alt("d"): keep(line.removeRight(line.countToWordEnd), isBefore: false)
        case .control("y"): killed.isEmpty ? .refused : insert(killed)
        default: nil
        }
    }

    private mutating func edit(_ key: Key) -> Effect {
        switch key {
        case .text(let text): return insert(text)
        case .paste(let text): return paste(text)
        case .enter: return enter()
        case .backspace: return line.removeLeft(1).isEmpty ? .refused : .edited
        case .delete: return line.removeRight(1).isEmpty ? .refused : .edited
        case .control("d"):
            if line.isEmpty { return .ended }
            return line.removeRight(1).isEmpty ? .refused : .edited
        case .control("t"): return line.transpose() ? .edited : .refused
        case .control("c"):
            if line.isEmpty { return .interrupted }
            line = EditLine()
            return .edited
        case .control("z"): return .suspended
        case .control("l"): return .redraw
        default: return .ignored
        }
    }

    private mutating func enter() -> Effect {
        let text = line.text
        if text.isEmpty { return .ignored }
        history.add(text)
        line = EditLine()
        return .entered([text])
    }

    private mutating func insert(_ text: String) -> Effect {
        line.insert(text) ? .edited : .refused
    }

    // MARK: Kill and yank

    private static func kills(_ key: Key) -> Bool {
        switch key {
        case .control("k"), .control("u"), .control("w"), .altBackspace, .alt("d"): true
        default: false
        }
    }

    /// Kills in a row are one, so that a yank brings all of it back.
    private mutating func keep(_ text: String, isBefore: Bool) -> Effect {
        if text.isEmpty { return .refused }
        if !lastKilled { killed = "" }
        killed = isBefore ? text + killed : killed + text
        return .edited
    }

    // MARK: Completion

    private mutating func tab(_ direction: Int, _ complete: (Completion.Place) -> [String])
        -> Effect
    {
        if var running = completion {
            _ = line.removeLeft(running.shown.count)
            running.step(direction)
            completion = running
            return insert(running.shown)
        }
        let letters = line.before.reversed().prefix { !$0.isWhitespace }.count
        let word = String(line.before.suffix(letters))
        let before = String(line.before.dropLast(letters))
        let candidates = complete(Completion.Place(word: word, before: before))
        if candidates.isEmpty { return .refused }
        let found = Completion(word: word, candidates: candidates)
        _ = line.removeLeft(letters)
        guard line.insert(found.shown) else {
            _ = line.insert(word)
            return .refused
        }
        // With one candidate there is nothing to go through: the next Tab asks anew.
        if candidates.count == 1 { return .edited }
        completion = found
        return .choices(candidates)
    }

    // MARK: Paste

    private mutating func paste(_ text: String) -> Effect {
        let lines = PasteQuestion.lines(of: text)
        if lines.isEmpty { return .ignored }
        if lines.count == 1 { return insert(lines[0]) }
        guard line.text.utf8.count + text.utf8.count <= EditLine.byteLimit else { return .refused }
        question = PasteQuestion(lines: lines)
        return .edited
    }

    private mutating func answer(_ key: Key) -> Effect {
        guard let asked = question, let answer = PasteQuestion.Answer(key) else { return .refused }
        question = nil
        switch answer {
        case .nothing: return .edited
        case .asOne: return insert(asked.lines.joined(separator: " "))
        case .asMany:
            var lines = asked.lines
            lines[0] = String(line.before) + lines[0]
            lines[lines.count - 1] += String(line.after)
            lines.forEach { history.add($0) }
            line = EditLine()
            return .entered(lines)
        }
    }
}
