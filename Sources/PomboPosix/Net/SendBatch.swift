import PomboCore

/// Datagrams to be sent, as ranges of bytes that somebody else keeps: one range can go to a
/// thousand peers without being copied. The memory is used again and again.
///
/// Datagrams of equal size that follow each other to one peer become a train, which the kernel
/// takes in one call where it has segmentation offload (GSO). The last one of a train may be
/// shorter.
package struct SendBatch: ~Copyable {
    /// A dropped train loses all of it, and a default receive buffer holds three long ones.
    package static let trainLimit = 16
    /// For who has room for dozens of them: as many full ones as UDP carries in one message, at
    /// half the cost.
    package static let longTrainLimit = 55
    private static let longTrainBuffer: UInt32 = 2 << 20

    /// How long a train may be for a receive buffer of so many bytes; zero if it is not known.
    package static func trainLimit(for receiveBuffer: UInt32) -> Int {
        receiveBuffer >= longTrainBuffer ? longTrainLimit : trainLimit
    }
    /// What UDP carries in one message over IPv4.
    package static let trainByteLimit = 65_507

    /// One datagram or one train.
    struct Entry {
        var destination: Address
        var local: LocalAddress
        var pieces: Range<Int>
        var datagramCount: Int
        /// The size of each datagram but perhaps the last one.
        var segment: Int
        var byteCount: Int
    }

    /// A message as it was handed to the kernel.
    struct Planned {
        var entry: Int
        var datagramCount: Int
    }

    private(set) var entries: [Entry] = []
    private(set) var pieces: [Range<Int>] = []
    package private(set) var datagramCount = 0
    /// Whether the last entry may still grow.
    private var isTrainOpen = false

    var planned: [Planned] = []
    /// One slot more than are sent at once, for sending singly while a batch is half sent. 64 keep
    /// what is written here in the processor's nearest cache.
    let slots = MessageSlots(count: 65, pieceCapacity: 64 * SendBatch.longTrainLimit + 1)

    package init() {}

    package var isEmpty: Bool { entries.isEmpty }

    /// Adds the datagram that stands at `range` in the bytes given when sending.
    package mutating func add(
        _ range: Range<Int>, to destination: Address, from local: LocalAddress = .any,
        trainLimit: Int = SendBatch.trainLimit
    ) {
        datagramCount += 1
        if extendTrain(by: range, to: destination, from: local, trainLimit) { return }
        pieces.append(range)
        entries.append(
            Entry(
                destination: destination, local: local, pieces: pieces.count - 1..<pieces.count,
                datagramCount: 1, segment: range.count, byteCount: range.count))
        isTrainOpen = true
    }

    /// What was added for one destination, so that it can be added for others.
    package struct Group {
        fileprivate var entries: Range<Int>
        fileprivate var datagramCount: Int
    }

    /// Adds several datagrams that make trains among themselves only.
    package mutating func addGroup(
        _ sends: Span<Send>, to destination: Address, from local: LocalAddress, trainLimit: Int
    ) -> Group {
        let first = entries.count
        let countBefore = datagramCount
        isTrainOpen = false
        for place in sends.indices {
            add(sends[place].range, to: destination, from: local, trainLimit: trainLimit)
        }
        isTrainOpen = false
        return Group(
            entries: first..<entries.count, datagramCount: datagramCount - countBefore)
    }

    /// Adds the same datagrams for somebody else. They are the same pieces, so that a room of a
    /// thousand costs a thousand entries and not as many times all datagrams.
    package mutating func add(
        _ group: Group, to destination: Address, from local: LocalAddress
    ) {
        for index in group.entries {
            var entry = entries[index]
            entry.destination = destination
            entry.local = local
            entries.append(entry)
        }
        isTrainOpen = false
        datagramCount += group.datagramCount
    }

    /// Forgets the content and keeps the memory.
    package mutating func clear() {
        entries.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        datagramCount = 0
        isTrainOpen = false
    }

    private mutating func extendTrain(
        by range: Range<Int>, to destination: Address, from local: LocalAddress, _ limit: Int
    ) -> Bool {
        guard isTrainOpen, let entry = entries.last, entry.destination == destination,
            entry.local == local,
            !range.isEmpty, range.count <= entry.segment,
            // A shorter datagram was the last one.
            entry.byteCount == entry.datagramCount * entry.segment,
            entry.datagramCount < limit,
            entry.byteCount + range.count <= Self.trainByteLimit
        else { return false }
        let index = entries.count - 1
        // Datagrams that stand one behind the other are one piece.
        if pieces[pieces.count - 1].upperBound == range.lowerBound {
            pieces[pieces.count - 1] = pieces[pieces.count - 1].lowerBound..<range.upperBound
        } else {
            pieces.append(range)
            entries[index].pieces = entry.pieces.lowerBound..<pieces.count
        }
        entries[index].datagramCount += 1
        entries[index].byteCount += range.count
        return true
    }

    /// Where one datagram of an entry stands.
    func range(of datagram: Int, in entry: Entry) -> Range<Int> {
        var offset = datagram * entry.segment
        for index in entry.pieces {
            let piece = pieces[index]
            if offset < piece.count || piece.isEmpty {
                let start = piece.lowerBound + offset
                return start..<min(start + entry.segment, piece.upperBound)
            }
            offset -= piece.count
        }
        preconditionFailure("a datagram stands in its entry")
    }
}
