/// How several gateways on one bus in Kafka are tried.
package struct ReplicaPlan: Sendable, Equatable {
    package let seed: UInt64
    /// Each is two events that become one Workflow.
    package let pairs: Int
    package var gateways = 3
    package var partitions = 12
    package var sensors = 12
    /// Producers, each with one request under way.
    package var producers = 8
    /// Pairs that may be owed before producers pause: a mock broker keeps only about 5 MB of a partition.
    package var backlog = 2_000
    /// From one kill to the next, in milliseconds.
    package var killInterval = 2_000
    /// Kills while producers send; nil for as many as there is time for.
    package var mostKills: Int?
    /// How long nothing may happen at the end.
    package var patience = Duration.seconds(120)

    package init(seed: UInt64, pairs: Int) {
        self.seed = seed
        self.pairs = pairs
    }
}
