import EventData

/// What librdkafka says about a client now and then.
package struct KafkaStatistics: Sendable, Equatable {
    package struct Partition: Sendable, Equatable {
        package let topic: String
        package let partition: Int32
        /// The place after the last record that was handed over; nil before the first one.
        package let position: Int64?
        /// The end of the partition as far as it is known; behind it are only transactions that are still open.
        package let end: Int64?
        package let committed: Int64?
        /// Records that were fetched and wait for the application.
        package let waiting: Int
        /// Whether the partition's broker has answered lately, so that `end` is no old news.
        package let isFresh: Bool

        /// Records that were not handed over yet; nil while that is not known.
        package var lag: Int64? {
            guard let position, let end else { return nil }
            return max(0, end - position)
        }
    }

    /// Brokers with an open connection, and all that are known.
    ///
    /// Each counts once: librdkafka has a second connection to the one that coordinates the group.
    package let brokersUp: Int
    package let brokers: Int
    /// Of a member of a group: `up`, `query-coord` … and `steady`, `wait-join` …; empty otherwise.
    package let groupState: String
    package let joinState: String
    package let rebalances: Int
    package let assigned: Int
    package let partitions: [Partition]

    /// Whether the member takes part in its group.
    package var isSteady: Bool { groupState == "up" && joinState == "steady" }

    init?(_ text: [UInt8]) {
        // A text of librdkafka's own; one that cannot be read is like none.
        guard let json = try? JSON(parsing: text) else { return nil }
        let connections = (json["brokers"]?.object?.members ?? []).map(\.value)
        let up = connections.filter { $0["state"]?.string == "UP" }
        brokers = Self.count(connections)
        brokersUp = Self.count(up)
        let fresh = Set(up.filter(Self.hasAnsweredLately).compactMap { $0["nodeid"]?.integer })
        groupState = json.at("cgrp", "state")?.string ?? ""
        joinState = json.at("cgrp", "join_state")?.string ?? ""
        rebalances = json.at("cgrp", "rebalance_cnt")?.integer ?? 0
        assigned = json.at("cgrp", "assignment_size")?.integer ?? 0
        partitions = (json["topics"]?.object?.members ?? []).flatMap { topic in
            (topic.value["partitions"]?.object?.members ?? []).compactMap { Partition(topic.name, $0.value, fresh) }
        }
    }

    /// Without those whose number is not known yet, unless there is no other.
    private static func count(_ connections: [JSON]) -> Int {
        let numbers = Set(connections.compactMap { $0["nodeid"]?.integer }.filter { $0 >= 0 })
        return numbers.isEmpty ? connections.count : numbers.count
    }

    /// A reader at the end of a partition hears from its broker after each `fetch.wait.max.ms`.
    private static let answerLimitMicroseconds = 5_000_000

    private static func hasAnsweredLately(_ connection: JSON) -> Bool {
        guard connection["source"]?.string != "logical", let idle = connection["rxidle"]?.integer else { return false }
        return (0..<answerLimitMicroseconds).contains(idle)
    }
}

extension KafkaStatistics.Partition {
    /// nil for the entry of records that have no partition yet; `fresh` are brokers that have answered lately.
    fileprivate init?(_ topic: String, _ json: JSON, _ fresh: Set<Int>) {
        guard let partition = json["partition"]?.integer.flatMap(Int32.init(exactly:)), partition >= 0 else {
            return nil
        }
        func known(_ name: String) -> Int? { json[name]?.integer.flatMap { $0 >= 0 ? $0 : nil } }
        self.init(
            topic: topic,
            partition: partition,
            position: known("app_offset").map(Int64.init),
            end: (known("ls_offset") ?? known("hi_offset")).map(Int64.init),
            committed: known("committed_offset").map(Int64.init),
            waiting: known("fetchq_cnt") ?? 0,
            isFresh: (known("broker") ?? known("leader")).map(fresh.contains) ?? false
        )
    }
}
