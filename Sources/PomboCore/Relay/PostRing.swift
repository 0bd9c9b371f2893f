/// The ids of the last posts: a doubled datagram is stamped once.
struct PostRing: Equatable, Sendable {
    private var ids: [UInt64] = []
    private var known: Set<UInt64> = []
    private var oldest = 0

    func contains(_ id: UInt64) -> Bool { known.contains(id) }

    mutating func append(_ id: UInt64) {
        guard known.insert(id).inserted else { return }
        if ids.count < RelayLimit.posts {
            ids.append(id)
            return
        }
        known.remove(ids[oldest])
        ids[oldest] = id
        oldest = oldest + 1 == ids.count ? 0 : oldest + 1
    }
}
