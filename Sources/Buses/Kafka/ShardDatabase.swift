import GRDB

/// A database that a shard's log is put into, before the bus opens it.
final class ShardDatabase {
    private let queue: DatabaseQueue
    private(set) var schema: String?
    /// Bytes of the batches after the last snapshot.
    private(set) var bytesSinceSnapshot = 0
    /// Bytes of the last snapshot.
    private(set) var snapshotBytes = 0

    /// An empty database in a file that nobody else has open.
    init(at path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.label = "bus.shard"
        queue = try DatabaseQueue(path: path, configuration: configuration)
        // The log is what is durable; a file that was not finished is thrown away.
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
    }

    func apply(_ batch: ShardFrame) throws {
        try migrate(to: batch.schema)
        let changes: [RowChanges]
        do { changes = try RowCoding.changes(in: batch.bytes) } catch {
            throw BusError.unusable(
                "the log of a shard is damaged",
                fix: "restore the topic, or name another one in the EventBus"
            )
        }
        try queue.write { database in
            if batch.kind == .snapshot { try RowTracker.clear(database) }
            for table in changes { try table.apply(to: database) }
            try RowTracker.restore(batch.sequences, in: database)
        }
        guard batch.kind == .snapshot else { return bytesSinceSnapshot += batch.bytes.count }
        (snapshotBytes, bytesSinceSnapshot) = (batch.bytes.count, 0)
    }

    /// The tables as the writer of the rows had them.
    private func migrate(to wanted: String) throws {
        guard wanted != schema else { return }
        guard Schema.migrator.migrations.contains(wanted) else {
            throw BusError.unusable(
                "the log of a shard was written by a newer version of signalbox",
                fix: "run that version or a later one in every replica"
            )
        }
        try Schema.migrator.migrate(queue, upTo: wanted)
        schema = wanted
    }

    func close() throws { try queue.close() }
}
