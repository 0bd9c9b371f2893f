import PomboCore

extension LabSetting {
    /// One cell for each policy, in the order of the file.
    package func cells(of job: LabJob) -> [Cell] {
        let point = file.points[job.point]
        let seed = file.firstSeed &+ UInt64(job.seed)
        var plain: MessageSet?
        if file.policies.contains(where: { $0.policy?.kind != nil }),
            file.policies.contains(.policy(Policy(.none)))
        {
            plain = policyRun(Policy(.none), at: point, seed: seed).outcome().lost
        }
        return file.policies.enumerated().map { index, policy in
            var cell: Cell
            switch policy {
            case .machines:
                cell = MachineRun(self, point: point, seed: seed).cell
            case .rawMachines:
                cell = MachineRun(self, point: point, isRaw: true, seed: seed).cell
            case .policy(let policy):
                let outcome = policyRun(policy, at: point, seed: seed).outcome()
                cell = Cell(outcome)
                cell.lostBeyondNone = plain.map { outcome.lost.subtracting($0).count }
            }
            cell.point = job.point
            cell.policy = index
            cell.theory = theory(of: policy, at: point)
            return cell
        }
    }

    /// The whole sweep, one job after the other.
    package func result() -> SweepResult {
        result(of: LabJob.jobs(of: file).map { cells(of: $0) })
    }

    /// `parts` are the cells of the jobs, in the order of `LabJob.jobs`.
    package func result(of parts: [[Cell]]) -> SweepResult {
        var cells: [Cell] = []
        for point in file.points.indices {
            for policy in file.policies.indices {
                for seed in 0..<file.seedCount {
                    cells.append(parts[point * file.seedCount + seed][policy])
                }
            }
        }
        return SweepResult(file, cells: cells)
    }

    /// A policy has one listener: the first peer that is not the author.
    var listener: Name {
        let author = file.traffic.author ?? peers[0]
        return peers.first { $0 != author } ?? peers[0]
    }

    func policyRun(_ policy: Policy, at point: LabPoint, seed: UInt64) -> PolicyRun {
        let (data, answers) = ways(at: point)
        let traffic = PolicyTraffic(
            count: max(1, messages.count), gap: file.traffic.gap ?? .milliseconds(10),
            byteCount: file.traffic.size)
        var run = PolicyRun(
            policy, up: data, down: answers, traffic: traffic, seed: seed, name: listener.text)
        run.recipient = listener.text
        run.upTrace = recordings.trace(for: data)
        run.downTrace = recordings.trace(for: answers)
        return run
    }

    /// What a listener's data meets, and what its answers meet.
    func ways(at point: LabPoint) -> (data: Weather, answers: Weather) {
        (weather(listener, .down, at: point), weather(listener, .up, at: point))
    }
}
