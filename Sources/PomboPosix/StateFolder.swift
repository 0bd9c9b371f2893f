/// Where pombo keeps what shall outlive a run but is nobody's document: histories, logs of chats
/// that were hosted in passing.
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
