import PomboText
import Testing

@testable import pombo

@Suite struct HelpPageTests {
    @Test func `help is made from the table, examples first`() throws {
        guard case .show(let text) = try SampleCommand.invoke(["post", "--help"]) else {
            Issue.record("no help")
            return
        }
        #expect(
            text == """
                pombo post: posts

                Examples:
                  pombo post -q coo  once

                Usage: pombo post [OPTIONS] TEXT

                Options:
                  -p, --port N       the UDP port
                  -n, --name NAME    who you are ($POMBO_NICK)
                      --every TIME   how often
                      --keep TIME    how long
                      --loss RATE    how much is lost
                      --rotate SIZE  how large
                  -c, --count N      how many
                      --seed N       the seed ($POMBO_SEED)
                  -r, --relay HOST   where ($POMBO_RELAY)
                      --sync WHEN    when to sync
                      --tag TEXT     may stand often
                  -q, --quiet        say nothing
                  -f, --follow       go on

                'pombo post --help', or -h, shows this.

                """)
    }

    @Test func `help speaks Portuguese too`() throws {
        guard case .show(let text) = try SampleCommand.invoke(["lab", "-h"], .portuguese) else {
            Issue.record("no help")
            return
        }
        #expect(
            text == """
                pombo lab: testa

                Uso: pombo lab COMMAND [OPTIONS]

                Comandos:
                  sweep  varre

                'pombo lab COMMAND --help' conta mais, 'pombo --version' a versão.

                """)
    }

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

    @Test func `long words and long texts find a place`() {
        #expect(HelpPage.wrap("a bb ccc dddd", columns: 6) == ["a bb", "ccc", "dddd"])
        #expect(HelpPage.wrap("aaaaaaaaaa b", columns: 4) == ["aaaaaaaaaa", "b"])
        #expect(HelpPage.wrap("日本 語", columns: 6) == ["日本", "語"])
    }
}
