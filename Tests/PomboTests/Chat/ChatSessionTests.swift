import CPombo
import PomboPosix
import PomboText
import TestTerminal
import Testing

@testable import pombo

/// Real chats on pseudo-terminals, a real relay between them.
@Suite(.waitingForOthers, .serialized) struct ChatSessionTests {
    private let place = TestFolder()
    private var folder: String { place.path }

    private func relay(
        _ port: UInt16 = 0, _ more: [String] = []
    ) throws -> (RunningProgram, String) {
        try Folder.make(folder)
        let relay = try RunningProgram(
            Program.pombo,
            ["relay", "-p", "\(port)", "--bind", "127.0.0.1", "--log", log] + more)
        #expect(try relay.waits(for: "listening on "))
        let line = String(decoding: try readWhole(relay.output), as: UTF8.self)
        let address = line.split(separator: "\n")[0].dropFirst("listening on ".count)
        return (relay, String(address))
    }

    private var log: String { "\(folder)/log.jsonl" }

    private func person(
        _ name: String, _ address: String, variables: [String] = ["TERM=xterm-256color"]
    ) throws -> PersonAtTerminal {
        let person = try PersonAtTerminal(
            ["chat", address, "-n", name], columns: 100, state: folder, variables: variables)
        #expect(person.sees("you are \(name) in lobby"))
        return person
    }

