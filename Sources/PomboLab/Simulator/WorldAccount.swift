import PomboCore

// How the world keeps the books of an experiment.

extension World {
    /// What a client's datagram carries.
    func freight(of bytes: [UInt8], from client: Int) -> Freight {
        guard let account, let type = FrameType(rawValue: bytes[3]) else { return .unknown }
        var freight = Freight(kind: Meaning.Kind(type))
        switch type {
        case .say:
            guard let run = clients[client].runs.last, let say = try? Say(bytes.span) else { break }
            freight.message = Int32(account.message(client: run.client, cseq: say.cseq) ?? -1)
        case .nack:
            guard let nack = try? Nack(bytes.span) else { break }
            // The highest number asked for, for want of a better one.
            freight.seq = nack.gaps[nack.gaps.count - 1].upto
            freight.message = Int32(account.message(freight.seq) ?? -1)
        default: break
        }
        return freight
    }

    mutating func bookedFate(
        of packet: inout Packet, _ freight: Freight, client: Int?, isUp: Bool
    ) -> Fate {
        let isAgain = account!.wasSent(freight, client: client, isUp: isUp)
        let fate = network.fate(
            of: &packet, freight, client: client, isUp: isUp,
            recorded: scenario.experiment?.recorded, at: now, in: &account!)
        guard now >= account!.begin else { return fate }
        account!.noteSent(
            freight, client: client, isUp: isUp, cause: fate.place,
            isRawAuthor: client.map { scenario.clients[$0].isRaw } ?? false)
        if let client, let message = account!.ladder?.message {
            let author = account!.authors[message]
            account!.ladder?.noteDatagram(
                freight, client: client, author: author, isUp: isUp, isAgain: isAgain,
                fate: fate, at: now)
        }
        return fate
    }

    /// A partition takes a datagram before it meets any weather.
    mutating func noteCut(_ freight: Freight, client: Int, isUp: Bool) {
        guard let begin = account?.begin, now >= begin else { return }
        account?.noteSent(
            freight, client: client, isUp: isUp, cause: Fate.lost(.outage).place,
            isRawAuthor: scenario.clients[client].isRaw)
    }
}
