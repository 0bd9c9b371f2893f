import Testing

@testable import pombo

/// A relay whose machine gets another address, in a network of its own.
@Suite(.waitingForOthers, .enabled(PrivateNetwork.notice, { PrivateNetwork.isPossible }))
struct MovedRelayTests {
    /// `relay` runs on the machine `host`, `stop` kills it, `move FROM TO` gives its machine
    /// another address. ana chats from here.
    private static let office = #"""
        machine host; cable host a0 10.9.0.1 b0 10.9.0.2
        relay() { on host $P relay --log log.jsonl --name sala >>relay.out 2>&1 & }
        stop() { kill -9 $(sed 's/[^0-9]//g' log.lock); }
        move() { on host ip addr del $1/24 dev b0; on host ip addr add $2/24 brd + dev b0; }
        relay; until_ relay.out 'listening'
        mkfifo ana; $P chat -n ana $JSON <ana >ana.out 2>ana.err & sleep 100 >ana &

        """#

    @Test func `P-135: a relay that comes back elsewhere is followed`() throws {
        let office = try PrivateNetwork.run(
            Self.office + #"""
                until_ ana.err 'and sala (10.9.0.2:7662) keeps a log'
                stop; move 10.9.0.2 10.9.0.3; echo 'said meanwhile' >ana
                relay; until_ ana.err 'the relay is at 10.9.0.3:7662 now'
                until_ ana.out 'ana: said meanwhile'
                grep -c 'said meanwhile' log.jsonl; grep -c '"kind":"join"' log.jsonl
                grep -c 'the relay is back' ana.err
                """#)
        #expect(office.text == "1\n1\n1\n", "\(office.errors)")
    }

    @Test func `P-135: a relay that goes on at another address is followed, too`() throws {
        let office = try PrivateNetwork.run(
            "JSON=--json\n" + Self.office + #"""
                until_ ana.out '"event":"joined"'
                move 10.9.0.2 10.9.0.3; echo '{"say":"still here"}' >ana
                until_ ana.out '{"event":"moved","relay":"10.9.0.3:7662"}'
                until_ ana.out '"text":"still here"'
                grep -c 'still here' log.jsonl; grep -c '"kind":"join"' log.jsonl
                """#)
        #expect(office.text == "1\n1\n", "\(office.errors)")
    }
}
