import FoundationEssentials
import Kafka
import Logging

/// Reads a shard's log up to the reader's own claim.
struct ShardReader {
    /// What was read.
    struct Copy: Sendable {
        var bytes = 0
        var batches = 0
        var bytesSinceSnapshot = 0
    }

    private let place: TopicPartition
    private let consumer: KafkaConsumer

    init(_ place: TopicPartition, _ kafka: KafkaSettings, logger: Logger) throws(KafkaError) {
        self.place = place
        var settings = kafka
        do {
            // What was not committed does not count.
            try settings.set("isolation.level", to: "read_committed")
            try settings.set("auto.offset.reset", to: "earliest")
            try settings.setDefault("fetch.wait.max.ms", to: "100")
        } catch {
            throw KafkaError(.refused, name: "_INVALID_ARG", message: "\(error.name): \(error.message)")
        }
        consumer = try KafkaConsumer(settings, name: "shard-\(place.partition)", logger: logger)
    }

    /// Makes the database of the log up to `owner`'s claim, in a directory that is emptied before.
    func copy(until owner: String, into directory: String) async throws(BusError) -> Copy {
        let copy: Result<Copy, BusError>
        do throws(KafkaError) {
            copy = try await read(until: owner, into: directory)
        } catch {
            copy = .failure(.unavailable("the log of shard \(place.partition) cannot be read: \(error)"))
        }
        await consumer.close()
        return try copy.get()
    }

    private func read(until owner: String, into directory: String) async throws(KafkaError) -> Result<Copy, BusError> {
        let low = try await consumer.watermarks(of: place).low
        try await consumer.assign([TopicPartition(place.topic, place.partition, at: .at(low))])
        var replay = ShardReplay(isFromTheBeginning: low == 0)
        var copy = Copy()
        do {
            try Self.empty(directory)
            let database = try ShardDatabase(at: directory + "/bus.sqlite")
            while true {
                for event in await consumer.next() {
                    guard case .records(let records) = event else {
                        if case .failed(let error, _) = event, error.kind == .fatal {
                            return .failure(.unavailable("\(error)"))
                        }
                        continue
                    }
                    for frame in records.compactMap(ShardFrame.init) {
                        if frame.kind == .claim, frame.owner == owner {
                            copy.bytesSinceSnapshot = database.bytesSinceSnapshot
                            try database.close()
                            return replay.isGrounded ? .success(copy) : .failure(Self.lostBeginning(place))
                        }
                        copy.bytes += frame.bytes.count
                        guard let batch = replay.take(frame) else { continue }
                        copy.batches += 1
                        try database.apply(batch)
                    }
                }
                if Task.isCancelled { return .failure(.unavailable("the start was cancelled")) }
            }
        } catch {
            return .failure(BusError(error))
        }
    }

    private static func lostBeginning(_ place: TopicPartition) -> BusError {
        .unusable(
            "\(place) has lost its beginning, and no snapshot follows",
            fix: "give the topic a longer retention (retention.ms=-1) and restore it, or name another topic"
        )
    }

    private static func empty(_ directory: String) throws {
        let files = FileManager.default
        if files.fileExists(atPath: directory) { try files.removeItem(atPath: directory) }
        try files.createDirectory(
            atPath: directory,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }
}
