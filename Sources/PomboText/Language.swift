/// The languages that every text exists in.
package enum Language: CaseIterable, Sendable {
    case english, portuguese

    /// As in a page's `lang`.
    package var code: String { self == .english ? "en" : "pt" }

    /// As the C library decides it: the first of the three that is set and not empty counts, and
    /// English is what remains.
    package init(environment: (String) -> String?) {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
        let locale = names.lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
        self = locale.lowercased().hasPrefix("pt") ? .portuguese : .english
    }
}
