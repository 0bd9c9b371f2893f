/// The relay as a value: datagrams, time and the fate of the log go in, effects come out.
///
/// It stamps what its clients say, and nobody hears of it before the log has it: `receive` and
/// `tick` stage records into one open batch; `committed` or `abandoned` ends the batch. Between
/// them nothing is sent that would be untrue if the batch were abandoned.
///
/// What it owns lies in parts, each behind its own verbs; none of them knows another one. The
/// rules that join them stand in the files beside this one, and call in one direction: the rule of
/// a datagram stages (`RelayStage`); the end of the batch (`RelayCommit`) enters, forwards and
/// acknowledges.
package struct Relay: Equatable, Sendable {
    package internal(set) var settings: RelaySettings
    package internal(set) var counts = RelayCounts()

    /// Who may come in: cookies, gates, bans, mutes, posts.
    var door: Doorkeeper
    /// Who there is: sessions, authors, rooms.
    var registry: Registry
    /// What each session may say: tokens, and SAYs that wait.
    var speakers: SpeakerTable
    /// The open batch, and whether the log takes it.
    var draft: Draft
    var trouble = LogTrouble()
    /// The last records as they travel, and the way to each session: credit, repairs, losses.
    var cache: RecordCache
    var links = LinkTable()
    /// When HEADs are due, and when it is looked who was silent.
    var heads = HeadSchedule()
    var silence = SilenceWatch()
    var started = Instant.zero

    package init(_ settings: RelaySettings) {
        self.settings = settings
        door = Doorkeeper(settings.runSecret)
        registry = Registry(settings.runSecret)
        speakers = SpeakerTable(recordRate: settings.recordRate)
        draft = Draft(reserves: settings.durability != .batch)
        cache = RecordCache(capacity: settings.repairCacheSize)
    }

    /// Takes one datagram. Whatever it is, the worst that happens is that it is counted.
    package mutating func receive(
        _ datagram: Span<UInt8>, from address: Address, at now: Moment, into outbox: inout Outbox
    ) throws(FrameError) {
        counts.received += 1
        do {
            try dispatch(datagram, from: address, at: now, into: &outbox)
        } catch {
            counts.dropped[error.cause.rawValue] += 1
            throw error
        }
    }

    private mutating func dispatch(
        _ datagram: Span<UInt8>, from address: Address, at now: Moment, into outbox: inout Outbox
    ) throws(FrameError) {
        let header: Header
        do {
            header = try Header(datagram, readBy: .relay)
        } catch {
            if case .version = error {
                challengeForeigner(datagram, from: address, at: now, into: &outbox)
            }
            throw error
        }
        switch header.type {
        case .hello: challenge(try Hello(datagram), from: address, at: now, into: &outbox)
        case .probe: announce(to: try Probe(datagram), from: address, at: now, into: &outbox)
        case .join: admit(try Join(datagram), from: address, at: now, into: &outbox)
        case .path: changeAddress(by: try Path(datagram), to: address, at: now, into: &outbox)
        case .say:
            let say = try Say(datagram)
            accept(
                say, text: datagram.extracting(say.text), from: address, at: now, into: &outbox)
        case .post:
            let post = try Post(datagram)
            publish(
                post, text: datagram.extracting(post.text), from: address, at: now, into: &outbox)
        case .nack: repair(try Nack(datagram), from: address, at: now, into: &outbox)
        case .history: recall(try History(datagram), from: address, at: now, into: &outbox)
        case .ping: pong(try Ping(datagram), from: address, at: now, into: &outbox)
        case .who: listMembers(try Who(datagram), from: address, at: now, into: &outbox)
        case .leave: letGo(try Leave(datagram), at: now, into: &outbox)
        default: throw .direction(header.type)
        }
    }

    /// Does what is due. Calling it early does no harm.
    package mutating func tick(at now: Moment, into outbox: inout Outbox) {
        if now.instant >= silence.due { sweep(at: now, into: &outbox) }
        if now.instant >= speakers.due { stageWaiting(at: now, into: &outbox) }
        if now.instant >= heads.due { sendHeads(at: now, into: &outbox) }
    }

    /// When `tick` must be called if nothing arrives.
    package var deadline: Instant? {
        let next = min(silence.due, speakers.due, heads.due)
        return next == .distantFuture ? nil : next
    }

    /// Whether a batch is open, so that the shell has to log it and say how that went.
    package var hasBatch: Bool { draft.isOpen }

    /// The number and time the next record is above.
    package var lastSeq: UInt64 { draft.lastSeq }
    package var lastTime: WallTime { draft.lastTime }

    /// How many sessions there are, the expected ones not counted.
    package var presentCount: Int { registry.presentCount }

    /// Calls `body` with the address of everybody a datagram is for, and with the receive buffer
    /// that is known to be there: zero for one address, where it hardly matters.
    package func withAudience(_ audience: Audience, _ body: (Address, UInt32) -> Void) {
        func tell(_ slot: Int) {
            if let address = registry.peers[slot].address {
                body(address, links[slot].receiveBuffer)
            }
        }
        switch audience {
        case .address(let address): body(address, 0)
        case .room(let room): for slot in registry.rooms[room].members { tell(slot) }
        case .readyRoom(let room):
            for slot in registry.rooms[room].members where !links[slot].isOverrun { tell(slot) }
        case .rawRoom(let room): for slot in registry.rooms[room].rawMembers { tell(slot) }
        }
    }
}