    @Test func `two people talk, the relay is killed and comes back, and all arrives once`() throws
    {
        let (first, address) = try relay()
        let ana = try person("ana", address)
        let bia = try person("bia", address)
        ana.type("olá\r")
        #expect(bia.sees("ana: olá"))
        #expect(ana.sees("ana: olá ✓✓"))
        _ = first.end(SIGKILL)
        ana.type("meanwhile\r")
        #expect(ana.sees("ana: meanwhile …"))
        #expect(ana.sees(Texts.relayAway[.english]))
        bia.type("half a th")
        let port = UInt16(address.split(separator: ":").last!)!
        let (second, _) = try relay(port)
        defer { _ = second.end(SIGTERM) }
        #expect(bia.sees("ana: meanwhile"))
        #expect(ana.sees("ana: meanwhile ✓"))
        bia.type("ought\r")
        #expect(ana.sees("bia: half a thought"))
        #expect(bia.drawing.ranges(of: "ana: meanwhile").count == 1)
        let lines = String(decoding: try readWhole(log), as: UTF8.self)
        #expect(lines.ranges(of: "\"text\":\"meanwhile\"").count == 1)
        ana.type("/quit\r")
        #expect(ana.end() == 0)
        #expect(bia.sees("ana left"))
        #expect(bia.end(SIGTERM) == 143)
        #expect(ana.terminal.strays == [] && bia.terminal.strays == [])
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGSEGV, SIGABRT, SIGQUIT])
    func `the terminal is given back, whatever ends the chat`(signal: Int32) throws {
        let (relay, address) = try relay()
        defer { _ = relay.end(SIGTERM) }
        let ana = try person("ana", address)
        #expect(ana.isRaw)
        #expect(ana.terminal.modes == ["?2004"])
        #expect(ana.end(signal) != 0)
        #expect(!ana.isRaw)
        #expect(ana.terminal.modes == [])
        #expect(ana.terminal.strays == [])
    }

    @Test func `Control-Z gives the terminal to the shell, and fg brings the chat back`() throws {
        let (relay, address) = try relay()
        defer { _ = relay.end(SIGTERM) }
        // A prompt may come before or after the echo of what is typed; an empty one is in no
        // one's way.
        let shell = try PersonAtTerminal(
            program: "/bin/sh", ["-i"], columns: 100, state: folder,
            variables: ["TERM=xterm-256color", "PS1="])
        shell.type("\(Program.pombo) chat \(address) -n ana\r")
        #expect(shell.sees("you are ana in lobby"))
        shell.type("half a th")
        #expect(shell.sees("> half a th"))
        shell.type("\u{1A}")
        #expect(shell.sees("Stopped"))
        #expect(!shell.isRaw)
        #expect(shell.terminal.modes == [])
        shell.type("echo $((20 + 22))\r")
        #expect(shell.sees("\n42\n"))
        shell.type("fg\r")
        #expect(shell.sees("> half a th▏"))
        #expect(shell.isRaw)
        // What the shell wrote is still there.
        #expect(shell.drawing.contains("\n42\n"))
        shell.type("ought\r/quit\r")
        #expect(shell.sees("ana: half a thought ✓"))
        // A line that is begun while keys come one by one would not be one for the shell.
        #expect(shell.sees { _ in !shell.isRaw })
        shell.type("exit\r")
        #expect(shell.end() == 0)
    }

    @Test func `a resize is followed, and a dumb terminal has lines only`() throws {
        let (relay, address) = try relay()
        defer { _ = relay.end(SIGTERM) }
        let ana = try person("ana", address)
        let dumb = try person("dumb", address, variables: ["TERM=dumb"])
        #expect(!dumb.bytes.contains(0x1B) && !dumb.isRaw)
        ana.resize(columns: 60, rows: 10)
        ana.type("after\r")
        #expect(dumb.sees("ana: after"))
        #expect(ana.sees("ana: after ✓✓"))
        dumb.type("plain\r")
        #expect(ana.sees("dumb: plain"))
        #expect(!dumb.bytes.contains(0x1B))
        #expect(dumb.end(SIGTERM) == 143)
        ana.type("\u{4}")
        #expect(ana.end() == 0)
    }

    @Test func `what is hostile on the wire reaches neither screen, pipe nor history raw`() throws {
        let (relay, address) = try relay()
        defer { _ = relay.end(SIGTERM) }
        let ana = try person("ana", address)
        let hostile = [
            "\u{202E}evil\u{202C}", "z" + String(repeating: "\u{351}", count: 100), "tab\tbed",
            String(repeating: "W", count: 1000), "\u{2028}line", "\u{200D}\u{FE0F}",
            "\u{2066}isolate",
        ]
        for text in hostile + ["the end"] {
            let sent = try Program(
                Program.pombo, ["send", "-r", address, "-n", "mal", "--", text])
            #expect(sent.code == 0, "\(sent.errors)")
        }
        #expect(ana.sees("mal: the end"))
        ana.type("/history 20\r")
        #expect(ana.sees("8 earlier messages"))
        #expect(ana.sees("── now ──"))
        #expect(ana.terminal.strays == [])
        let text = String(decoding: ana.bytes, as: UTF8.self)
        #expect(!text.unicodeScalars.contains { 0x202A...0x202E ~= $0.value })
        // No control but the line's end, the bell and the beginnings of our own sequences.
        let controls = Set(ana.bytes.filter { $0 < 0x20 || $0 == 0x7F })
        #expect(controls.isSubset(of: [0x07, 0x0A, 0x0D, 0x1B]))
    }

    @Test func `a bot hears events and answers with commands`() throws {
        let (relay, address) = try relay()
        defer { _ = relay.end(SIGTERM) }
        let ana = try person("ana", address)
        ana.type("before\r")
        #expect(ana.sees("ana: before ✓✓"))
        let bot = try Program(
            "/bin/sh",
            [
                "-c",
                """
                printf '%s\\n' '{"say":"hi\\u0021"}' '{"msg":"psst","to":"ana"}' 'nonsense' \
                '{"history":5}' '{"who":true}' | \
                '\(Program.pombo)' chat \(address) -n bot --json
                """,
            ])
        #expect(bot.code == 0)
        #expect(ana.sees("bot: hi!"))
        #expect(ana.sees("bot → ana: psst"))
        let lines = bot.text.split(separator: "\n")
        #expect(lines[0].hasPrefix(#"{"event":"joined","relay":"#))
        #expect(lines.contains { $0.contains(#""text":"before","own":false,"replayed":true}"#) })
        #expect(lines.contains { $0.contains(#""text":"hi!","own":true,"replayed":false}"#) })
        #expect(lines.contains { $0.hasPrefix(#"{"event":"stamped","n":1"#) })
        let wrong = #"{"event":"error","text":"not a command: nonsense"#
        #expect(lines.contains { $0.hasPrefix(wrong) })
        #expect(lines.contains { $0.hasPrefix(#"{"event":"member","nick":"ana""#) })
        #expect(lines.allSatisfy { FlatJSON(String($0)) != nil })
        #expect(ana.end(SIGTERM) == 143)
    }

    @Test func `a line of any length goes through a pipe whole, and what cannot be said is exit 4`()
        throws
    {
        let (relay, address) = try relay(0, ["--rate", "0"])
        defer { _ = relay.end(SIGTERM) }
        // More pieces than a client takes at once.
        let long = "yes é | head -c 600000 | tr -d '\\n' | '\(Program.pombo)' chat \(address)"
        let piped = try Program("/bin/sh", ["-c", long])
        #expect(piped.code == 0, "\(piped.errors)")
        let said = try Program(
            Program.pombo,
            ["replay", log, "--kind", "say", "--template", "{text}"])
        let text = said.text.split(separator: "\n").joined()
        #expect(text.utf8.count == 400_000 && text.allSatisfy { $0 == "é" })
        let mixed = "printf 'dos\\r\\nb\\007d\\nend\\n' | '\(Program.pombo)' chat \(address)"
        let some = try Program("/bin/sh", ["-c", mixed])
        #expect(some.code == 4)
        #expect(some.errors.contains("control characters"))
        #expect(some.text.contains("dos\n") && some.text.contains("end\n"))
        let quits = #"printf '{"say":"bye"}\n{"quit":true}\n{"say":"no"}\n'"#
        let bot = try Program(
            "/bin/sh", ["-c", "\(quits) | '\(Program.pombo)' chat \(address) --json"])
        #expect(bot.code == 0)
        #expect(bot.text.contains(#""text":"bye","own":true"#))
        #expect(!bot.text.contains(#""text":"no""#))
    }

    @Test func `piped lines are said, and without a relay that is exit 3`() throws {
        let (relay, address) = try relay()
        let ana = try person("ana", address)
        let pipe = "printf 'one\\n/two\\n' | '\(Program.pombo)' chat -n pipe"
        #expect(try Program("/bin/sh", ["-c", "\(pipe) \(address)"]).code == 0)
        #expect(ana.sees("pipe: /two"))
        #expect(ana.end(SIGTERM) == 143)
        _ = relay.end(SIGTERM)
        let alone = try Program("/bin/sh", ["-c", "\(pipe) \(address)"])
        #expect(alone.code == 3)
        #expect(alone.output == [])
    }
}
