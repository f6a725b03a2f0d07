import EventData
import Kafka
import Logging

/// The task of a run that reads; whatever comes is done in the order in which it comes.
///
/// Batches are stored in their order, by a task of its own. What comes meanwhile is gathered and encoded, and what does
/// not depend on them is noted.
struct KafkaReader: Sendable {
    let run: KafkaRun
    let consumer: KafkaConsumer
    let progress: KafkaProgress

    /// Records that are gathered while others are stored: each flush of the disk serves as many as have come.
    ///
    /// Their bytes are bounded too (`batchBytes`). With a limit no batch takes much longer than a second, so that
    /// partitions are given back soon.
    private func mostWaiting(_ gathering: KafkaGathering) -> Int {
        source.eventsPerSecond.map { min($0, KafkaConsumer.maximumBatch) } ?? gathering.mostRecords
    }

    /// Records that are encoded in one go: a disk that has become free waits no longer than that for the next batch.
    private static let mostTaken = 250

    var source: KafkaSource { run.source }
    var runtime: any SourceRuntime { run.runtime }

    func read() async throws {
        try await begin()
        try await withThrowingTaskGroup(of: Void.self) { group in
            let gathering = KafkaGathering()
            var encoding = newEncoding([:])
            var hasStoring = false
            while true {
                let events = await consumer.next(atMost: min(mostWaiting(gathering), Self.mostTaken))
                try Task.checkCancellation()
                for event in events.flatMap(Self.splitAtBeginnings) {
                    if mustBeStored(gathering, before: event) {
                        try await begin(storing: gathering, &group, &hasStoring)
                        try await end(&group, &hasStoring)
                    } else if isFull(gathering) {
                        try await begin(storing: gathering, &group, &hasStoring)
                        await gathering.waitUntilTaken()
                    }
                    gather(event, gathering, &encoding)
                    try await take(event)
                }
                if !gathering.isStoring { try await end(&group, &hasStoring) }
                try await begin(storing: gathering, &group, &hasStoring)
            }
        }
    }

    /// Begins a task that stores what waits and whatever is gathered meanwhile, unless there is one.
    private func begin(
        storing gathering: KafkaGathering,
        _ group: inout ThrowingTaskGroup<Void, any Error>,
        _ hasStoring: inout Bool
    ) async throws {
        guard gathering.beginStoring() else { return }
        // The one before has nothing left to do.
        try await end(&group, &hasStoring)
        hasStoring = true
        group.addTask {
            do {
                try await storeAll(of: gathering)
            } catch {
                gathering.stop()
                consumer.wake()
                throw error
            }
        }
    }

    /// Waits until everything is stored.
    private func end(_ group: inout ThrowingTaskGroup<Void, any Error>, _ hasStoring: inout Bool) async throws {
        guard hasStoring else { return }
        hasStoring = false
        try await group.next()
    }

    private func gather(_ event: ConsumerEvent, _ gathering: KafkaGathering, _ encoding: inout KafkaEncoding) {
        let generations = generations
        if encoding.generations != generations { encoding = newEncoding(generations) }
        switch event {
        case .records(let records): gathering.add(KafkaBatch(records, &encoding), &encoding)
        case .endOfPartition(let place): gathering.add(KafkaBatch(end: place, generations: generations), &encoding)
        default: break
        }
    }

    func newEncoding(_ generations: [Int32: Int]) -> KafkaEncoding {
        KafkaEncoding(source, in: run.context, generations: generations)
    }

    var generations: [Int32: Int] { progress.snapshot.generations }

    /// Records whose offsets go down are those of a partition that began anew: they are dealt with after the others.
    private static func splitAtBeginnings(_ event: ConsumerEvent) -> [ConsumerEvent] {
        guard case .records(let records) = event else { return [event] }
        return records.ascending.map { .records($0) }
    }

    /// Whether no more may be gathered before what waits is on its way to the disk.
    private func isFull(_ gathering: KafkaGathering) -> Bool {
        let most = mostWaiting(gathering)
        return gathering.waiting { $0.records.count >= most || $0.bytes >= Self.batchBytes } ?? false
    }

    /// Whether what came before has to be durable before the event is dealt with; for records: whether they do not go on
    /// where those that wait end.
    private func mustBeStored(_ gathering: KafkaGathering, before event: ConsumerEvent) -> Bool {
        switch event {
        case .records(let records):
            return gathering.waiting { !$0.isFollowed(by: records) } ?? false
        case .statistics, .endOfPartition: return false
        // A beginning that the group learns of now changes what is remembered of the partition.
        case .committed: return progress.snapshot.partitions.values.contains(where: \.isBeginningUnconfirmed)
        default: return true
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
        case .records, .endOfPartition: break
        case .assigned(let partitions): try await start(partitions)
        case .revoked(let partitions, let isLost): try await stop(partitions, isLost: isLost)
        case .committed(let partitions, let error): try await note(partitions, error)
        case .failed(let error, let place): try note(error, place)
        case .statistics(let statistics): note(statistics)
        case .tokenNeeded: try await renewToken()
        }
    }

    // MARK: Noting

    private func note(_ partitions: [TopicPartition], _ error: KafkaError?) async throws {
        if let error { return noteFailedCommit(error) }
        let begun = progress.change { state in
            state.commits += 1
            var begun: [Int32] = []
            for partition in partitions {
                // An answer that is about the records before a new beginning says nothing of it.
                guard case .at(let offset) = partition.offset, var place = state.partitions[partition.partition],
                    offset <= place.next
                else { continue }
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
            if error.isAbsence { state.absences += 1 }
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
        let now = runtime.now()
        progress.change { state in
            state.statistics = statistics
            for partition in statistics.partitions where partition.topic == source.topic {
                guard let end = partition.end else { continue }
                state.partitions[partition.partition]?.hear(end: end, isFresh: partition.isFresh, at: now)
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
