/// When a shard writes all its rows into its log, so that a start need not read what came before.
///
/// As much as the last snapshot is written in changes before the next, so snapshots cost no more than the changes do, and a
/// start reads about twice the rows that there are.
package struct SnapshotRule: Sendable, Equatable {
    /// Bytes of changes before which none is written: a few milliseconds of reading.
    package var leastBytes = 1 << 20
    /// Bytes of changes for each byte of the last snapshot.
    package var changesPerByte = 1

    package init() {}

    func isDue(after changes: Int, last: Int) -> Bool { changes >= max(leastBytes, last * changesPerByte) }
}
