import EventData
import Kafka
import Logging
import Synchronization

/// The task of a run that reads; whatever comes is done in the order in which it comes.
///
/// One batch is stored at a time. While it is, the next one is read and encoded, and what does not depend on it is noted.
struct KafkaReader: Sendable {
    let run: KafkaRun
    let consumer: KafkaConsumer
    let progress: KafkaProgress

    var source: KafkaSource { run.source }
    var runtime: any SourceRuntime { run.runtime }

    func read() async throws {
        try await begin()
        // With a limit no batch takes much longer than a second, so that the group sees the member alive.
        let limit = source.eventsPerSecond.map { min($0, KafkaConsumer.maximumBatch) } ?? KafkaConsumer.maximumBatch
        try await withThrowingTaskGroup(of: Void.self) { group in
            var storing: StoredBatch?
            while true {
                let events = await consumer.next(atMost: limit)
                try Task.checkCancellation()
                if storing?.isOver == true { storing = nil; try await group.next() }
                for event in events {
                    let batch = batch(of: event)
                    if storing != nil, dependsOnRecords(event) { storing = nil; try await group.next() }
                    if let batch {
                        let next = StoredBatch()
                        storing = next
                        group.addTask {
                            defer { next.end() }
                            try await store(batch)
                        }
                    } else {
                        try await take(event)
                    }
                }
            }
        }
    }

    /// Whether a batch that is on its way to the disk is over, well or not.
    private final class StoredBatch: Sendable {
        private let flag = Atomic(false)

        var isOver: Bool { flag.load(ordering: .acquiring) }

        func end() { flag.store(true, ordering: .releasing) }
    }

    private func batch(of event: ConsumerEvent) -> KafkaBatch? {
        guard case .records(let records) = event else { return nil }
        return KafkaBatch(records, source, in: run, generations: generations)
    }

    var generations: [Int32: Int] { progress.snapshot.partitions.mapValues(\.generation) }

    /// What must wait until the records before it are stored.
    private func dependsOnRecords(_ event: ConsumerEvent) -> Bool {
        switch event {
        case .statistics: false
        // A beginning that the group learns of now changes what is remembered of the partition.
        case .committed: progress.snapshot.partitions.values.contains(where: \.isBeginningUnconfirmed)
        default: true
        }
    }

    private func begin() async throws {
        switch run.mode {
        case .group: try consumer.subscribe(to: [source.topic])
        case .partition(let partition):
            let known = try await consumer.partitions(of: source.topic)
            guard known.contains(partition) else {
                let message = "topic '\(source.topic)' has no partition \(partition), only \(known.count) of them"
                throw KafkaError(.retriable, name: "_UNKNOWN_PARTITION", message: message)
            }
            try await start([TopicPartition(source.topic, partition)])
        }
    }

    private func take(_ event: ConsumerEvent) async throws {
        switch event {
        case .records: break
        case .assigned(let partitions): try await start(partitions)
        case .revoked(let partitions, let isLost): try await stop(partitions, isLost: isLost)
        case .committed(let partitions, let error): try await note(partitions, error)
        case .failed(let error, let place): try note(error, place)
        case .statistics(let statistics): note(statistics)
        case .tokenNeeded: try await renewToken()
        case .endOfPartition(let place): try await reachedEnd(at: place)
        }
    }

    // MARK: Noting

    private func note(_ partitions: [TopicPartition], _ error: KafkaError?) async throws {
        if let error { return noteFailedCommit(error) }
        let begun = progress.change { state in
            state.commits += 1
            var begun: [Int32] = []
            for partition in partitions {
                guard case .at(let offset) = partition.offset, var place = state.partitions[partition.partition] else {
                    continue
                }
                place.committed = offset
                if place.isBeginningUnconfirmed { begun.append(partition.partition) }
                place.isBeginningUnconfirmed = false
                state.partitions[partition.partition] = place
            }
            return begun
        }
        for partition in begun { try await remember(partition) }
    }

    private func note(_ error: KafkaError, _ place: TopicPartition?) throws {
        let subject = place.map { "\($0): " } ?? ""
        let isNews = progress.change { state in
            defer { state.lastProblem = "\(subject)\(error)" }
            return state.lastProblem == nil
        }
        // The first of a row; librdkafka repeats itself every second.
        let level = isNews ? Logger.Level.warning : .debug
        let facts = run.facts(["reason": "\(subject)\(error)"])
        KafkaRun.logger.log(level: level, "kafka reported a problem", metadata: facts)
        // Another life reads the secrets anew and asks again; what passes by itself needs none.
        if error.kind != .retriable { throw error }
    }

    private func note(_ statistics: KafkaStatistics) {
        progress.change { state in
            state.statistics = statistics
            for partition in statistics.partitions where partition.topic == source.topic {
                if let end = partition.end { state.partitions[partition.partition]?.end = end }
            }
            // What went wrong and does not go on: brokers are there, and the group is.
            let isMember = if case .group = run.mode { statistics.isSteady } else { true }
            let isWell = statistics.brokersUp > 0 && isMember
            if isWell, !state.partitions.isEmpty { state.lastProblem = nil }
        }
    }

    private func renewToken() async throws {
        guard let sasl = try await KafkaConnection(source: source, context: run.context).security().sasl else { return }
        try consumer.setToken(KafkaToken(bearer: sasl.password, principal: sasl.user))
    }
}
