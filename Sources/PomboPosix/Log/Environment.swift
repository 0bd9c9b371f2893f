import CPombo

/// What the surroundings say: one variable by name.
package enum Environment {
    /// Nil also for an empty one: nobody means that.
    package static func value(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }
}
