import PomboCore

extension Scenario {
    /// The scenario of a seed: small and mean.
    package init(seed: UInt64, fault: PlantedFault? = nil) {
        self.init(seed: seed)
        self.fault = fault
        var dice = Dice(seed: seed, purpose: 1)
        let span = dice.milliseconds(500...6000)
        drawWeather(&dice)
        drawRelay(&dice)
        drawClients(&dice, span: span)
        let count = dice.number(0...6)
        for _ in 0..<count { drawIncident(&dice, span: span) }
        incidents.sort { $0.at < $1.at }
        calm = .zero + span + .milliseconds(200)
        for incident in incidents { calm = max(calm, incident.end) }
    }

    private mutating func drawWeather(_ dice: inout Dice) {
        weather.delay = .microseconds(Int64(dice.number(50...40_000)))
        weather.keepsOrder = dice.isLucky(30)
        if dice.isLucky(60) {
            weather.jitter = Weather.Jitter(
                .microseconds(Int64(dice.number(10...30_000))),
                dice.isLucky(50) ? .uniform : .exp)
        }
        switch dice.number(0...9) {
        case 0...1: break
        case 2...7: weather.loss = .percent(UInt64(dice.number(0...50)))
        case 8:
            weather.burst = .time(
                .percent(UInt64(dice.number(1...50))), run: dice.milliseconds(20...400))
        default:
            weather.burst = .datagrams(
                .percent(UInt64(dice.number(1...50))),
                run: Decimal("\(dice.number(2...9))", places: 3)!)
        }
        if dice.isLucky(50) { weather.duplicate = .percent(UInt64(dice.number(1...20))) }
        if dice.isLucky(30) { weather.corrupt = .percent(UInt64(dice.number(1...5))) }
        if dice.isLucky(15) { weather.swap = .percent(UInt64(dice.number(1...20))) }
    }

    private mutating func drawRelay(_ dice: inout Dice) {
        durability = dice.isLucky(70) ? .batch : dice.isLucky(50) ? .none : .interval
        recordRate = dice.isLucky(60) ? 0 : dice.number(20...100)
        if dice.isLucky(60) {
            rotation = dice.number(1500...12_000)
            if dice.isLucky(30) { keep = rotation * dice.number(1...4) }
        }
        if dice.isLucky(30) { repairCache = dice.number(1200...4000) }
        if dice.isLucky(60) { nap = dice.milliseconds(0...5) }
    }

    private mutating func drawClients(_ dice: inout Dice, span: Duration) {
        let count = dice.number(2...8)
        let rooms = [Name.lobby, Name("lab")!]
        let spanMilliseconds = Int(span.milliseconds)
        for index in 0..<count {
            var plan = ClientPlan(
                name: "c\(index)", room: rooms[dice.isLucky(80) ? 0 : 1],
                start: .zero + dice.milliseconds(0...300))
            plan.isVisitor = index > 1 && dice.isLucky(8)
            plan.isRaw = index > 1 && !plan.isVisitor && dice.isLucky(8)
            // A visitor has one line under way at a time: more would take it minutes.
            let lines = dice.isLucky(20) ? 0 : dice.number(1...(plan.isVisitor ? 3 : 40))
            for _ in 0..<lines {
                let isDirect = !plan.isRaw && dice.isLucky(10)
                let isLong = dice.isLucky(10)
                plan.lines.append(
                    Line(
                        at: .zero + dice.milliseconds(0...spanMilliseconds),
                        to: isDirect ? dice.number(0...count - 1) : nil,
                        byteCount: isLong ? dice.number(300...1000) : dice.number(12...60)))
            }
            plan.lines.sort { $0.at < $1.at }
            clients.append(plan)
        }
    }

    private mutating func drawIncident(_ dice: inout Dice, span: Duration) {
        let at = Instant.zero + dice.milliseconds(100...Int(span.milliseconds))
        let someone = dice.number(0...clients.count - 1)
        let what: Incident.What
        switch dice.number(0...16) {
        case 0...4: what = .killRelay(drawKill(&dice))
        case 5: what = .killClient(someone, down: dice.milliseconds(10...1000))
        case 6: what = .rebind(someone)
        case 7:
            let other = (someone + dice.number(1...clients.count - 1)) % clients.count
            what = .swapAddresses(someone, other)
        case 8: what = .partition(someone, dice.milliseconds(100...5000))
        case 9:
            what = .fillDisk(dice.milliseconds(100...3000))
            // Somebody leaves while the log cannot take it: that record is owed.
            if dice.isLucky(40) {
                let leaver = dice.number(0...clients.count - 1)
                incidents.append(
                    Incident(at: at + .milliseconds(50), what: .leave(leaver)))
            }
        case 10:
            what = .enter(someone, dice.isLucky(50) ? .lobby : Name("lab")!)
        case 11: what = dice.isLucky(50) ? .rename(someone) : .leave(someone)
        case 12: what = dice.isLucky(60) ? .askHistory(someone) : .askWho(someone)
        case 13: what = .post
        case 14: what = drawDiskFault(&dice)
        case 15: what = .stepClock(dice.milliseconds(0...20_000) - .seconds(10))
        default: what = dice.isLucky(80) ? .loss(dice.number(0...50)) : .remove(someone)
        }
        incidents.append(Incident(at: at, what: what))
    }

    /// Anywhere: the calls that a batch, a rotation and a start make are all among those that may
    /// be the last.
    private func drawKill(_ dice: inout Dice) -> Kill {
        let step: Kill.Step =
            switch dice.number(0...9) {
            case 0: .idle
            case 1...2: .call(dice.number(0...3))
            case 3...4: .call(dice.number(0...100))
            case 5...8:
                rotation == .max ? .call(dice.number(0...10)) : .rotation(dice.number(0...16))
            default: .sending
            }
        var kill = Kill(step, down: dice.milliseconds(1...3000))
        kill.losesPower = dice.isLucky(50)
        kill.rots = dice.isLucky(10)
        if dice.isLucky(20) { kill.again = dice.number(0...20) }
        return kill
    }

    private func drawDiskFault(_ dice: inout Dice) -> Incident.What {
        let causes: [FileError.Cause] = [.device, .noSpace, .device, .quota]
        return .failDisk(
            calls: dice.isLucky(50) ? dice.number(0...3) : dice.number(0...60),
            causes[dice.number(0...3)], isForever: dice.isLucky(40), dice.milliseconds(100...3000))
    }
}

extension Scenario.Incident {
    /// When its direct consequences are over.
    var end: Instant {
        switch what {
        case .killRelay(let kill): at + kill.down * 2 + .milliseconds(100)
        case .killClient(_, let down): at + down
        case .partition(_, let duration), .fillDisk(let duration): at + duration
        case .failDisk(_, _, _, let duration): at + duration + .milliseconds(500)
        default: at
        }
    }
}
