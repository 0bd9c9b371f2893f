import PomboText
import Testing

@testable import PomboTerminal

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
                      --tag TEXT     how it is called
                      --mark A,B     may stand often
                  -q, --quiet        say nothing
                  -f, --follow       go on

                'pombo post --help', or -h, shows this page.

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

                Uso: pombo lab COMANDO [OPÇÕES]

                Comandos:
                  sweep  varre

                'pombo lab COMANDO --help' explica um comando, 'pombo --version' a versão.

                """)
    }

    @Test func `long words and long texts find a place`() {
        #expect(HelpPage.wrap("a bb ccc dddd", columns: 6) == ["a bb", "ccc", "dddd"])
        #expect(HelpPage.wrap("aaaaaaaaaa b", columns: 4) == ["aaaaaaaaaa", "b"])
        #expect(HelpPage.wrap("日本 語", columns: 6) == ["日本", "語"])
    }
}
