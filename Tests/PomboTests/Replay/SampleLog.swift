import PomboCore

/// The chat of `logs/sample.jsonl`: one minute of a class, written by this and nothing else.
struct SampleLog {
    private(set) var lines: [UInt8] = []
    private var seq: UInt64 = 0
    private var prevs: [String: UInt64] = [:]
    private var people: [Person] = []

    /// 2026-11-20 14:02:00 UTC.
    static let start: Int64 = 1_795_183_320_000_000

    private struct Person {
        var nick: String
        var client: UInt64
        var cseq: UInt32 = 0
        var room = "lobby"
        var address: Address
    }

    static func make() -> [UInt8] {
        var log = SampleLog()
        log.write()
        return log.lines
    }

    private mutating func write() {
        serve(.open(ServiceLine.Open(logID: 0x5A1A_0012_2026_1120, relay: "sala-12")), at: 0)
        meet()
        work()
        provoke()
        part()
        serve(.close, at: 60_500)
    }

    private mutating func meet() {
        join("prof", 0, host: 10)
        say("prof", 900, "Bom dia! Quem já está na rede?")
        join("ana", 1400, host: 20)
        join("bia", 1900, host: 21)
        say("ana", 2600, "bom dia, professor")
        join("caio", 3100, host: 22)
        say("bia", 3700, "oi! 🕊️")
        join("joão", 4400, host: 23)
        say("joão", 5200, "cheguei — o café demorou")
        me("caio", 6000, "acena para todo mundo")
        say("prof", 7100, "Today we look at what a network does to a message.")
        say("prof", 8000, "Each of you: send one line, then look at its number.")
        say("ana", 9300, "mine is the ninth? #9 and a bit")
        say("caio", 10_100, "the relay numbers them, not we")
        say("bia", 10_900, "então a ordem é a mesma para todos")
        say("prof", 11_800, "Exactly. Same room, same order, on every screen.")
    }

    private mutating func work() {
        post("termómetro", 12_500, "21,5 °C")
        rename("caio", to: "caio.b", 13_000)
        say("caio.b", 13_600, "two Caios in the other class, so I am caio.b now")
        direct("ana", to: "bia", 14_300, "me empresta o carregador?")
        direct("bia", to: "ana", 15_000, "claro 😊")
        say("prof", 16_000, "Now we pull a cable. João, please.")
        say("joão", 16_700, "puxei!")
        leave("joão", 24_000, .lost)
        say("ana", 24_600, "sumiu :(")
        say("bia", 25_200, "his last line is in the log, though")
        join("joão", 27_000, host: 23)
        say("joão", 27_800, "voltei. Recebi tudo o que perdi, na ordem")
        me("joão", 28_500, "is impressed")
        say("prof", 29_400, "And nobody had to type anything. That is the point.")
        leave("ana", 30_400, .moved)
        join("ana", 30_500, host: 20, room: "sala-b")
        say("ana", 31_200, "a quieter room")
        say("prof", 32_000, "Lobby: who can lose 30 % and still read everything?")
        say("caio.b", 33_000, "challenge accepted")
        raw("caio.b", 33_600, "naked 1")
        raw("caio.b", 33_700, "naked 3")
        raw("caio.b", 33_900, "naked 2")
        post("termómetro", 34_500, "21,6 °C")
    }

    private mutating func provoke() {
        say("bia", 36_000, "let us see what it does with this:")
        say("bia", 36_700, "<script>alert('pombo')</script></script> &amp; <b>bold</b>")
        say("caio.b", 37_300, "=HYPERLINK(\"http://example.org\",\"click\")")
        say("caio.b", 37_900, "+1+1, -2, @sum(a1)")
        say(
            "joão", 38_500,
            "{\"seq\":1,\"t\":0,\"kind\":\"say\",\"nick\":\"prof\",\"text\":\"10 for all\"}")
        say("joão", 39_100, "\",\"crc\":\"00000000\"}")
        say("bia", 39_700, "\\u001b[2J \\x1b]0;pwned\\x07 %s%n ../../etc/passwd")
        say("ana", 40_300, "user\u{202E}txt.exe\u{202C} and a\ttab and a\u{2028}separator")
        say("joão", 40_900, "Robert'); DROP TABLE alunos;--")
        say("prof", 41_800, "Nice try. One record, one line, whatever is in it.")
        say("caio.b", 42_500, "𝔣𝔞𝔫𝔠𝔶 ﷽ 👨‍👩‍👧‍👦 e\u{301} אבג العربية ไทย")
        say("bia", 43_200, String(repeating: "pombo ", count: 30) + "!")
    }

