import PomboText

/// Options that belong together, under one heading of `--help`.
package struct OptionGroup<Target>: Sendable {
    let heading: Phrase
    let options: [Option<Target>]

    package init(_ heading: Phrase, _ options: Option<Target>...) {
        self.heading = heading
        self.options = options
    }

    /// The only group of its command.
    package init(_ options: Option<Target>...) {
        heading = Texts.options
        self.options = options
    }
}
