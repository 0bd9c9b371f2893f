import PomboCore
import PomboPosix

/// Where a running relay's orders come from: signals, its own terminal, the chat that hosts it.
struct RelayOrders: ~Copyable {
    private let signalPipe: SignalPipe?
    private let signals: Int32?
    private let mailbox: RelayMailbox?
    private var terminal: RelayTerminal?

    /// For a relay that is a program of its own.
    init(_ signals: consuming SignalPipe, _ terminal: RelayTerminal?) {
        self.signals = signals.descriptor
        signalPipe = consume signals
        self.terminal = terminal
        mailbox = nil
    }

    /// For a relay on a thread of somebody else's program.
    init(_ mailbox: RelayMailbox) {
        self.mailbox = mailbox
        signals = nil
        signalPipe = nil
        terminal = nil
    }

    /// What a loop has to watch; it may change when the terminal ends.
    var descriptors: [Int32] {
        var all: [Int32] = []
        if let signals { all.append(signals) }
        if let mailbox { all.append(mailbox.descriptor) }
        if let terminal, !terminal.hasEnded { all.append(terminal.descriptor) }
        return all
    }

    mutating func drain(isReady: Bool) -> [RelayOrder] {
        guard isReady else { return [] }
        var all = mailbox?.drain() ?? []
        all += drainSignals().compactMap(Self.order)
        all += terminal?.drain() ?? []
        return all
    }

    private func drainSignals() -> [Signal] {
        switch signalPipe {
        case .some(let pipe): pipe.drain()
        case .none: []
        }
    }

    private static func order(_ signal: Signal) -> RelayOrder? {
        switch signal {
        case .interrupt, .terminate: .stop(.stopping)
        case .hangUp: .reopenLog
        case .user1: .show(.figures)
        default: nil
        }
    }
}
