import PomboPosix
import Testing

/// A network of a test's own for the real program, in which a shell plays the people: nothing of it
/// is seen outside, and no relay outside is found.
enum PrivateNetwork {
    static let isPossible: Bool = {
        let tools = "unshare -n true && nsenter -t $$ -n true && ip -V && command -v setsid"
        return (try? Program("/usr/bin/env", ["unshare", "-rn", "sh", "-c", tools]))?.code == 0
    }()

    static let notice: Comment = "needs a network namespace of its own, with ip and nsenter"

    /// What the scripts share: `$P` is the program, `$D` an empty folder that they are in; `until_`
    /// waits for words in a file, for as long as a busy machine may take; `machine NAME` makes
    /// another machine, whose commands begin with `on NAME`. The shell leads a session of its own,
    /// and what is still running ends with it.
    private static let prelude = #"""
        export D=$(mktemp -d) LC_ALL=C; cd "$D"
        unset POMBO_RELAY POMBO_NICK POMBO_LOG XDG_STATE_HOME; export HOME="$D" USER=guest
        ip link set lo up
        finish() { code=$?; trap '' TERM; kill 0; wait; rm -rf "$D"
            exit $code; }
        trap finish EXIT
        until_() { n=0; while ! grep -q -- "$2" "$1" 2>/dev/null; do n=$((n + 1))
            [ $n -gt 300 ] && { echo "MISSING '$2' in $1:"; cat "$1"; exit 9; }; sleep 0.1; done; }
        machine() { unshare -n sleep 120 & eval "M_$1=$!"; n=0
            while [ "$(readlink /proc/$!/ns/net)" = "$(readlink /proc/$$/ns/net)" ]; do
            n=$((n + 1)); [ $n -gt 100 ] && exit 8; sleep 0.1; done
            on $1 ip link set lo up; }
        on() { eval "t=\$M_$1"; shift; nsenter -t $t -n "$@"; }
        # cable NAME END ADDRESS END ADDRESS: from here to that machine.
        cable() { eval "t=\$M_$1"; ip link add $2 type veth peer name $4 netns $t
            ip addr add $3/24 brd + dev $2; ip link set $2 up
            on $1 ip addr add $5/24 brd + dev $4; on $1 ip link set $4 up; }

        """#

    static func run(_ script: String) throws -> Program {
        let whole = "P='\(Program.pombo)'\n" + prelude + script
        return try Program(
            "/usr/bin/env", ["setsid", "-w", "unshare", "-rn", "sh", "-c", whole])
    }
}
