import Buses
import EventData
import Simulation
import Support
import Testing

/// What SQLite finds in the log after a kill has not been synced by anybody.
@Suite struct KillTests {
    /// More changes than two appends make.
    private static let changes = 0..<40

    @Test(arguments: changes)
    func `what can be read after a kill cannot be taken back by a power failure`(change: Int) async throws {
        try await withStudio { studio in
            let place = try studio.place()
            let disk = try studio.disk(in: place)
            let first = try await open(disk)
            disk.die(after: change)
            for id in ["a", "b"] { try? await first.append(ids: id) }
            let killed = try disk.crashed(powerFailed: false, seed: 0)
            await first.close()
            let second = try await open(killed)
            let seen = try await second.events(after: 0, limit: 10)
            let survivor = try killed.crashed(powerFailed: true, seed: UInt64(change))
            await second.close()
            let third = try await open(survivor)
            #expect(try await third.events(after: 0, limit: 10) == seen)
            await third.close()
            try studio.remove(place)
        }
    }

    private func open(_ disk: Disk) async throws -> SQLiteBus {
        try await SQLiteBus.open(directory: disk.directory, clock: { Sample.start })
    }
}
