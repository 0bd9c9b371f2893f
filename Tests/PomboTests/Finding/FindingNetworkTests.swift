import Testing

@testable import pombo

/// Searches of the real program, in networks of their own.
@Suite(.waitingForOthers, .enabled(PrivateNetwork.notice, { PrivateNetwork.isPossible }))
struct FindingNetworkTests {
    @Test func `with nobody there it says whom it asked, why it may be, and what to do`() throws {
        let search = try PrivateNetwork.run(
            """
            ip link add c0 type veth peer name t0
            ip link set c0 addrgenmode none; ip link set t0 addrgenmode none
            ip addr add 10.9.0.9/24 brd + dev c0; ip link set c0 up
            ip addr add 10.7.0.1/32 dev t0; ip link set t0 multicast off up
            $P chat </dev/null 2>err; echo code $?
            $P send hello </dev/null 2>err2; echo code $?
            cat err err2
            """)
        #expect(search.text.hasPrefix("code 3\ncode 3\n"))
        for words in [
            "looking for a relay on this machine, t0 (10.7.0.1) and c0 (10.9.0.9)",
            "nobody answered on this machine and c0 (10.9.0.9).", "another subnet",
            "UDP 7662 and 7663", "guest Wi-Fi",
            "Not asked: t0 (10.7.0.1), which has no broadcast.",
            "type it: pombo chat 192.168.1.5", "To host one here: pombo chat --host",
            "type it: pombo send -r 192.168.1.5",
        ] { #expect(search.text.contains(words), "\(words) is not in \(search.text)") }
    }

    @Test func `a relay is found on whichever interface it is, and one with two cables is one`()
        throws
    {
        let search = try PrivateNetwork.run(
            """
            machine far; cable far a0 10.9.0.9 b0 10.9.0.2; cable far a1 10.8.0.9 b1 10.8.0.2
            on far $P relay --log far.jsonl --name sala >far.out 2>&1 &
            until_ far.out 'listening on'
            $P send both </dev/null
            ip link set a0 down
            $P send second </dev/null
            ip link set a0 up; ip link set a1 down
            $P send first </dev/null
            echo here | $P chat -n ana 2>&1
            """)
        #expect(search.text.hasPrefix("#1\n#2\n#3\n"))
        #expect(search.text.contains("found sala"))
        #expect(search.text.contains("at 10.9.0.2, 0 people, up "))
        #expect(search.text.contains("you are ana in lobby"))
        #expect(search.text.contains("and sala (10.9.0.2:7662) keeps a log"))
    }

    @Test func `a relay that has nothing but link-local addresses is found and joined`() throws {
        let search = try PrivateNetwork.run(
            """
            machine far; eval "t=\\$M_far"; ip link add a0 type veth peer name b0 netns $t
            for c in "" "on far"; do d=a0; [ "$c" ] && d=b0; $c ip link set $d addrgenmode none
            $c ip link set $d up; done
            ip addr add fe80::9/64 dev a0 nodad; on far ip addr add fe80::2/64 dev b0 nodad
            on far $P relay --log far.jsonl >far.out 2>&1 &
            until_ far.out 'listening on'
            $P send hello </dev/null && echo here | $P chat 2>&1
            """)
        #expect(search.text.hasPrefix("#1\n"))
        #expect(search.text.contains("at fe80::2%"))
    }

    @Test func `several relays are listed with how to choose, and a typed one is taken`() throws {
        let search = try PrivateNetwork.run(
            """
            $P relay --log a.jsonl --name one >a.out 2>&1 & until_ a.out 'listening on'
            $P relay --log b.jsonl --name two -p 7700 >b.out 2>&1 & until_ b.out 'listening on'
            $P send hello </dev/null; echo code $?
            $P chat --no-host </dev/null; echo code $?
            $P send -r 127.0.0.1:7700 typed </dev/null
            POMBO_RELAY=localhost:7700 $P send environment </dev/null
            echo here | $P chat --host -n ana
            """)
        #expect(search.text.hasPrefix("code 2\ncode 2\n#1\n#2\n"))
        #expect(search.text.contains("ana: here"))
        for words in [
            "pombo send: found several relays:\n  1  ", "one on", "at 127.0.0.1, 0 people",
            "two on",
            "at 127.0.0.1:7700, 0 people", "Choose one: pombo send -r 127.0.0.1",
            "Choose one: pombo chat 127.0.0.1", "you are ana in lobby",
        ] { #expect(search.errors.contains(words), "\(words) is not in \(search.errors)") }
    }

    @Test func `a second server on a port says so and ends`() throws {
        let relays = try PrivateNetwork.run(
            """
            $P relay --log a.jsonl >a.out 2>&1 & until_ a.out 'listening on'
            $P relay --log b.jsonl; echo code $?
            """)
        #expect(relays.text == "code 6\n")
        #expect(relays.errors.contains("7662"))
        #expect(relays.errors.contains("--port 7700"))
    }

    @Test func `an address where nobody answers is told with the next step`() throws {
        let search = try PrivateNetwork.run(
            """
            echo x | $P chat 127.0.0.1:9; echo $?; $P send -r 127.0.0.1:9 x </dev/null; echo $?
            $P relay --log a.jsonl --name sala >a.out 2>&1 & until_ a.out 'listening on'
            echo x | $P chat 127.0.0.1:9 2>again; echo $?; cat again
            """)
        #expect(search.text.hasPrefix("3\n3\n3\n"))
        #expect(search.errors.contains("no relay answers at 127.0.0.1:9."))
        #expect(search.errors.contains("pombo chat HOST"))
        #expect(search.errors.contains("pombo send -r HOST"))
        // Who typed yesterday's address learns today's.
        #expect(!search.errors.contains("On this network"))
        #expect(search.text.contains("On this network:\n  1  sala"))
    }

    @Test func `without any interface it says that nobody could be asked`() throws {
        let search = try PrivateNetwork.run(
            "ip link set lo down; $P send x </dev/null; echo $?")
        #expect(search.text == "3\n")
        #expect(search.errors.contains("no network interface is up. Connect this machine first."))
    }
}
