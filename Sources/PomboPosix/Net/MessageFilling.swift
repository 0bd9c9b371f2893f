import CPombo

extension MessageSlots {
    /// Points the first messages at their pieces of the memory at `start`, which must hold a
    /// `stride` for each.
    @unsafe func point(_ count: Int, at start: UnsafeMutableRawPointer, stride: Int) {
        for slot in 0..<count {
            unsafe pieces[slot] = iovec(iov_base: start + slot * stride, iov_len: stride)
            unsafe cpombo_fill_message(
                messages + slot, names + slot, socklen_t(MemoryLayout<cpombo_name>.size),
                pieces + slot, 1, control(slot), cpombo_control_capacity)
        }
    }

    func receiveAtOnce(_ descriptor: Int32, _ waits: Bool) -> Filling {
        let count = unsafe cpombo_receive_many(
            descriptor, messages, UInt32(self.count), waits ? 1 : 0)
        return Filling(count: max(0, Int(count)), code: count < 0 ? cpombo_errno() : 0)
    }

    func receiveOneByOne(_ descriptor: Int32, _ waits: Bool) -> Filling {
        for slot in 0..<count {
            let waits: Int32 = waits && slot == 0 ? 1 : 0
            if unsafe cpombo_receive_one(descriptor, messages + slot, waits) < 0 {
                return Filling(count: slot, code: cpombo_errno())
            }
        }
        return Filling(count: count, code: 0)
    }
}
