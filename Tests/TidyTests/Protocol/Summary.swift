import PomboCore

/// A datagram in one line, as protocol.md describes its vectors.
enum Summary {
    static func of(_ datagram: Span<UInt8>) throws(FrameError) -> String {
        let isFromRelay = datagram.count > 3 && datagram[3] & 0x80 != 0
        let header = try Header(datagram, readBy: isFromRelay ? .client : .relay)
        let type = "\(header.type)".uppercased()
        let fields = try fields(of: header.type, datagram)
        return "\(type) \(fields) (\(datagram.count) B)"
    }

    private static func fields(
        of type: FrameType, _ datagram: Span<UInt8>
    ) throws(FrameError) -> String {
        switch type {
        case .hello: return "nonce \(hex(try Hello(datagram).nonce))"
        case .join: return try join(datagram)
        case .say: return try say(datagram)
        case .nack: return try nack(datagram)
        case .ping: return try ping(datagram)
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
            let text = quote(datagram.extracting(post.text))
            return "\(hex(post.id)) ~\(post.name) in \(post.room) \(text)"
        case .probe: return "nonce \(hex(try Probe(datagram).nonce))"
        case .path:
            let path = try Path(datagram)
            return "\(hex(path.session)) token \(hex(path.token))"
        default: return try relayFields(of: type, datagram)
        }
    }

    private static func relayFields(
        of type: FrameType, _ datagram: Span<UInt8>
    ) throws(FrameError) -> String {
        switch type {
        case .challenge: return try challenge(datagram)
        case .welcome: return try welcome(datagram)
        case .stamped: return try stamped(datagram)
        case .head: return try head(datagram)
        case .ack:
            let ack = try Ack(datagram)
            return "\(hex(ack.session)) #\(ack.cseq) is \(ack.seq), held "
                + "\(ack.holdMicroseconds) µs, seen #\(ack.seen)"
        case .refuse: return try refuse(datagram)
        case .reset:
            let reset = try Reset(datagram)
            return "\(hex(reset.session)) cookie \(hex(reset.cookie))"
        case .gone:
            let gone = try Gone(datagram)
            return "stream \(gone.stream) through \(gone.through)"
        case .pong:
            let pong = try Pong(datagram)
            return "\(hex(pong.session)) head \(pong.roomHead), \(pong.received) received"
        case .bye:
            let bye = try Bye(datagram)
            return "\(bye.reason)\(remark(bye.remark))"
        case .roster: return try roster(datagram)
        case .announce: return try announce(datagram)
        default:
            let check = try Check(datagram)
            return "\(hex(check.session)) token \(hex(check.token))"
        }
    }

    // MARK: From clients

    private static func join(_ datagram: Span<UInt8>) throws(FrameError) -> String {
        let join = try Join(datagram)
        let flags = [(Join.Flags.raw, " raw"), (.visitor, " visitor"), (.typed, " typed")]
        let words = flags.map { join.flags.contains($0.0) ? $0.1 : "" }.joined()
        // The key is a secret, so it stays out of every trace.
        return "\(join.name) to \(join.room)\(words), client \(hex(join.client)), attempt "
            + "\(join.attempt), open from #\(join.lowestOpen), last \(join.roomLast) and "
            + "\(join.inboxLast)"
    }

    private static func say(_ datagram: Span<UInt8>) throws(FrameError) -> String {
        let say = try Say(datagram)
        let recipient = say.recipient == 0 ? "" : " to \(hex(say.recipient))"
        let origin = say.origin.map { " from \($0.seq)" } ?? ""
        return "\(hex(say.session)) #\(say.cseq) \(say.kind.word)\(recipient)\(origin) "
            + quote(datagram.extracting(say.text))
    }

    private static func nack(_ datagram: Span<UInt8>) throws(FrameError) -> String {
        let nack = try Nack(datagram)
        let gaps = (0..<nack.gaps.count).map { "\(nack.gaps[$0].after)…\(nack.gaps[$0].upto)" }
        return "\(hex(nack.session)) stream \(nack.stream), has \(nack.delivered), lacks "
            + gaps.joined(separator: " ")
    }

