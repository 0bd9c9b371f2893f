import PomboCore
import PomboTerminal
import PomboText
import Testing

@testable import pombo

@Suite struct RelaySentenceTests {
    @Test func `a relay says in words of each language why somebody left or was refused`() {
        let name = Name("ana")!
        let room = Name("lobby")!
        func left(_ reason: LeaveReason) -> Phrase {
            Texts.sentence(of: .left(name, room: room, reason))
        }
        #expect(left(.left)[.english] == "ana left lobby")
        #expect(left(.lost)[.portuguese] == "ana saiu de lobby (conexão perdida)")
        let address = Address(ipv4: 0x7F00_0001, port: 1)
        let taken = Texts.sentence(of: .refused(name, .nameTaken, from: address))
        #expect(taken[.english] == "ana from 127.0.0.1:1 was refused: the name is taken")
        for language in [Language.english, .portuguese] {
            let ends = Set(LeaveReason.allCases.map { left($0)[language] })
            #expect(ends.count == LeaveReason.allCases.count)
            let refusals = Refuse.Cause.allCases.map {
                Texts.sentence(of: .refused(name, $0, from: address))[language]
            }
            #expect(Set(refusals).count == Refuse.Cause.allCases.count)
        }
    }
}
