import Testing

@testable import pombo

/// People who host, in networks of their own.
@Suite(.waitingForOthers, .enabled(PrivateNetwork.notice, { PrivateNetwork.isPossible }))
struct HostingNetworkTests {
    /// `person NAME` chats in the background and hosts if nobody is there: what is written to the
    /// descriptor of `tell NAME` it says, NAME.out and NAME.err is what it sees. `count_ FILE WORD
    /// N` waits for so many lines.
    private static let people = #"""
        person() { who=$1; shift; mkdir home-$who; mkfifo $who
            HOME="$D/home-$who" "$@" $P chat --host -n $who <$who >$who.out 2>$who.err &
            sleep 100 >$who & }
        tell() { echo "$2" >$1; }
        count_() { n=0; while [ "$(grep -c -- "$2" $1)" -lt $3 ]; do n=$((n + 1))
            [ $n -gt 300 ] && { echo "MISSING $3 x '$2' in $1:"; cat $1 ${1%.out}.err; exit 9; }
            sleep 0.1; done; }

        """#

    @Test func `eight who host at once end up on one relay, and all hear all`() throws {
        let crowd = try PrivateNetwork.run(
            Self.people + #"""
                all="p1 p2 p3 p4 p5 p6 p7 p8"
                for p in $all; do person $p env; done
                for p in $all; do until_ $p.err 'in lobby'; done
                n=0; until $P send settled </dev/null >/dev/null 2>&1; do n=$((n + 1))
                [ $n -gt 30 ] && exit 7; sleep 0.2; done
                for p in $all; do tell $p "hello from $p"; done
                for p in $all; do count_ $p.out 'hello from' 8; done
                echo united
                """#)
        #expect(crowd.text == "united\n")
    }

    @Test func `two of one home cannot both log, so the second goes to the first`() throws {
        let crowd = try PrivateNetwork.run(
            Self.people + #"""
                log=home-late/.local/state/pombo; mkdir -p $log
                $P relay -p 7700 --no-discovery --log $log/message_log.jsonl >hidden.out 2>&1 &
                until_ hidden.out 'listening'; mkfifo late; sleep 100 >late &
                HOME="$D/home-late" $P chat --host -n late <late >late.out 2>late.err &
                until_ late.err 'looking for a relay'; count_ late.err 'looking for a relay' 2
                $P relay --log first.jsonl --name first >first.out 2>&1 &
                until_ late.err 'and first (.*) keeps a log'; echo there
                """#)
        #expect(crowd.text == "there\n")
        #expect(crowd.errors == "")
    }

    @Test func `a host of a moment ago gives way when the cable to an older one is mended`() throws
    {
        let hosts = try PrivateNetwork.run(
            Self.people + #"""
                machine away; cable away a0 10.9.0.1 b0 10.9.0.2; on away ip link set b0 down
                person old on away; until_ old.err 'hosting on'
                person young env; until_ young.err 'and young (.*) keeps a log'
                on away ip link set b0 up
                until_ young.err 'another relay was first; joining it at 10.9.0.2'
                until_ old.out 'young joined'
                tell young 'it is me'; until_ old.out 'young: it is me'
                tail -n 1 home-young/.local/state/pombo/message_log.jsonl | grep -o '"close"'
                """#)
        #expect(hosts.text == "\"close\"\n")
        #expect(hosts.errors == "")
    }

    @Test func `when the host leaves, the others look again, and one of them hosts`() throws {
        let people = try PrivateNetwork.run(
            Self.people + #"""
                person ana env; until_ ana.err 'and ana (.*) keeps a log'
                person bia env; until_ bia.err 'and ana (.*) keeps a log'
                person caio env; until_ caio.err 'and ana (.*) keeps a log'
                fuser=$(sed 's/[^0-9]//g' home-ana/.local/state/pombo/message_log.lock)
                kill -INT $fuser
                until_ bia.err 'the host left'; until_ caio.err 'the host left'
                until_ bia.err 'and [bc].* (.*) keeps a log'
                until_ caio.err 'and [bc].* (.*) keeps a log'
                n=0; until $P send settled </dev/null >/dev/null 2>&1; do n=$((n + 1))
                [ $n -gt 30 ] && exit 7; sleep 0.2; done
                tell bia 'still here'; until_ caio.out 'bia: still here'; echo together
                """#)
        #expect(people.text == "together\n")
    }

    private static let hasTerminals =
        (try? Program("/usr/bin/env", ["script", "-qfec", "true", "/dev/null"]))?.code == 0

    /// `seat NAME WORDS` runs a chat in a terminal of its own; `type NAME TEXT` is its keyboard,
    /// NAME.screen what stands there.
    private static let seats = #"""
        seat() { who=$1; shift; mkfifo $who
            script -qfec "$P chat -n $who $*" $who.screen <$who >/dev/null & sleep 100 >$who & }
        type_() { printf "$2" >$1; }

