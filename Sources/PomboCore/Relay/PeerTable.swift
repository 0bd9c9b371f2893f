/// The sessions, in slots of an array, and the table that finds them by address: open addressing
/// with linear probing, three times as fast as a dictionary.
///
/// The mixing is not keyed: an entry costs its sender a proven address, and there are at most
/// 4,096 of them in 16,384 places.
struct PeerTable: Equatable, Sendable {
    private(set) var slots: [Peer] = []
    private var free: [Int] = []
    /// Slot + 1, or zero. Its size is a power of two and at least four times the entries.
    private var places: [UInt16] = Array(repeating: 0, count: 64)
    private(set) var count = 0

    subscript(slot: Int) -> Peer {
        _read { yield slots[slot] }
        _modify { yield &slots[slot] }
    }

    var isFull: Bool { count >= RelayLimit.peers }

    /// Every slot that was ever used, in a fixed order.
    var indices: Range<Int> { slots.indices }

    func isUsed(_ slot: Int) -> Bool { slots[slot].session != 0 }

    /// The slot of a session; its low bits say where to look.
    @inline(__always)
    func slot(of session: UInt64) -> Int? {
        let slot = Int(session & 0xFFF)
        guard slot < slots.count, slots[slot].session == session, session != 0 else { return nil }
        return slot
    }

    func slot(at address: Address) -> Int? {
        var place = home(of: address)
        while places[place] != 0 {
            let slot = Int(places[place]) - 1
            if slots[slot].address == address { return slot }
            place = (place + 1) & (places.count - 1)
        }
        return nil
    }

    /// Adds a peer without address; its session gets the slot's number into its low bits.
    mutating func add(_ peer: consuming Peer, session: UInt64) -> Int {
        precondition(!isFull)
        let slot = free.popLast() ?? slots.count
        peer.session = Self.session(session, in: slot)
        if slot == slots.count { slots.append(peer) } else { slots[slot] = peer }
        count += 1
        if places.count < 4 * count { grow() }
        return slot
    }

    /// A new session number for the same slot: the old one is not known any more.
    mutating func renew(_ slot: Int, session: UInt64) {
        slots[slot].session = Self.session(session, in: slot)
    }

    mutating func remove(_ slot: Int) {
        setAddress(nil, of: slot)
        slots[slot].session = 0
        free.append(slot)
        count -= 1
    }

    /// Moves a session to an address. Who held that address has none from then on.
    mutating func setAddress(_ address: Address?, of slot: Int) {
        if slots[slot].address == address { return }
        if slots[slot].address != nil { forget(slot) }
        if let address, let holder = self.slot(at: address) { forget(holder) }
        slots[slot].address = address
        if let address { enter(slot, at: address) }
    }

    private static func session(_ random: UInt64, in slot: Int) -> UInt64 {
        // Bit 12 keeps it from ever being zero, which means "free".
        random & ~0xFFF | 0x1000 | UInt64(slot)
    }

    private func home(of address: Address) -> Int {
        Int(truncatingIfNeeded: address.mixed) & (places.count - 1)
    }

    private mutating func enter(_ slot: Int, at address: Address) {
        var place = home(of: address)
        while places[place] != 0 { place = (place + 1) & (places.count - 1) }
        places[place] = UInt16(slot + 1)
    }

    /// Takes the slot's address away and closes the hole it leaves in the probe sequence.
    private mutating func forget(_ slot: Int) {
        guard let address = slots[slot].address else { return }
        var hole = home(of: address)
        while Int(places[hole]) != slot + 1 { hole = (hole + 1) & (places.count - 1) }
        slots[slot].address = nil
        var place = (hole + 1) & (places.count - 1)
        while places[place] != 0 {
            let wanted = home(of: slots[Int(places[place]) - 1].address!)
            let distance = (place - wanted) & (places.count - 1)
            if distance >= (place - hole) & (places.count - 1) {
                places[hole] = places[place]
                hole = place
            }
            place = (place + 1) & (places.count - 1)
        }
        places[hole] = 0
    }

    private mutating func grow() {
        places = Array(repeating: 0, count: places.count * 4)
        for slot in slots.indices {
            if let address = slots[slot].address { enter(slot, at: address) }
        }
    }
}
