import Simulation
import Support
import Testing

/// The simulator itself: it repeats itself exactly, and it finds what is planted.
///
/// The seeds at large run in a stage of their own (`make test`, `make soak`).
@Suite(.timeLimit(.minutes(5))) struct SimulationTests {
    @Test func `a seed leaves the same trace each time`() async throws {
        try await withStudio { studio in
            for seed in 1...12 as ClosedRange<UInt64> {
                let first = await Simulation.run(seed: seed, in: studio)
                let second = await Simulation.run(seed: seed, in: studio)
                #expect(first.problem == nil && first.digest == second.digest, "seed \(seed)")
            }
        }
    }

    /// The canaries: should the simulator lose its sight, this is where it shows.
    @Test(arguments: PlantedBug.allCases)
    func `a planted bug is found within a hundred seeds`(bug: PlantedBug) async throws {
        try await withStudio { studio in
            var found: String?
            for seed in 1...100 as ClosedRange<UInt64> where found == nil {
                found = await Simulation.run(seed: seed, bug: bug, in: studio).problem
            }
            #expect(found != nil)
        }
    }
}
