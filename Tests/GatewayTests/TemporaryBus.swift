import Buses
import Foundation
import Logging
import Support

/// A directory for an embedded bus, removed at the end of the test.
final class TemporaryBus: EventBusStorage {
    let directory = FileManager.default.temporaryDirectory.path + "/gateway-test-" + UUID().uuidString

    func open() async throws -> any EventBus {
        try await SQLiteBus.open(directory: directory, clock: { Sample.start })
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: directory) } catch { print("\(directory) stays: \(error)") }
    }
}

/// Runs `body` with a bus that can be made to fail.
func withFaultyBus(_ body: (FaultyBus) async throws -> Void) async throws {
    let storage = TemporaryBus()
    let bus = FaultyBus(try await storage.open())
    do {
        try await body(bus)
    } catch {
        await bus.close()
        throw error
    }
    await bus.close()
}

extension FaultyBus {
    /// Waits until `count` calls of the kind have succeeded since the stream was last read.
    func wait(for call: Call, times count: Int = 1) async {
        var left = count
        for await success in successes where success == call {
            left -= 1
            if left == 0 { return }
        }
    }
}

let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
