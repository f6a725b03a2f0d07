package import Kafka

/// What is still to be cut while one request is under way: the newest place of each partition.
///
/// So it never holds more than there are partitions, however long brokers take and however many snapshots are written.
package struct WaitingCuts: Sendable {
    private struct Log: Hashable, Sendable {
        let topic: String
        let partition: Int32
    }

    private var places: [Log: TopicPartition] = [:]
    /// In the order in which they came, so that none waits for ever.
    private var order: [Log] = []
    private var isUnderWay = false

    package init() {}

    /// Takes a place to cut before.
    ///
    /// - Returns: what has to be requested now; nil while a request is under way.
    package mutating func add(_ place: TopicPartition) -> TopicPartition? {
        let log = Log(topic: place.topic, partition: place.partition)
        if places.updateValue(place, forKey: log) == nil { order.append(log) }
        return isUnderWay ? nil : next()
    }

    /// The request has ended.
    ///
    /// - Returns: what has to be requested next; nil when nothing waits.
    package mutating func next() -> TopicPartition? {
        isUnderWay = !order.isEmpty
        return isUnderWay ? places.removeValue(forKey: order.removeFirst()) : nil
    }
}
