import Buses
import EventData
import FoundationEssentials
import Support

/// A temporary directory for an embedded bus, removed at the end of the test.
final class SQLiteStorage: EventBusStorage {
    let directory: String
    let configuration: SQLiteBus.Configuration

    var database: String { directory + "/bus.sqlite" }

    init(_ configuration: SQLiteBus.Configuration = SQLiteBus.Configuration()) {
        directory = FileManager.default.temporaryDirectory.path + "/bus-test-" + UUID().uuidString
        self.configuration = configuration
    }

    func open() async throws -> any EventBus { try await openSQLite() }

    func openSQLite() async throws(BusError) -> SQLiteBus {
        try await SQLiteBus.open(directory: directory, configuration: configuration, clock: { Sample.start })
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: directory) } catch { print("\(directory) stays: \(error)") }
    }
}
