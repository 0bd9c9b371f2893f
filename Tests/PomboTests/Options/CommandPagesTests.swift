import PomboText
import Testing

@testable import PomboTerminal
@testable import pombo

@Suite struct CommandPagesTests {
    @Test func `every page of the program fits into 80 columns in both languages`() throws {
        func visit(_ command: Command, _ path: String) {
            for language in Language.allCases {
                let text = HelpPage(command, path: path).text(language)
                for line in text.split(separator: "\n") {
                    #expect(DisplayWidth.of(line) <= HelpPage.columns, "\(line)")
                }
            }
            for next in command.commands { visit(next, "\(path) \(next.name)") }
        }
        visit(Commands.pombo, "pombo")
    }

    @Test func `no command has a name or a letter twice`() {
        func visit(_ command: Command) {
            #expect(Set(command.rows.map(\.name)).count == command.rows.count, "\(command.name)")
            let letters = command.rows.compactMap(\.short)
            #expect(
                Set(letters).count == letters.count && !letters.contains("h"), "\(command.name)")
            #expect(Set(command.commands.map(\.name)).count == command.commands.count)
            command.commands.forEach(visit)
        }
        visit(Commands.pombo)
    }
}
