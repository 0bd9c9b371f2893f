import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// The loop of a script that waits for the stamps of what it says.
struct SendLoop {
    private var input: SendInput
    private let options: SendOptions
    private var said = 0
    private var confirmed = 0
    private var patience = StampPatience(since: .zero)
    private var code = ExitCode.success

    init(_ input: SendInput, _ options: SendOptions) {
        self.input = input
        self.options = options
    }

    mutating func run(_ driver: inout ClientDriver) -> ExitCode {
        var waiter = Waiter()
        _ = waiter.watch(driver.number)
        let keyboard = input.hasEnded ? nil : waiter.watch(StandardInput.number)
        driver.connect()
        while true {
            say(by: &driver)
            guard hear(&driver) else { return code }
            if let end = end(of: driver) { return end }
            if isDone { break }
            _ = waiter.wait(.until(deadline(of: driver), from: driver.instant))
            if let keyboard, waiter.isReady(keyboard) {
                input.read()
                if input.hasEnded { waiter.forget(keyboard) }
            }
            driver.turn()
        }
        driver.leave()
        return code
    }

    private var isWaiting: Bool { confirmed < said }
    private var isDone: Bool { input.hasEnded && input.isEmpty && !isWaiting }

    private func deadline(of driver: borrowing ClientDriver) -> Instant {
        isWaiting ? min(driver.deadline, patience.deadline) : driver.deadline
    }

    private mutating func say(by driver: inout ClientDriver) {
        while driver.client.freeLines > 0, let piece = input.next() {
            if !isWaiting { patience = StampPatience(since: driver.instant) }
            said += 1
            _ = try? driver.say(piece)
        }
        if let line = input.takeUnsound() {
            code = SendCommand.fail(Texts.controlsInLine(line), .unconfirmed, options)
        }
    }

    /// False when nobody reads any more.
    private mutating func hear(_ driver: inout ClientDriver) -> Bool {
        while let event = driver.poll() {
            guard case .stamped(_, let seq) = event else { continue }
            confirmed += 1
            patience.noteProgress(at: driver.instant)
            guard StandardStream.output.write(seq.map { "#\($0)\n" } ?? "#?\n") else {
                return false
            }
        }
        return true
    }

    /// How it ends before all is confirmed, if it does.
    private func end(of driver: borrowing ClientDriver) -> ExitCode? {
        if let failure = driver.failure {
            return SendCommand.fail(
                Texts.sentence(of: failure, at: driver.relay, line: "pombo send -r"), failure.code,
                options)
        }
        guard isWaiting, patience.isOver(at: driver.instant) else { return nil }
        return SendCommand.fail(Texts.notConfirmed(said - confirmed), .unconfirmed, options)
    }
}
