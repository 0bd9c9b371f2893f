import PomboCore

extension LabSetting {
    /// By the order of the peers.
    package var listenerPlace: Int { peers.firstIndex(of: listener) ?? 0 }

    /// What the first point's weather does to one link: the real machines' if the file tries them,
    /// else that of a policy's data or answers, message by message.
    package func recording(of peer: Int, _ direction: LabScope.Direction) -> Trace {
        let point = file.points[0]
        if let policy = file.policies.first(where: \.isMachines) {
            let run = MachineRun(
                self, point: point, isRaw: policy == .rawMachines, seed: file.firstSeed,
                recording: (peer, direction))
            return run.recording ?? Trace()
        }
        let weather = weather(peers[peer], direction, at: point)
        var link = Link(
            weather, name: "\(listener) " + (direction == .down ? "up" : "down"),
            seed: file.firstSeed, trace: recordings.trace(for: weather))
        var trace = Trace()
        for (index, message) in messages.enumerated() {
            let transit = Transit(
                number: UInt64(index) + 1,
                byteCount: PolicyTraffic.headerByteCount + message.byteCount,
                at: .zero + message.at)
            trace.record(link.fate(of: transit), of: transit)
        }
        return trace
    }

    /// Cells with nothing in them but theory.
    package func expectation() -> SweepResult {
        var cells: [Cell] = []
        for (place, point) in file.points.enumerated() {
            for (index, policy) in file.policies.enumerated() {
                for _ in 0..<file.seedCount {
                    var cell = Cell()
                    cell.point = place
                    cell.policy = index
                    cell.theory = theory(of: policy, at: point)
                    cells.append(cell)
                }
            }
        }
        return SweepResult(file, cells: cells)
    }
}
