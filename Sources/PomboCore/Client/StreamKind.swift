/// Which of a session's two streams something belongs to.
package enum StreamKind: Hashable, Sendable { case room, inbox }
