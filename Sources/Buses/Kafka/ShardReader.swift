import FoundationEssentials
import Kafka
import Logging

/// Reads a shard's log up to the reader's own claim.
struct ShardReader {
    /// How many offsets before the end the newest snapshot is looked for first; ten times as many at each further try.
    private static let firstLook: Int64 = 10

    /// What was read.
    struct Copy: Sendable {
        var bytes = 0
        var batches = 0
        var bytesSinceSnapshot = 0
        var snapshotBytes = 0
        /// Where the newest snapshot begins.
        var snapshot: Int64?
    }

    private let place: TopicPartition
    private let owner: String
    private let consumer: KafkaConsumer

    init(_ place: TopicPartition, until owner: String, _ kafka: KafkaSettings, logger: Logger) throws(KafkaError) {
        self.place = place
        self.owner = owner
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

    /// Makes the database of the log up to the claim, in a directory that is emptied before.
    func copy(into directory: String) async throws(BusError) -> Copy {
        let copy: Result<Copy, BusError>
        do {
            copy = .success(try await restore(into: directory))
        } catch let error as KafkaError {
            copy = .failure(.unavailable("the log of shard \(place.partition) cannot be read: \(error)"))
        } catch {
            copy = .failure(BusError(error))
        }
        await consumer.close()
        return try copy.get()
    }

    private func restore(into directory: String) async throws -> Copy {
        let marks = try await consumer.watermarks(of: place)
        let start = try await newestSnapshot(marks)
        try Self.empty(directory)
        let database = try ShardDatabase(at: directory + "/bus.sqlite")
        var replay = ShardReplay(isFromTheBeginning: start == nil && marks.low == 0)
        var copy = Copy()
        try await read(from: start ?? marks.low) { frame, offset in
            copy.bytes += frame.bytes.count
            if frame.kind == .snapshot, frame.index == 0 { copy.snapshot = offset }
            guard let batch = replay.take(frame) else { return }
            copy.batches += 1
            try database.apply(batch)
        }
        copy.bytesSinceSnapshot = database.bytesSinceSnapshot
        copy.snapshotBytes = database.snapshotBytes
        try database.close()
        guard replay.isGrounded else {
            throw BusError.unusable(
                "\(place) has lost its beginning, and no snapshot follows",
                fix: "give the topic a retention without end (retention.ms=-1) and restore it, or name another topic"
            )
        }
        return copy
    }

    /// Where the newest snapshot begins, as the last frame has it; nil when there was none before that.
    private func newestSnapshot(_ marks: KafkaConsumer.Watermarks) async throws -> Int64? {
        var distance = Self.firstLook
        while true {
            let from = max(marks.low, marks.high - distance)
            var last: ShardFrame?
            try await read(from: from) { frame, _ in if frame.kind != .claim { last = frame } }
            if let last { return last.snapshot.flatMap { $0 >= marks.low ? $0 : nil } }
            if from == marks.low { return nil }
            distance *= 10
        }
    }

    /// Hands over the frames from an offset to the claim.
    private func read(from start: Int64, _ body: (ShardFrame, Int64) throws -> Void) async throws {
        try await consumer.assign([TopicPartition(place.topic, place.partition, at: .at(start))])
        while !Task.isCancelled {
            for event in await consumer.next() {
                switch event {
                case .records(let records):
                    for record in records {
                        guard let frame = ShardFrame(record) else { continue }
                        if frame.kind == .claim, frame.owner == owner { return }
                        try body(frame, record.offset)
                    }
                case .failed(let error, _) where error.kind == .fatal || error.kind == .refused: throw error
                default: break
                }
            }
        }
        throw BusError.unavailable("the start was cancelled")
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
