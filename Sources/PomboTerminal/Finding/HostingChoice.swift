/// What a person said about hosting.
package enum HostingChoice: Equatable, Sendable {
    /// Offer it when nobody is found.
    case offer
    /// `--host`: without a question.
    case always
    /// `--no-host`.
    case never
}
