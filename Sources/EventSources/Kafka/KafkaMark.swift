import Kafka

/// A record that was stored; by its time a topic is recognised.
struct KafkaMark: Sendable, Equatable {
    let offset: Int64
    /// In milliseconds.
    let timestamp: Int64

    /// nil for a record without a time.
    init?(_ record: KafkaRecord) {
        guard let timestamp = record.timestamp else { return nil }
        (offset, self.timestamp) = (record.offset, timestamp)
    }

    /// Of the form `offset@timestamp`.
    init?(text: Substring) {
        let parts = text.split(separator: "@")
        guard parts.count == 2, let offset = Int64(parts[0]), let timestamp = Int64(parts[1]) else { return nil }
        (self.offset, self.timestamp) = (offset, timestamp)
    }

    var text: String { "\(offset)@\(timestamp)" }
}
