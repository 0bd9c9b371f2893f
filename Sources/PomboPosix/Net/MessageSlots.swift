import CPombo

/// The memory that the kernel reads and writes besides the bytes: message headers, names, control
/// data and I/O vectors, allocated once. A message points into the others, so all of it stays where
/// it is.
@safe struct MessageSlots: ~Copyable {
    let count: Int
    let messages: UnsafeMutablePointer<cpombo_message>
    let names: UnsafeMutablePointer<cpombo_name>
    let pieces: UnsafeMutablePointer<iovec>
    let pieceCapacity: Int
    private let controls: UnsafeMutableRawPointer

    init(count: Int, pieceCapacity: Int) {
        self.count = count
        self.pieceCapacity = pieceCapacity
        unsafe messages = .allocate(capacity: count)
        unsafe messages.initialize(repeating: cpombo_message(), count: count)
        unsafe names = .allocate(capacity: count)
        unsafe names.initialize(repeating: cpombo_name(), count: count)
        unsafe pieces = .allocate(capacity: pieceCapacity)
        unsafe pieces.initialize(repeating: iovec(), count: pieceCapacity)
        unsafe controls = .allocate(byteCount: count * cpombo_control_capacity, alignment: 16)
        unsafe controls.initializeMemory(
            as: UInt8.self, repeating: 0, count: count * cpombo_control_capacity)
    }

    deinit {
        unsafe messages.deallocate()
        unsafe names.deallocate()
        unsafe pieces.deallocate()
        unsafe controls.deallocate()
    }

    @inline(__always)
    func control(_ slot: Int) -> UnsafeMutableRawPointer {
        unsafe controls + slot * cpombo_control_capacity
    }
}
