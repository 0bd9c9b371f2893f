import PomboCore

/// One seed's run of the world.
package struct Torture: Equatable, Sendable {
    package var seed: UInt64
    package var violation: Violation?
    package var tally: World.Tally
    package var trace: UInt64

    package init(seed: UInt64, fault: PlantedFault? = nil) {
        self.seed = seed
        var world = World(Scenario(seed: seed, fault: fault))
        violation = world.run()
        tally = world.tally
        trace = world.trace
    }
}
