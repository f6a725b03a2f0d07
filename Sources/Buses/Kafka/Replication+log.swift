import GRDB

extension Replication {
    /// Sends the rows that a transaction changed to a shard's log; all of them where a snapshot is due.
    init(tracking tracker: RowTracker, to log: ShardLog) {
        self.init(
            transfer: { database in
                let isSnapshot = log.isSnapshotDue
                let changes = try isSnapshot ? tracker.takeEverything(from: database) : tracker.take(from: database)
                guard isSnapshot || !changes.isEmpty else { return }
                let sequences = try RowTracker.sequences(of: database)
                do throws(BusError) {
                    try log.append(
                        changes,
                        kind: isSnapshot ? .snapshot : .changes,
                        schema: Schema.version,
                        sequences: sequences
                    )
                } catch {
                    throw Failure(reason: error)
                }
            },
            diverge: { error in log.lose("its copy here could not be written: \(error)") }
        )
    }
}
