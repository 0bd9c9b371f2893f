/// The random words of one datagram on one link.
///
/// Counter = (number, purpose, attempt, kind). A kind is a block of four words with fixed jobs, and
/// a block is drawn only if a stage of the weather wants one of its words.
struct Draws {
    enum Kind: UInt64 {
        /// Loss · jitter · duplicate · corrupt.
        case common = 0
        /// Swap · hold · jump · unused.
        case order = 1
        /// The bit that is corrupted · the copy's jitter · unused · unused.
        case detail = 2
        /// Step of the burst's chain · loss within its state · unused · unused.
        case chain = 3
    }

    let philox: Philox
    let number: UInt64
    let purpose: UInt64
    let attempt: UInt64

    @inline(__always)
    func block(_ kind: Kind) -> Philox.Block {
        philox.block(number, purpose, attempt, kind.rawValue)
    }
}
