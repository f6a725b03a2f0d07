import EventData
import Kafka
import Logging

/// The notes that all replicas share: a topic in which the last word on each key counts.
actor KafkaNotes {
    private static let partition: Int32 = 0

    private let topic: String
    private let producer: KafkaProducer
    private let consumer: KafkaConsumer
    private var values: [String: String] = [:]
    /// What each key was set to first, as long as the broker has it.
    private var first: [String: String] = [:]
    /// The next record to read.
    private var position: Int64?
    /// Whoever reads at the moment.
    private var reading: Task<Result<Void, KafkaError>, Never>?

    init(_ topic: String, _ kafka: KafkaSettings, producer: KafkaProducer, logger: Logger) throws(KafkaError) {
        self.topic = topic
        self.producer = producer
        var settings = kafka
        do { try settings.set("auto.offset.reset", to: "earliest") } catch {
            throw KafkaError(.refused, name: "_INVALID_ARG", message: "\(error.name): \(error.message)")
        }
        consumer = try KafkaConsumer(settings, name: "notes", logger: logger)
    }

    /// What the key is set to by now, whoever set it.
    func value(of key: String) async throws(KafkaError) -> String? {
        try await catchUp()
        return values[key]
    }

    /// The same for several keys in one look, of those that somebody has set.
    func values(of keys: [String]) async throws(KafkaError) -> [String: String] {
        guard !keys.isEmpty else { return [:] }
        try await catchUp()
        return values.filter { keys.contains($0.key) }
    }

    func set(_ key: String, to value: String) async throws(KafkaError) {
        try await producer.send(
            KafkaMessage(topic: topic, partition: Self.partition, key: Array(key.utf8), value: Array(value.utf8))
        )
    }

    /// Sets the key unless somebody has; of several that do so at once the first counts.
    ///
    /// - Returns: what counts.
    func settle(_ key: String, on value: String) async throws(KafkaError) -> String {
        try await settle([key]) { _, _ in value }[key] ?? value
    }

    /// The same for several keys in one look; `value` is asked only for those that nobody has set, and told whether some
    /// of the others are.
    func settle(
        _ keys: [String],
        on value: @Sendable (String, _ hasOthers: Bool) async throws(KafkaError) -> String
    ) async throws(KafkaError) -> [String: String] {
        try await catchUp()
        let unknown = keys.filter { first[$0] == nil }
        let hasOthers = unknown.count < keys.count
        for key in unknown { try await set(key, to: try await value(key, hasOthers)) }
        if !unknown.isEmpty { try await catchUp() }
        return first.filter { keys.contains($0.key) }
    }

    /// Reads up to what was there when it was called; one after the other, because a consumer has one reader.
    private func catchUp() async throws(KafkaError) {
        while let other = reading { _ = await other.value }
        let task = Task { await outcomeOfReading() }
        reading = task
        try await task.value.get()
    }

    private func outcomeOfReading() async -> Result<Void, KafkaError> {
        // Before anybody who waits for it goes on.
        defer { reading = nil }
        do throws(KafkaError) { return .success(try await readToEnd()) } catch { return .failure(error) }
    }

    private func readToEnd() async throws(KafkaError) {
        let marks = try await consumer.watermarks(of: TopicPartition(topic, Self.partition))
        if position == nil {
            try await consumer.assign([TopicPartition(topic, Self.partition, at: .at(marks.low))])
            position = marks.low
        }
        while let next = position, next < marks.high, !Task.isCancelled {
            for event in await consumer.next() {
                if case .failed(let error, _) = event, error.kind != .retriable { throw error }
                guard case .records(let records) = event else { continue }
                for record in records { take(record) }
            }
        }
    }

    private func take(_ record: KafkaRecord) {
        position = record.offset + 1
        let key = String(decoding: record.key ?? [], as: UTF8.self)
        let value = record.value.map { String(decoding: $0, as: UTF8.self) }
        values[key] = value
        first[key] = first[key] ?? value
    }

    func close() async { await consumer.close() }
}
