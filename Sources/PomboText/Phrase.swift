/// One thing to say, in each language. There is no way to make one with a language missing.
///
/// Whoever has something to say adds it to `Texts`, in the file of its area:
///
///     extension Texts {
///         static func nameTaken(_ name: String) -> Phrase {
///             Phrase("'\(name)' is taken.", pt: "'\(name)' já está em uso.")
///         }
///     }
///
/// and says it with `Texts.nameTaken("ana")[language]`.
package struct Phrase: Hashable, Sendable {
    private let english: String
    private let portuguese: String

    package init(_ english: String, pt portuguese: String) {
        self.english = english
        self.portuguese = portuguese
    }

    /// The same in every language: a name, an example, a unit.
    package init(verbatim text: String) { self.init(text, pt: text) }

    /// One form for one, another for any other number, with the number before it.
    package init(_ count: Int, _ one: String, _ many: String, pt um: String, _ muitos: String) {
        self.init(
            "\(count) \(count == 1 ? one : many)", pt: "\(count) \(count == 1 ? um : muitos)")
    }

    package subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .portuguese: portuguese
        }
    }

    package static func + (left: Phrase, right: Phrase) -> Phrase {
        Phrase(left.english + right.english, pt: left.portuguese + right.portuguese)
    }
}
