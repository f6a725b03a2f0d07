/// How many records go to the bus at once.
///
/// Few, so that those behind them come soon and memory stays near; more where commits take long and records wait, because
/// each takes as long for many as for few.
package struct KafkaPace: Sendable, Equatable {
    /// Statements for so many take about as long as a disk needs for a commit.
    static let least = 500
    static let most = 4_000
    /// A commit that takes longer is one of a slow disk, or a busy machine.
    static let patience = Duration.milliseconds(8)

    package private(set) var records = least

    package init() {}

    /// What became of the last batch.
    package mutating func note(_ count: Int, in time: Duration) {
        if count < records {
            // Nothing waited behind it.
            records = Self.least
        } else if time > Self.patience {
            records = min(2 * records, Self.most)
        }
    }
}
