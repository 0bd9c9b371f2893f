/// What is wrong with the words of a command, and what to do instead.
struct UsageError: Error, Equatable {
    var sentence: String
    var hint: String?

    init(_ sentence: String, hint: String? = nil) {
        self.sentence = sentence
        self.hint = hint
    }
}
