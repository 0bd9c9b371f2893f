import CPombo
import PomboCore
import PomboPosix
import Testing

/// What loopback cannot show: a relay with two addresses on one subnet, seen from another machine.
/// Two networks of the test's own, joined by a cable; in a child process, which takes them with it.
@Suite struct NamespaceTests {
    private static var isPossible: Bool {
        getuid() == 0
            && (try? Child.run("unshare -n ip link add c0 type veth peer name r0")) == 0
    }

    @Test(
        .enabled(
            "needs root, network namespaces and the ip command", { NamespaceTests.isPossible }))
    func `P-103: a relay with two addresses on a subnet answers from the one asked`() async {
        // The child's words are the only thing that its parent gets to see.
        let result = await #expect(
            processExitsWith: .success, observing: [\.standardErrorContent]
        ) {
            do { try askTwoAddresses() } catch { StandardStream.error.write("\(error)") }
        }
        let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(words.prefix(300) == "")
    }
}

private func askTwoAddresses() throws {
    // The relay's machine.
    try Network.make()
    let home = try Network.current()
    let port = Specification.port
    var relay = try UDPSocket.bound(to: .anyHost(port: port))
    var discovery = try UDPSocket.discovery()
    // The client's machine, which lays the cable.
    try Network.make()
    let away = try Network.current()
    try Network.run("ip link add c0 type veth peer name r0 netns \(Network.path(home))")
    try Network.run("ip link set lo up && ip addr add 10.9.0.9/24 dev c0")
    try Network.run("ip addr add fe80::9/64 dev c0 nodad && ip link set c0 up")
    try Network.enter(home)
    try Network.run("ip link set lo up && ip addr add 10.9.0.2/24 dev r0")
    try Network.run("ip addr add 10.9.0.3/24 dev r0 && ip link set r0 up")
    try Network.run("ip addr add fe80::2/64 dev r0 nodad")
    try Network.run("ip addr add fe80::3/64 dev r0 nodad")
    let failures = discovery.join(try Interface.all())
    try Network.require(failures.isEmpty, "\(failures)")
    try Network.enter(away)
    var client = try UDPSocket.bound(to: .anyHost(port: 0))
    let cable = try Interface.all().first { $0.name == "c0" }?.index ?? 0

    for host in ["10.9.0.2", "10.9.0.3", "fe80::2%\(cable)", "fe80::3%\(cable)"] {
        guard let place = Address(host, port: port) else { continue }
        try Network.check(&client, place, &relay, answersFrom: place)
    }
    // The route of a group is its interface's alone.
    for var target in [
        DiscoveryGroup.ipv4, DiscoveryGroup.ipv6(on: cable), Address(ipv4: 0x0A09_00FF, port: 0),
    ] {
        target.port = Specification.discoveryPort
        try Network.check(&client, target, &discovery, answersFrom: nil, by: cable)
    }
}
