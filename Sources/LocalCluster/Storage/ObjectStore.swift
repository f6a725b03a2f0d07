import EventData
import GRDB
import Glibc

/// Where an object lies: `namespace` is empty for cluster-scoped kinds.
struct ObjectKey: Sendable, Hashable {
    /// `workflows.argoproj.io`, `secrets`.
    let resource: String
    let namespace: String
    let name: String
}

/// The cluster's objects and its recent history, in one SQLite file.
///
/// SQLite is called on GRDB's own queues, never on Swift's pool. What `write` returned is on disk.
final class ObjectStore: Sendable {
    /// Live watches; fed on the writer's queue after each commit, so in the order of the versions.
    let watches: WatchHub
    private let database: DatabasePool
    private let writer: StoreWriter

    /// - Throws: `LocalClusterError`.
    init(path: String, limits: LocalClusterServer.Limits) throws {
        watches = WatchHub(limits)
        do {
            try Self.restrictAccess(to: path)
            database = try DatabasePool(path: path)
            try Self.migrate(database, path: path)
            // GRDB sets NORMAL when it turns the write-ahead log on; a created object must outlive a power cut.
            let level = try database.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                return try Int.fetchOne(database, sql: "PRAGMA synchronous")
            }
            precondition(level == 2, "SQLite did not accept synchronous = FULL")
            let version = try database.read { try History($0).version }
            watches.start(at: version)
            writer = StoreWriter(database, limits: limits, watches: watches)
        } catch let error as DatabaseError {
            throw LocalClusterError.unusableDatabase(path: path, problem: "\(error.resultCode): \(error.message ?? "")")
        }
    }

    /// Runs `body` in one transaction, makes it durable, then tells the watches; a dry run keeps nothing.
    ///
    /// `body` may run twice, the first time without effect. A caller that is cancelled does not wait for the disk, and
    /// does not know whether the change was made.
    func write<Result: Sendable>(
        isDryRun: Bool = false,
        _ body: @escaping @Sendable (inout ObjectTransaction) throws -> Result
    ) async throws -> Result {
        let caller = StoreCaller<Result>()
        writer.submit(
            StoreJob(
                isDryRun: isDryRun,
                perform: { transaction in
                    let result = try body(&transaction)
                    return { caller.tell(.success(result)) }
                },
                fail: { caller.tell(.failure($0)) }
            )
        )
        return try await caller.wait()
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (ObjectTransaction) throws -> Result
    ) async throws -> Result {
        try await database.read { try body(ObjectTransaction(database: $0)) }
    }

    /// Starts a watch without a gap: what is already there, and what comes after it.
    ///
    /// Without a version it starts with the objects as they are now; throws `APIFailure` 410 when the history does
    /// not reach back to `version`.
    func watch(_ filter: WatchFilter, after version: Int?) async throws -> Watch {
        // On the writer's queue, so that no commit falls between reading and subscribing.
        try await database.writeWithoutTransaction { [watches] database in
            let transaction = try ObjectTransaction(database: database)
            let past =
                if let version {
                    try transaction.changes(after: version).flatMap { filter.events(for: $0) }
                } else {
                    try transaction.everything(filter.query).objects.map { WatchEvent.change(.added, $0) }
                }
            return try watches.subscribe(filter, past: past)
        }
    }

    /// Only the owner may read the file, since it holds Secrets; SQLite gives its side files the same rights.
    private static func restrictAccess(to path: String) throws {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, fchmod(descriptor, 0o600) == 0 else {
            let problem = String(cString: strerror(errno))
            if descriptor >= 0 { close(descriptor) }
            throw LocalClusterError.unusableDatabase(path: path, problem: problem)
        }
        close(descriptor)
    }
}
