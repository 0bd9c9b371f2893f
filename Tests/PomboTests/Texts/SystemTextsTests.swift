import PomboCore
import PomboPosix
import PomboText
import Testing

@testable import pombo

/// What the system would not do, in both languages.
@Suite struct SystemTextsTests {
    @Test func `an error is one sentence`() {
        let taken = Texts.sentence(of: SocketError.portTaken(Address(ipv4: 0, port: 7662)))
        #expect(taken[.english] == "port 7662 is taken by another program on 0.0.0.0")
        #expect(taken[.portuguese] == "a porta 7662 está em uso por outro programa em 0.0.0.0")
        // 13 is the number everywhere.
        let denied = Texts.sentence(of: SystemError(.bind, "[::]:7662", code: 13))
        #expect(denied[.english] == "cannot bind to [::]:7662: Permission denied")
        #expect(
            denied[.portuguese]
                == "não foi possível usar o endereço [::]:7662: permissão negada")
        let waiting = Texts.sentence(of: SystemError(.poll, code: 13))
        #expect(waiting[.english] == "cannot wait for input: Permission denied")
    }

    @Test func `the system's words are Portuguese where they are known, else its own`() {
        let full = Texts.reason("No space left on device")
        #expect(full[.english] == "No space left on device")
        #expect(full[.portuguese] == "o disco está cheio")
        let rare = Texts.reason("Owner died")
        #expect(rare[.portuguese] == "Owner died")
        // What is listed is what this system says: numbers below 35 are the same on all of them.
        for code in [1, 2, 5, 13, 17, 20, 21, 22, 23, 24, 27, 28, 30, 32] as [Int32] {
            let words = SystemError.words(for: code)
            #expect(Texts.reason(words)[.portuguese] != words, "\(code): \(words)")
        }
    }
}
