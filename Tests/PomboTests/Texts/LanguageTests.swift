import PomboCore
import Testing

@testable import pombo

@Suite struct LanguageTests {
    @Test func `the first locale that is set decides`() {
        let table: [([String: String], Language)] = [
            ([:], .english), (["LANG": "pt_BR.UTF-8"], .portuguese), (["LANG": "pt"], .portuguese),
            (["LANG": "PT_pt"], .portuguese), (["LANG": "C"], .english),
            (["LANG": "en_US.UTF-8", "LC_MESSAGES": "pt_PT"], .portuguese),
            (["LANG": "pt_BR", "LC_MESSAGES": "en_US"], .english),
            (["LANG": "pt_BR", "LC_ALL": "C"], .english),
            (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "pt_BR"], .portuguese),
        ]
        for (environment, language) in table {
            #expect(Language { environment[$0] } == language, "\(environment)")
        }
    }

    @Test func `a phrase is said in the language asked for`() {
        let phrase = Phrase("Hello", pt: "Olá") + Phrase(verbatim: ", ana")
        #expect(phrase[.english] == "Hello, ana")
        #expect(phrase[.portuguese] == "Olá, ana")
    }

    @Test func `numbers have their own form for one`() {
        func here(_ count: Int) -> Phrase {
            Phrase(count, "person", "people", pt: "pessoa", "pessoas")
        }
        #expect(here(1)[.english] == "1 person" && here(0)[.english] == "0 people")
        #expect(here(1)[.portuguese] == "1 pessoa" && here(2)[.portuguese] == "2 pessoas")
    }

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
