import CPombo
import PomboCore
import PomboPosix
import PomboTerminal
import PomboText
import Testing

@testable import pombo

/// What is typed at a relay's terminal, and what comes from elsewhere.
@Suite(.waitingForOthers) struct RelayOrderTests {
    private static let ana = Name("ana")!

    @Test(arguments: [
        ("/kick ana", RelayOrder.member(.init(verb: .remove, name: ana, span: .seconds(600)))),
        ("/kick ana 30s", .member(.init(verb: .remove, name: ana, span: .seconds(30)))),
        ("  /mute ana 2h ", .member(.init(verb: .mute, name: ana, span: .seconds(7200)))),
        ("/who", .show(.members)), ("/stats", .show(.figures)), ("/quit", .stop(.stopping)),
    ])
    func `an order is what was typed`(line: String, order: RelayOrder) throws {
        #expect(try RelayOrderLine.order(line) == order)
    }

    @Test(arguments: [
        ("/kikc ana", RelayLineError.unknown("/kikc", nearest: "/kick")),
        ("/kick", .usage("/kick")), ("/mute a b c", .usage("/mute")),
        ("/kick a/b", .name("a/b")), ("/kick ana 10", .span("10")), ("/mute ana 0s", .span("0s")),
        ("hello", .unknown("hello", nearest: nil)), ("/help", .help),
    ])
    func `what is no order is told, and done nothing about`(
        line: String, error: RelayLineError
    ) {
        #expect(throws: error) { try RelayOrderLine.order(line) }
        for language in Language.allCases {
            #expect(!Texts.sentence(of: error)[language].isEmpty)
        }
    }

    @Test func `an empty line is nothing`() throws {
        #expect(try RelayOrderLine.order("   ") == nil)
    }

    @Test func `a mailbox hands over each order once, in order, and wakes who waits`() throws {
        let mailbox = try RelayMailbox()
        var waiter = Waiter()
        let place = waiter.watch(mailbox.descriptor)
        #expect(waiter.wait(.none) == .timedOut)
        mailbox.post(.reopenLog)
        mailbox.post(.stop(.hostLeft))
        #expect(waiter.wait(.none) == .ready && waiter.isReady(place))
        var orders = RelayOrders(mailbox)
        #expect(orders.drain(isReady: false).isEmpty)
        #expect(orders.drain(isReady: true) == [.reopenLog, .stop(.hostLeft)])
        #expect(orders.drain(isReady: true).isEmpty && waiter.wait(.none) == .timedOut)
    }
}
