/// What sources count beside their events.
package enum SourceFigure: Sendable, Hashable, CaseIterable {
    /// Requests that were refused before anything could become an event.
    case refusedRequests
    /// Ticks of a schedule that were given up, and those that were emitted late.
    case missedTicks, caughtUpTicks
    /// Of a Kafka source: records that are done with, and commits of offsets.
    case records, commits, failedCommits
    /// How often partitions were given to it.
    case rebalances
    case quarantined
    /// Records that brokers had deleted before they were read.
    case missedRecords
    /// How often it stood still and was begun anew.
    case stallRestarts
    /// Of a generic source: streams that ended or could not be opened, and messages that are gone.
    case streamEnds, lostMessages
}

extension SourceRuntime {
    /// Runtimes that count nothing.
    package func add(_ amount: Int, to figure: SourceFigure) {}
}

/// How much lies before a source that reads from somewhere.
package struct SourceBacklog: Sendable, Equatable {
    /// nil while that is not known.
    package let count: Int64?
    /// At most; zero when there is none.
    package let oldestAge: Duration

    package init(count: Int64?, oldestAge: Duration) {
        self.count = count
        self.oldestAge = oldestAge
    }
}
