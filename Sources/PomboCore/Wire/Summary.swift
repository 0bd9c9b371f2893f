/// Any datagram in one line, as a packet sniffer would print it. It is safe to show whatever came:
/// texts are quoted and cut, and what is no frame is told by its fault.
package enum Summary {
    package static func of(_ datagram: Span<UInt8>) -> String {
        let side: Header.Side =
            datagram.count > 3 && datagram[3] & 0x80 != 0 ? .client : .relay
        do {
            let header = try Header(datagram, readBy: side)
            let word = "\(header.type)".uppercased()
            return try "\(word) \(fields(header.type, datagram)) (\(datagram.count) B)"
        } catch {
            return "no frame: \(error) (\(datagram.count) B)"
        }
    }

    private static func fields(
        _ type: FrameType, _ datagram: Span<UInt8>
    ) throws(FrameError) -> String {
        type.isFromRelay ? try fromRelay(type, datagram) : try fromClient(type, datagram)
    }

    private static func fromClient(
        _ type: FrameType, _ datagram: Span<UInt8>
    ) throws(FrameError) -> String {
        switch type {
        case .hello: return "nonce \(hex(try Hello(datagram).nonce))"
        case .join:
            let join = try Join(datagram)
            return "\(join.name) to \(join.room), client \(hex(join.client)), attempt "
                + "\(join.attempt), open from \(join.lowestOpen), last \(join.roomLast)/"
                + "\(join.inboxLast)"
        case .say:
            let say = try Say(datagram)
            let text = quote(datagram.extracting(say.text))
            let recipient = say.recipient == 0 ? "" : " to \(hex(say.recipient))"
            return "\(hex(say.session)) #\(say.cseq) \(say.kind.word)\(recipient) \(text)"
        case .nack:
            let nack = try Nack(datagram)
            let gaps = (0..<nack.gaps.count).map { "\(nack.gaps[$0].after)–\(nack.gaps[$0].upto)" }
            return "\(hex(nack.session)) stream \(nack.stream), delivered \(nack.delivered), "
                + "lacks \(gaps.joined(separator: " "))"
        case .ping:
            let ping = try Ping(datagram)
            return "\(hex(ping.session)) delivered \(ping.delivered)/\(ping.inboxDelivered)"
                + (ping.isReport ? ", report" : "")
        case .leave: return hex(try Leave(datagram).session)
        case .who:
            let who = try Who(datagram)
            return "\(hex(who.session)) from \(who.firstIndex)"
        case .history:
            let history = try History(datagram)
            return "\(hex(history.session)) stream \(history.stream), \(history.count) before "
                + "\(history.before)"
        case .post:
            let post = try Post(datagram)
            return "\(hex(post.id)) \(post.name) in \(post.room) "
                + quote(datagram.extracting(post.text))
        case .probe: return "nonce \(hex(try Probe(datagram).nonce))"
        default:
            let path = try Path(datagram)
            return "\(hex(path.session)) token \(hex(path.token))"
        }
    }

    private static func fromRelay(
        _ type: FrameType, _ datagram: Span<UInt8>
    ) throws(FrameError) -> String {
        switch type {
        case .challenge:
            let challenge = try Challenge(datagram)
            return "nonce \(hex(challenge.nonce)), versions \(challenge.versions)"
        case .welcome:
            let welcome = try Welcome(datagram)
            return "\(hex(welcome.session)) at \(welcome.relay), stamped #\(welcome.cseq), room "
                + "\(welcome.room.start)…\(welcome.room.head), inbox \(welcome.inbox.start)…"
                + "\(welcome.inbox.head)"
        case .stamped: return try records(datagram)
        case .head:
            let head = try Head(datagram)
            return "stream \(head.stream) at \(head.head), repairs from \(head.first), "
                + "\(head.members) members, floor \(head.floor), next in \(head.nextMilliseconds) ms"
        case .ack:
            let ack = try Ack(datagram)
            return "\(hex(ack.session)) #\(ack.cseq) stamped \(ack.seq), seen #\(ack.seen)"
        case .refuse:
            let refuse = try Refuse(datagram)
            return "\(hex(refuse.token)) \(refuse.cause), again in \(refuse.retryMilliseconds) ms"
        case .reset: return hex(try Reset(datagram).session)
        case .gone:
            let gone = try Gone(datagram)
            return "stream \(gone.stream) through \(gone.through)"
        case .pong:
            let pong = try Pong(datagram)
            return "\(hex(pong.session)) head \(pong.roomHead), received \(pong.received)"
        case .bye: return "\(try Bye(datagram).reason)"
        case .roster:
            let roster = try Roster(datagram)
            let names = roster.entries.map(\.name.text).joined(separator: " ")
            return "\(roster.firstIndex) of \(roster.total): \(names)"
        case .announce:
            let announce = try Announce(datagram)
            return "\(quote(announce.name.utf8.span)) on \(quote(announce.host.utf8.span)) port "
                + "\(announce.port), \(announce.members) members, \(announce.ageSeconds) s old"
        default:
            let check = try Check(datagram)
            return "\(hex(check.session)) token \(hex(check.token))"
        }
    }

    private static func records(_ datagram: Span<UInt8>) throws(FrameError) -> String {
        let stamped = try Stamped(datagram)
        var parts: [String] = []
        if let page = stamped.page {
            parts.append("history before \(page.before), \(page.firstIndex) of \(page.total)")
        }
        if stamped.isEcho { parts.append("echo") }
        var offset = stamped.records
        while let record = try Record(datagram, at: &offset) {
            let name = Text.string(datagram.extracting(record.name))
            parts.append(
                "\(record.seq)←\(record.prev) \(record.kind.word) \(name) "
                    + quote(datagram.extracting(record.text)))
        }
        return parts.joined(separator: " · ")
    }

    private static func hex(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// At most forty characters, nothing in it that a terminal would obey.
    private static func quote(_ bytes: Span<UInt8>) -> String {
        var text = ""
        for scalar in Text.string(bytes).unicodeScalars.prefix(40) {
            switch scalar.properties.generalCategory {
            case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator,
                .paragraphSeparator:
                text += "\\u{\(String(scalar.value, radix: 16))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return "\"\(text)\""
    }
}
