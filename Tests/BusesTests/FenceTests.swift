import Buses
import Foundation
import Support
import Testing

/// Two processes that both believe that the data directory is theirs, as on a file system that does not keep locks.
@Suite struct FenceTests {
    @Test func `who was succeeded writes nothing more, and does not come back`() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "fence-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let first = try await open(directory, token: 1)
        #expect(try await first.append(Sample.event("a")).sequence == 1)
        try FileManager.default.removeItem(atPath: directory + "/bus.lock")
        let second = try await open(directory, token: 2)
        #expect(try await second.append(Sample.event("b")).sequence == 2)
        await #expect(throws: BusError.succeeded(by: 2)) {
            try await first.append(Sample.event("c"))
        }
        #expect(try await second.append(Sample.event("d")).sequence == 3)
        await first.close()
        await second.close()
        await #expect(throws: BusError.succeeded(by: 2)) {
            _ = try await open(directory, token: 1)
        }
        let third = try await open(directory, token: 3)
        #expect(try await third.lastSequence() == 3)
        await third.close()
    }

    private func open(_ directory: String, token: Int) async throws -> SQLiteBus {
        var configuration = SQLiteBus.Configuration()
        configuration.fencingToken = token
        return try await SQLiteBus.open(directory: directory, configuration: configuration)
    }
}