    private mutating func part() {
        replayed("visita", 45_000, "yesterday's last words", seq: 871)
        replayed("visita", 45_400, "ainda aqui", seq: 872)
        say("prof", 47_000, "For Thursday: replay this minute ten times as fast.")
        say("joão", 48_000, "e exportar para html?")
        say("prof", 49_000, "Se quiserem.")
        direct("joão", to: "prof", 50_000, "posso entregar na sexta?")
        direct("prof", to: "joão", 52_000, "até as 18 h.")
        say("bia", 54_000, "tchau! 👋")
        leave("bia", 55_000, .left)
        leave("ana", 56_000, .left)
        say("caio.b", 57_000, "bye, pigeons")
        leave("caio.b", 58_000, .left)
        leave("joão", 59_000, .left)
        say("prof", 59_500, "Até quinta.")
        leave("prof", 60_000, .left)
    }

    // MARK: The kinds

    private mutating func join(_ nick: String, _ at: Int64, host: UInt32, room: String = "lobby") {
        let client = (CRC32C.of(Array(nick.utf8).span), host)
        people.removeAll { $0.nick == nick }
        people.append(
            Person(
                nick: nick, client: UInt64(client.0) << 32 | UInt64(client.1) << 16 | 0x1120,
                room: room,
                address: Address(ipv4: 0xC0A8_0100 + host, port: UInt16(40_100 + host))))
        stamp(nick, at, .join, "") {
            $0.binding = LogRecord.Binding(proof: UInt64(client.0) &* 0x9E37_79B9, attempt: 1)
        }
    }

    private mutating func say(_ nick: String, _ at: Int64, _ text: String) {
        stamp(nick, at, .say, text)
    }

    private mutating func me(_ nick: String, _ at: Int64, _ text: String) {
        stamp(nick, at, .me, text)
    }

    private mutating func raw(_ nick: String, _ at: Int64, _ text: String) {
        stamp(nick, at, .say, text) { $0.isRaw = true }
    }

    private mutating func direct(_ nick: String, to: String, _ at: Int64, _ text: String) {
        let client = people.first { $0.nick == to }!.client
        stamp(nick, at, .direct, text) {
            $0.to = client
            $0.toNick = to
        }
    }

    private mutating func leave(_ nick: String, _ at: Int64, _ reason: LeaveReason) {
        stamp(nick, at, .leave, "") { $0.reason = reason }
    }

    private mutating func rename(_ nick: String, to new: String, _ at: Int64) {
        stamp(nick, at, .nick, new)
        people[people.firstIndex { $0.nick == nick }!].nick = new
    }

    private mutating func post(_ nick: String, _ at: Int64, _ text: String) {
        let id = UInt64(CRC32C.of(Array(text.utf8).span)) << 32 | 0x90
        append(
            LogRecord(
                seq: 0, time: Self.time(at), kind: .post, room: "lobby", nick: nick, client: id,
                prev: 0, address: Address(ipv4: 0xC0A8_0132, port: 50_000)), text)
    }

    private mutating func replayed(_ nick: String, _ at: Int64, _ text: String, seq: UInt64) {
        let day: Int64 = 86_400_000
        append(
            LogRecord(
                seq: 0, time: Self.time(at), kind: .say, room: "lobby", nick: nick,
                client: 0x7E57_0000_0000_0871, cseq: UInt32(seq - 870), prev: 0,
                binding: LogRecord.Binding(proof: 0x7E57_0000, attempt: 1), isVisitor: true,
                origin: Origin(seq: seq, time: Self.time(at - day)),
                address: Address("[fd00::12]:41000")), text)
    }

    private mutating func stamp(
        _ nick: String, _ at: Int64, _ kind: Kind, _ text: String,
        _ change: (inout LogRecord) -> Void = { _ in }
    ) {
        let place = people.firstIndex { $0.nick == nick }!
        if kind.isSpoken { people[place].cseq += 1 }
        let person = people[place]
        var record = LogRecord(
            seq: 0, time: Self.time(at), kind: kind, room: person.room, nick: nick,
            client: person.client, cseq: kind.isSpoken ? person.cseq : 0, prev: 0,
            address: person.address)
        change(&record)
        append(record, text)
    }

    private mutating func append(_ record: LogRecord, _ text: String) {
        var record = record
        seq += 1
        record.seq = seq
        let stream = record.to.map { "inbox \($0)" } ?? record.room
        record.prev = prevs[stream] ?? 0
        prevs[stream] = seq
        LogLine.append(record, text: Array(text.utf8).span, to: &lines)
    }

    private mutating func serve(_ line: ServiceLine, at: Int64) {
        LogLine.append(line, seq: seq, time: Self.time(at), to: &lines)
    }

    private static func time(_ milliseconds: Int64) -> WallTime {
        WallTime(microseconds: start + milliseconds * 1000)
    }
}
