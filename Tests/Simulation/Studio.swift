import Buses
import Foundation
import Synchronization
import Triggers

/// What all simulations of a process share: the manifests, read once, and a database with its tables made.
package final class Studio: Sendable {
    let samples: SampleManifests
    let database: [UInt8]
    let kinds = TriggerKinds()
    private let directory: String
    private let count = Atomic(0)

    package init() async throws {
        samples = try SampleManifests()
        let temporary = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
        directory = "\(temporary)/signalbox-simulation-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let disk = try Disk(for: directory)
        let bus = try await SQLiteBus.open(directory: directory, logger: silent)
        await bus.close()
        database = disk.database()
    }

    /// A directory for one simulation.
    package func place() throws -> String {
        let place = "\(directory)/\(count.wrappingAdd(1, ordering: .relaxed).newValue)"
        try FileManager.default.createDirectory(atPath: "\(place)/0", withIntermediateDirectories: true)
        return place
    }

    /// A disk below the place, with an empty bus.
    package func disk(in place: String) throws -> Disk {
        let disk = try Disk(for: "\(place)/0")
        try disk.put(database)
        return disk
    }

    package func remove(_ place: String) throws { try FileManager.default.removeItem(atPath: place) }

    /// Must be called once, at the end.
    package func close() async throws {
        try await kinds.shutDown()
        try FileManager.default.removeItem(atPath: directory)
    }
}
