/// Where pombo keeps files that outlive a run but are nobody's documents: input histories, logs of
/// relays that chats hosted.
package enum StateFolder {
    /// `$XDG_STATE_HOME/pombo`, or `~/.local/state/pombo`. Nil without a home. A relative path in
    /// the variable is to be ignored, says its specification.
    package static func path(environment: (String) -> String?) -> String? {
        if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
            return "\(state)/pombo"
        }
        return environment("HOME").flatMap {
            $0.hasPrefix("/") ? "\($0)/.local/state/pombo" : nil
        }
    }
}
