import PomboCore
import Testing

@testable import PomboTerminal

@Suite struct NextStepTests {
    private static func relay(_ logID: UInt64) -> FoundRelay {
        let announce = Announce(
            nonce: 1, time: 1, logID: logID, ageMilliseconds: 1, members: 2, port: 7662,
            name: "sala", host: "aula")
        let path = FoundRelay.Path(
            address: Address("10.0.0.\(logID):7662")!, interface: 1, roundTrip: .zero)
        return FoundRelay(announce, path, at: .zero)
    }

    static let one = [relay(1)]
    static let two = [relay(1), relay(2)]

    private static func step(
        _ found: [FoundRelay], _ wish: HostingChoice, asks: Bool, isReturning: Bool = false
    ) -> NextStep {
        NextStep.after(found, wish, mayAsk: asks, isReturning: isReturning)
    }

    @Test(arguments: [HostingChoice.offer, .always, .never], [false, true])
    func `the only relay is the one`(wish: HostingChoice, asks: Bool) {
        #expect(Self.step(Self.one, wish, asks: asks) == .join(Self.one[0]))
    }

    @Test func `among several the person chooses, and without one nobody does`() {
        #expect(Self.step(Self.two, .offer, asks: true) == .choose(Self.two))
        #expect(Self.step(Self.two, .never, asks: true) == .choose(Self.two))
        #expect(Self.step(Self.two, .offer, asks: false) == .tell(Self.two))
        #expect(Self.step(Self.two, .never, asks: false) == .tell(Self.two))
        // Who wants no question gets none.
        #expect(Self.step(Self.two, .always, asks: true) == .join(Self.two[0]))
        // And who was at a relay that went: the oldest is where the others go.
        #expect(Self.step(Self.two, .offer, asks: true, isReturning: true) == .join(Self.two[0]))
    }

    @Test func `with nobody there, hosting is offered, done or left, as was said`() {
        #expect(Self.step([], .offer, asks: true) == .offer)
        #expect(Self.step([], .offer, asks: false) == .giveUp)
        #expect(Self.step([], .always, asks: true) == .host)
        #expect(Self.step([], .always, asks: false) == .host)
        #expect(Self.step([], .never, asks: true) == .giveUp)
        #expect(Self.step([], .never, asks: false) == .giveUp)
    }

    @Test func `an answer may be a number, an address, or nothing at all`() {
        let answers: [(String, Answer)] = [
            ("\n", .number(1)), (" 2 \n", .number(2)), ("0", .unclear("0")), ("4", .unclear("4")),
            ("99999999999999999999", .unclear("99999999999999999999")),
            ("192.168.1.5\n", .address("192.168.1.5")),
            ("[fe80::1%eth0]:7700", .address("[fe80::1%eth0]:7700")),
            ("aula-3", .address("aula-3")), ("[::1", .unclear("[::1")), ("a b", .unclear("a b")),
        ]
        for (text, answer) in answers { #expect(Answer(choosing: text, among: 3) == answer) }
    }

    @Test func `the offer to host takes yes, no and an address, in both languages`() {
        let answers: [(String, Answer)] = [
            ("\n", .yes), ("Y", .yes), ("sim\n", .yes), ("n", .no), ("NÃO", .no),
            ("10.0.0.1", .address("10.0.0.1")), ("\u{1B}[2J", .unclear("\u{1B}[2J")),
        ]
        for (text, answer) in answers { #expect(Answer(offered: text) == answer) }
        #expect(Answer(leaving: "\n") == .no)
        #expect(Answer(leaving: "s\n") == .yes)
    }
}
