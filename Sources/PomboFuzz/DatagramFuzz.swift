import PomboCore

// The entry that libFuzzer calls. Built only when POMBO_FUZZ is set:
//
//     POMBO_FUZZ=1 swift build -c release --scratch-path .build/fuzz --sanitize=fuzzer \
//         --product PomboFuzz
//
// The first byte chooses who reads; the rest is sealed as a datagram, so that the fuzzer need not
// guess a checksum.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = input.first else { return 0 }
    var datagram = Array(input.dropFirst())
    if datagram.count >= Specification.headerSize,
        datagram.count <= Specification.datagramLimit
    {
        datagram[0] = 0xFE
        datagram[1] = 0x70
        datagram.sealFrame(from: 0)
    }
    _ = Summary.of(datagram.span)
    if first & 1 == 0 { fuzzRelay(datagram) } else { fuzzClient(datagram) }
    return 0
}

private let moment = Moment(
    instant: Instant(nanoseconds: 1_000_000_000),
    wall: WallTime(microseconds: 1_763_650_000_000_000))

private func fuzzRelay(_ datagram: [UInt8]) {
    var relay = Relay(
        RelaySettings(
            name: Name("relay")!, logID: 1, runSecret: Secret(low: 1, high: 2),
            logSecret: Secret(low: 3, high: 4)))
    relay.begin(next: 1, at: moment)
    var outbox = Outbox()
    let address = Address(ipv4: 0x0A00_0002, port: 40_000)
    try? relay.receive(datagram.span, from: address, at: moment, into: &outbox)
    relay.committed(at: moment, into: &outbox)
}

private func fuzzClient(_ datagram: [UInt8]) {
    var client = Client(
        ClientSettings(client: 7, key: 8, secret: Secret(low: 1, high: 3), name: Name("ana")!))
    var outbox = ClientOutbox()
    client.connect(at: moment, into: &outbox)
    try? client.receive(datagram.span, at: moment, into: &outbox)
}
