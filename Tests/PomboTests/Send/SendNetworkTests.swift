import PomboTerminal
import PomboText
import Testing

@testable import pombo

/// The real `pombo send` and a relay, in a network of their own.
@Suite(.waitingForOthers, .enabled(PrivateNetwork.notice, { PrivateNetwork.isPossible }))
struct SendNetworkTests {
    private static let relay = """
        $P relay --log log.jsonl >relay.out 2>&1 & until_ relay.out 'listening on'

        """

    @Test func `each message is confirmed by its number on standard output`() throws {
        let send = try PrivateNetwork.run(
            Self.relay + #"""
                $P send hello everybody </dev/null; echo code $?
                printf 'one\r\ntwo\n\nthree' | $P send -r 127.0.0.1; echo code $?
                printf 'fine\nb\007d\nfine\n' | $P send -r 127.0.0.1; echo code $?
                $P send "$(printf 'b\007d')" </dev/null; echo code $?
                $P replay log.jsonl --kind say --template '{text}'
                """#)
        #expect(
            send.text == """
                #1
                code 0
                #2
                #3
                #4
                code 0
                #5
                #6
                code 4
                code 2
                hello everybody
                one
                two
                three
                fine
                fine

                """)
        #expect(send.errors.contains(Texts.controlsInLine(2)[.english]))
        #expect(send.errors.contains(Texts.controlsInText[.english]))
    }

    @Test func `the same key says it once, however soon it is run again`() throws {
        let send = try PrivateNetwork.run(
            Self.relay + """
                for n in 1 2 3 4; do $P send -r 127.0.0.1 --id backup done </dev/null; done
                $P send -r 127.0.0.1 --id other done </dev/null
                grep -c '"text":"done"' log.jsonl
                $P send --id a --no-wait b </dev/null; echo code $?
                """)
        #expect(send.text == "#1\n#1\n#1\n#1\n#2\n2\ncode 2\n")
        #expect(
            send.errors.contains(
                Texts.sentence(of: OptionError.conflict("--id", "--no-wait"))[.english]))
    }

    @Test func `lines are said as they come, not at the end of the input`() throws {
        let send = try PrivateNetwork.run(
            Self.relay + """
                mkfifo pipe; $P send -r 127.0.0.1 <pipe >said & exec 3>pipe
                echo first >&3; until_ said '#1'; echo second >&3; until_ said '#2'
                exec 3>&-; cat said
                """)
        #expect(send.text == "#1\n#2\n")
    }

    private static let hasStrace =
        (try? Program("/usr/bin/env", ["strace", "-V"]))?.code == 0

    /// Listing the interfaces binds a socket of the kernel's own family, which is no sender.
    @Test(.enabled("needs strace", { SendNetworkTests.hasStrace }))
    func `who does not wait never binds, neither in sending nor in searching`() throws {
        let send = try PrivateNetwork.run(
            Self.relay + """
                strace -f -qq -e trace=bind -o calls $P send --no-wait quick </dev/null; echo $?
                until_ log.jsonl quick
                grep -c AF_INET calls
                strace -f -qq -e trace=bind -o calls $P send waits </dev/null
                grep -c AF_INET calls
                """)
        #expect(send.text == "0\n0\n#2\n1\n")
    }
}
