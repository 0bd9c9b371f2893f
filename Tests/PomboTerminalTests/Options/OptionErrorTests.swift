import PomboText
import Testing

@testable import PomboTerminal

/// Every sentence that a wrong command line can get, in one place.
@Suite struct OptionErrorTests {
    private static let table: [(words: String, what: String, advice: String)] = [
        ("", "pombo: A command is missing: post, relay, replay, lab.", "Try 'pombo --help'."),
        ("rely", "pombo: Unknown command 'rely'.", "Did you mean 'relay'?"),
        ("dance", "pombo: Unknown command 'dance'.", "Try 'pombo --help'."),
        ("--hlep", "pombo: Unknown option '--hlep'.", "Did you mean '--help'?"),
        ("help rely", "pombo: Unknown command 'rely'.", "Did you mean 'relay'?"),
        ("lab", "pombo lab: A command is missing: sweep.", "Try 'pombo lab --help'."),
        ("lab seep", "pombo lab: Unknown command 'seep'.", "Did you mean 'sweep'?"),
        ("post --nme x", "pombo post: Unknown option '--nme'.", "Did you mean '--name'?"),
        ("post --ro x", "pombo post: Unknown option '--ro'.", "Did you mean '--rotate'?"),
        ("post --xyzzy", "pombo post: Unknown option '--xyzzy'.", "Try 'pombo post --help'."),
        ("post -z", "pombo post: Unknown option '-z'.", "Try 'pombo post --help'."),
        ("post -qz x", "pombo post: Unknown option '-z'.", "Try 'pombo post --help'."),
        ("post -port 1", "pombo post: Unknown option '-port'.", "Did you mean '--port'?"),
        ("post --port", "pombo post: '--port' needs a value.", "Write '--port N'."),
        ("post -p", "pombo post: '-p' needs a value.", "Write '-p N'."),
        ("post --name --quiet x", "pombo post: '--name' needs a value.", "Write '--name NAME'."),
        (
            "post --quiet=yes x", "pombo post: '--quiet' takes no value, but got 'yes'.",
            "Write '--quiet'."
        ),
        (
            "post --port http", "pombo post: '--port' needs a port, not 'http'.",
            "For example: --port 7662."
        ),
        ("post -p-1 x", "pombo post: '-p' needs a port, not '-1'.", "For example: -p 7662."),
        (
            "post -p 65536 x", "pombo post: '-p' takes 0 to 65535, not '65536'.",
            "Try 'pombo post --help'."
        ),
        ("post -c 0", "pombo post: '-c' takes 1 to 100, not '0'.", "Try 'pombo post --help'."),
        (
            "post -c many", "pombo post: '-c' needs a whole number, not 'many'.",
            "For example: -c 20."
        ),
        (
            "post --keep soon", "pombo post: '--keep' needs a duration, not 'soon'.",
            "For example: --keep 250ms, 3s, 10m, 30d."
        ),
        (
            "post --every 9ms", "pombo post: '--every' takes 10ms to 1h, not '9ms'.",
            "Try 'pombo post --help'."
        ),
        (
            "post --loss 120%", "pombo post: '--loss' needs a rate up to 100%, not '120%'.",
            "For example: --loss 20%, 0.2."
        ),
        (
            "post --rotate big", "pombo post: '--rotate' needs a size, not 'big'.",
            "For example: --rotate 512, 64KiB, 64MiB, 1GiB."
        ),
        (
            "post --seed -1", "pombo post: '--seed' needs a whole number as seed, not '-1'.",
            "For example: --seed 42."
        ),
        (
            "post --name a!", "pombo post: '--name' needs a name, not 'a!'.",
            "Names are 1 to 32 bytes of letters, digits, '-', '_' and '.'."
        ),
        (
            "post --relay a:b:c]", "pombo post: '--relay' needs a host, not 'a:b:c]'.",
            "For example: --relay 192.168.1.20, relay.local:7662, [fe80::1%eth0]:7662."
        ),
        (
            "post --sync bath",
            "pombo post: '--sync' takes one of batch, second, none, not 'bath'.",
            "Did you mean 'batch'?"
        ),
        (
            "post --sync never",
            "pombo post: '--sync' takes one of batch, second, none, not 'never'.",
            "Try 'pombo post --help'."
        ),
        (
            "post --tag= x", "pombo post: '--tag' needs a value, not ''.",
            "Try 'pombo post --help'."
        ),
        ("post", "pombo post: TEXT is missing.", "Try 'pombo post --help'."),
        (
            "post coo roo", "pombo post: Unexpected argument 'roo'.",
            "Text with spaces needs quotes."
        ),
        (
            "relay here", "pombo relay: Unexpected argument 'here'.",
            "Text with spaces needs quotes."
        ),
    ]

    @Test func `a wrong command line gets its sentence with a next step`() {
        for (words, what, advice) in Self.table {
            let sentence = "\(what) \(advice)"
            let parts = words.split(separator: " ").map(String.init)
            do throws(UsageFailure) {
                _ = try SampleCommand.invoke(parts)
                Issue.record("'\(words)' was taken")
            } catch {
                #expect(error.sentence(.english) == sentence)
            }
        }
    }

    @Test func `a wrong environment is named by its variable`() {
        let failure = #expect(throws: UsageFailure.self) {
            _ = try SampleCommand.invoke(["post", "x"], environment: ["POMBO_SEED": "abc"])
        }
        #expect(
            failure?.sentence(.english)
                == "pombo post: '$POMBO_SEED' needs a whole number as seed, not 'abc'. "
                + "For example: POMBO_SEED=42."
        )
    }

    @Test func `what only the command knows is said alike`() async throws {
        let failure = #expect(throws: UsageFailure.self) {
            _ = try SampleCommand.invoke(["post", "-qf", "x"])
        }
        #expect(
            failure?.sentence(.english)
                == "pombo post: '--quiet' and '--follow' cannot be used together. Choose one.")
        #expect(
            failure?.sentence(.portuguese)
                == "pombo post: '--quiet' e '--follow' não podem ser usados juntos. Escolha uma.")
        guard case .run(let command, let run) = try SampleCommand.invoke(["post", "loud"]) else {
            Issue.record("not run")
            return
        }
        do throws(OptionError) {
            _ = try await run()
            Issue.record("nothing was wrong")
        } catch {
            let own = UsageFailure(command: command, error: error)
            #expect(
                own.sentence(.portuguese) == "pombo post: Alto demais. Veja 'pombo post --help'.")
        }
    }

    @Test func `every sentence is another one in Portuguese`() {
        for (words, what, advice) in Self.table {
            let sentence = "\(what) \(advice)"
            let parts = words.split(separator: " ").map(String.init)
            do throws(UsageFailure) { _ = try SampleCommand.invoke(parts) } catch {
                let other = error.sentence(.portuguese)
                #expect(other != sentence)
                // The user's own words and the advice survive the translation.
                for quoted in sentence.matches(of: /'([^']*)'/).map(\.1) where !quoted.isEmpty {
                    #expect(other.contains(quoted), "\(quoted) is missing: \(other)")
                }
            }
        }
    }
}