        """#

    @Test(.enabled("needs the script command", { HostingNetworkTests.hasTerminals }))
    func `one may choose by number, or type an address`() throws {
        let people = try PrivateNetwork.run(
            Self.seats + #"""
                $P relay --log a.jsonl --name one >a.out 2>&1 & until_ a.out 'listening'
                $P relay --log b.jsonl --name two -p 7700 >b.out 2>&1 & until_ b.out 'listening'
                seat caio; seat davi; until_ caio.screen 'Which one'; until_ davi.screen 'Which one'
                type_ caio '9\n'
                until_ caio.screen "'9' is none of these"
                type_ caio "$(sed -n 's/^  \([12]\)  one on.*/\1/p' caio.screen)\n"
                until_ a.out 'caio joined lobby'
                type_ davi '127.0.0.1:7700\n'
                until_ b.out 'davi joined lobby'; echo chosen
                """#)
        #expect(people.text == "chosen\n")
    }

    @Test(.enabled("needs the script command", { HostingNetworkTests.hasTerminals }))
    func `who is still asked goes where another hosts, and back, under the same name`() throws {
        let people = try PrivateNetwork.run(
            Self.seats + #"""
                seat ana; seat bia; until_ ana.screen 'Host one'; until_ bia.screen 'Host one'
                type_ ana '\n'; until_ bia.screen 'bia in lobby'
                type_ bia 'half a th'; until_ bia.screen 'half a th'
                type_ ana '\004'; until_ ana.screen 'Leave the relay'; type_ ana 'n\n'
                until_ ana.screen 'COMMAND_EXIT_CODE="0"'
                seat eva --host; until_ eva.screen 'eva in lobby'; until_ eva.screen 'bia joined'
                type_ bia 'ought\r'; until_ eva.screen 'half a thought'
                grep -c "'bia' is taken" bia.screen
                """#)
        #expect(people.text == "0\n")
    }

    @Test(.enabled("needs the script command", { HostingNetworkTests.hasTerminals }))
    func `a host who goes may leave the relay to the others`() throws {
        let people = try PrivateNetwork.run(
            Self.seats + #"""
                seat ana; until_ ana.screen 'Host one here'; type_ ana '\n'
                until_ ana.screen 'hosting on UDP 7662, the log is '
                until_ ana.screen 'ana in lobby'
                seat bia; until_ bia.screen 'bia in lobby'
                seat caio; until_ bia.screen 'caio joined'
                type_ ana '\004'; until_ ana.screen '2 others are here'; type_ ana 'y\n'
                until_ ana.screen 'the relay keeps running'
                type_ bia 'good night\r'; until_ caio.screen 'good night'
                kill -INT $(sed 's/[^0-9]//g' .local/state/pombo/message_log.lock)
                until_ ana.screen 'COMMAND_EXIT_CODE="0"'
                tail -n 1 .local/state/pombo/message_log.jsonl | grep -o '"close"'
                """#)
        #expect(people.text == "\"close\"\n")
    }

    @Test(.enabled("needs the script command", { HostingNetworkTests.hasTerminals }))
    func `who wants no hosting, or answers no, ends with code 3`() throws {
        let people = try PrivateNetwork.run(
            Self.seats + #"""
                seat ana; seat bia --no-host; seat caio
                until_ ana.screen 'Host one here'; type_ ana 'n\n'
                until_ ana.screen 'COMMAND_EXIT_CODE="3"'
                until_ bia.screen 'COMMAND_EXIT_CODE="3"'; grep -c 'Host one' bia.screen
                until_ caio.screen 'Host one here'; type_ caio '\003'
                until_ caio.screen 'COMMAND_EXIT_CODE="130"'
                """#)
        #expect(people.text == "0\n")
    }
}
