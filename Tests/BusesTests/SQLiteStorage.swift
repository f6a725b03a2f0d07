import Buses
import EventData
import FoundationEssentials
import Support
import Synchronization

/// A temporary directory for an embedded bus, removed at the end of the test.
final class SQLiteStorage: EventBusStorage {
    let directory: String
    let configuration: SQLiteBus.Configuration
    /// What the bus takes for the time; starts at `Sample.start`.
    let time = Mutex(Sample.start)

    var database: String { directory + "/bus.sqlite" }

    init(_ configuration: SQLiteBus.Configuration = SQLiteBus.Configuration()) {
        directory = FileManager.default.temporaryDirectory.path + "/bus-test-" + UUID().uuidString
        self.configuration = configuration
    }

    func open() async throws -> any EventBus { try await openSQLite() }

    func openSQLite() async throws(BusError) -> SQLiteBus {
        try await SQLiteBus.open(
            directory: directory,
            configuration: configuration,
            clock: { [self] in time.withLock { $0 } }
        )
    }

    /// For those who open the database without a bus.
    func makeDirectory() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    func setTime(_ seconds: Int64) { time.withLock { $0 = Sample.time(seconds) } }

    /// What remains of the bus if the machine stops now: the files as they are, without shared memory.
    func copy() throws -> SQLiteStorage {
        let copy = SQLiteStorage()
        try copy.makeDirectory()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: database + suffix, toPath: copy.database + suffix)
        }
        return copy
    }

    deinit {
        guard FileManager.default.fileExists(atPath: directory) else { return }
        do { try FileManager.default.removeItem(atPath: directory) } catch { print("\(directory) stays: \(error)") }
    }
}
