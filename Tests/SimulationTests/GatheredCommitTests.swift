import Buses
import EventData
import Simulation
import Support
import Testing

/// A large commit goes to the log in a few large pieces; what was promised of small ones holds for it.
@Suite(.timeLimit(.minutes(1))) struct GatheredCommitTests {
    /// About 1 MB: some 250 pages.
    private static let batch = (0..<800).map { number in
        var event = Sample.event("batch \(number)")
        event.data = Array(repeating: UInt8(ascii: "x"), count: 1_000)
        return event
    }

    /// More changes than the commit makes, each of which fails in turn.
    @Test(arguments: 0..<16)
    func `a disk that fails in a large commit takes back nothing that was acknowledged`(change: Int) async throws {
        try await withStudio { studio in
            let place = try studio.place()
            let disk = try studio.disk(in: place)
            let bus = try await open(disk)
            try await bus.append(ids: "before")
            disk.failOnce(after: change)
            var acknowledged = ["before"]
            if (try? await bus.append(Self.batch)) != nil { acknowledged += Self.batch.map(\.id) }
            disk.disarm()
            try await bus.append(ids: "after")
            acknowledged.append("after")
            let survivor = try disk.crashed(powerFailed: true, seed: UInt64(change))
            await bus.close()
            let second = try await open(survivor)
            #expect(try await second.events(after: 0, limit: 1_000).map(\.event.id) == acknowledged)
            let again = try await second.append(Self.batch)
            #expect(again.allSatisfy { $0.isDuplicate == acknowledged.contains("batch 0") })
            await second.close()
            try studio.remove(place)
        }
    }

    @Test func `a megabyte takes no more changes of the disk than there are pieces`() async throws {
        try await withStudio { studio in
            let place = try studio.place()
            let disk = try studio.disk(in: place)
            let bus = try await open(disk)
            try await bus.append(ids: "before")
            let before = disk.changes
            _ = try await bus.append(Self.batch)
            #expect(disk.changes - before <= 16)
            await bus.close()
            try studio.remove(place)
        }
    }

    private func open(_ disk: Disk) async throws -> SQLiteBus {
        try await SQLiteBus.open(directory: disk.directory, clock: { Sample.start })
    }
}
