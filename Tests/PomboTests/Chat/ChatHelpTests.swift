import PomboTerminal
import PomboText
import Testing

@testable import pombo

@Suite struct ChatHelpTests {
    @Test func `no row of /help is wider than the terminal while its words are not`() {
        let help = Texts.chatHelp(isHosting: true)[.portuguese]
        for columns in 24...80 {
            for row in WordWrap.remark(help, columns: columns) {
                #expect(DisplayWidth.of(row) <= columns, "\(row)")
            }
        }
    }
}
