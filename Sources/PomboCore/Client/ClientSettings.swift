/// What a client is told once, when it starts.
package struct ClientSettings: Equatable, Sendable {
    /// Random per run, public.
    package var client: UInt64
    /// Random per run, known to client and relay only.
    package var key: UInt64
    /// Nonces and jitter come from it, so that the machine needs no chance of its own.
    package var secret: Secret
    package var name: Name
    /// A person typed the name: if it is taken, no other one is chosen behind that person's back.
    package var isNameTyped = false
    package var room = Name.lobby
    package var isRaw = false
    package var isVisitor = false
    /// What the kernel granted, in bytes; zero when it is not known.
    package var receiveBuffer: UInt32 = 0
    /// The number of the first line. A run that repeats an earlier one under the same client id and
    /// key begins where that began, and what is stamped already is not stamped again.
    package var firstCseq: UInt32 = 1
    /// Below the first attempt of this run. A repeated run must begin above the earlier one.
    package var lastAttempt: UInt32 = 0

    package init(client: UInt64, key: UInt64, secret: Secret, name: Name) {
        precondition(client != 0, "a client id of zero names nobody")
        self.client = client
        self.key = key
        self.secret = secret
        self.name = name
    }
}
