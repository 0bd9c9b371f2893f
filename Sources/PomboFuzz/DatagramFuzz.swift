import PomboCore

// The entry that libFuzzer calls. Built only when POMBO_FUZZ is set:
//
//     POMBO_FUZZ=1 swift build -c release --scratch-path .build/fuzz --sanitize=fuzzer \
//         --product PomboFuzz
//     .build/fuzz/release/PomboFuzz -max_total_time=300
//
// The first byte chooses who reads and whether the datagram names the session or stream of a
// conversation that is under way; the rest becomes a datagram with the right magic, length and
// checksum, so that the fuzzer need not guess those.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard let choice = input.first else { return 0 }
    var datagram = Array(input.dropFirst())
    let isForRelay = choice & 1 == 0
    if choice & 2 != 0, datagram.count >= 20 {
        let word = isForRelay ? conversation.session : conversation.roomTag
        for index in 0..<8 {
            datagram[12 + index] = UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * index))
        }
    }
    if (Specification.headerSize...Specification.datagramLimit).contains(datagram.count) {
        datagram[0] = 0xFE
        datagram[1] = 0x70
        datagram.sealFrame(from: 0)
    }
    try? Reading.read(datagram.span)
    if isForRelay {
        conversation.giveRelay(datagram)
    } else {
        conversation.giveClient(datagram)
    }
    return 0
}

/// Made once; each input meets a copy of it.
private let conversation = Conversation()
