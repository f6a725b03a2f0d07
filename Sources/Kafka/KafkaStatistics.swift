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

        /// Records that were not handed over yet; nil while that is not known.
        package var lag: Int64? {
            guard let position, let end else { return nil }
            return max(0, end - position)
        }
    }

    /// Brokers with an open connection, and all that are known.
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
        let brokers = (json["brokers"]?.object?.members ?? []).map(\.value)
        // Bootstrap addresses and group coordinators are listed besides the brokers they turn out to be.
        let known = brokers.filter { ($0["nodeid"]?.integer ?? -1) >= 0 }
        self.brokers = known.isEmpty ? brokers.count : known.count
        brokersUp = brokers.filter { $0["state"]?.string == "UP" }.count
        groupState = json.at("cgrp", "state")?.string ?? ""
        joinState = json.at("cgrp", "join_state")?.string ?? ""
        rebalances = json.at("cgrp", "rebalance_cnt")?.integer ?? 0
        assigned = json.at("cgrp", "assignment_size")?.integer ?? 0
        partitions = (json["topics"]?.object?.members ?? []).flatMap { topic in
            (topic.value["partitions"]?.object?.members ?? []).compactMap { Partition(topic.name, $0.value) }
        }
    }
}

extension KafkaStatistics.Partition {
    /// nil for the entry of records that have no partition yet.
    init?(_ topic: String, _ json: JSON) {
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
            waiting: known("fetchq_cnt") ?? 0
        )
    }
}
