import PomboText
import Testing

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
}