    private static func ping(_ datagram: Span<UInt8>) throws(FrameError) -> String {
        let ping = try Ping(datagram)
        return "\(hex(ping.session)) has \(ping.delivered) and \(ping.inboxDelivered), \(ping.sent)"
            + " sent" + (ping.isReport ? ", report" : "")
    }

    // MARK: From the relay

    private static func challenge(_ datagram: Span<UInt8>) throws(FrameError) -> String {
        let challenge = try Challenge(datagram)
        let versions = challenge.versions.map { "\($0)" }.joined(separator: " ")
        return "nonce \(hex(challenge.nonce)), modes \(challenge.modes), versions \(versions)"
    }

    private static func welcome(_ datagram: Span<UInt8>) throws(FrameError) -> String {
        let welcome = try Welcome(datagram)
        func text(_ stream: Welcome.Stream) -> String {
            "\(stream.number) from \(stream.start) to \(stream.head)"
        }
        return "\(hex(welcome.session)) at \(welcome.relay), #\(welcome.cseq) is "
            + "\(welcome.cseqSeq), room \(text(welcome.room)), inbox \(text(welcome.inbox))"
    }

    private static func stamped(_ datagram: Span<UInt8>) throws(FrameError) -> String {
        let stamped = try Stamped(datagram)
        var parts: [String] = []
        if let page = stamped.page {
            parts.append("before \(page.before), \(page.firstIndex) of \(page.total)")
        }
        if stamped.isEcho { parts.append("echo") }
        var offset = stamped.records
        while let record = try Record(datagram, at: &offset) {
            let name = quote(datagram.extracting(record.name))
            let text = quote(datagram.extracting(record.text))
            parts.append("\(record.seq)←\(record.prev) \(record.kind.word) \(name) \(text)")
        }
        return parts.isEmpty ? "empty" : parts.joined(separator: " · ")
    }

    private static func head(_ datagram: Span<UInt8>) throws(FrameError) -> String {
        let head = try Head(datagram)
        return "stream \(head.stream) at \(head.head), repairs from \(head.first), \(head.members) "
            + "members, floor \(head.floor), next in \(head.nextMilliseconds) ms"
    }

    private static func refuse(_ datagram: Span<UInt8>) throws(FrameError) -> String {
        let refuse = try Refuse(datagram)
        let limit = refuse.limit == 0 ? "" : ", limit \(refuse.limit)"
        return "\(hex(refuse.token)) \(refuse.cause), again in \(refuse.retryMilliseconds) ms"
            + limit + remark(refuse.remark)
    }

    private static func roster(_ datagram: Span<UInt8>) throws(FrameError) -> String {
        let roster = try Roster(datagram)
        let names = roster.entries.map { " \($0.name)" }.joined()
        return "\(hex(roster.session)) from \(roster.firstIndex) of \(roster.total):\(names)"
    }

    private static func announce(_ datagram: Span<UInt8>) throws(FrameError) -> String {
        let announce = try Announce(datagram)
        return "\(quote(announce.name.utf8.span)) on \(quote(announce.host.utf8.span)) port "
            + "\(announce.port), \(announce.members) members, \(announce.ageMilliseconds) ms old"
    }

    // MARK: Parts

    private static func hex(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func remark(_ text: String) -> String {
        text.isEmpty ? "" : " \(quote(text.utf8.span))"
    }

    /// At most forty scalars, with nothing among them that ends the quote or that a terminal obeys.
    private static func quote(_ bytes: Span<UInt8>) -> String {
        let scalars = Text.string(bytes).unicodeScalars
        var text = ""
        for scalar in scalars.prefix(40) {
            switch scalar.properties.generalCategory {
            case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator,
                .paragraphSeparator:
                text += "\\u{\(String(scalar.value, radix: 16))}"
            default:
                if scalar == "\"" || scalar == "\\" { text += "\\" }
                text.unicodeScalars.append(scalar)
            }
        }
        return scalars.count > 40 ? "\"\(text)…\"" : "\"\(text)\""
    }
}
