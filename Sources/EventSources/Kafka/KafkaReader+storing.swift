import EventData
import Kafka
import Logging

/// From records to durable events, or into quarantine; only then is their offset committed (promise G1).
extension KafkaReader {
    /// Payload bytes that go to the bus at once: a few milliseconds of a disk.
    static let batchBytes = 4 << 20
    /// Shortest and longest wait before a bus or quota that takes nothing is asked again.
    private static let retryWaits = Duration.milliseconds(100)...Duration.seconds(30)
    /// How often the place is noted without a group: each note costs a flush, and records read twice are recognised.
    private static let noteInterval = Duration.seconds(1)

    /// How often the mark of a partition is noted.
    private static let markInterval = Duration.seconds(600)

    /// Those of its records that are this reader's, as they are to be stored; nil when there are none.
    ///
    /// What is new about their partitions is noted.
    func ours(of batch: KafkaBatch) async throws -> KafkaBatch? {
        // A partition that was taken away meanwhile belongs to others.
        let known = progress.snapshot.partitions
        let areOurs = batch.spans.keys.allSatisfy { known[$0] != nil }
        let ours = areOurs ? batch.records : batch.records.filter { known[$0.partition] != nil }
        guard !ours.isEmpty else { return nil }
        try await noteNewBeginnings(in: batch)
        if areOurs, generations == batch.generations { return batch }
        var encoding = newEncoding(generations)
        return KafkaBatch(ours, ends: batch.ends, &encoding)
    }

    /// Stores them one after the other where that is needed, and waits for the bus.
    func store(_ batch: KafkaBatch) async throws {
        note(underWay: batch)
        if let limit = source.eventsPerSecond {
            try await storeSlowly(batch, perSecond: limit)
        } else {
            try await storeInOrder(batch, batch.records.indices)
        }
        progress.change { $0.underWay = nil }
    }

    /// How old what is on its way is, unless something older is.
    func note(underWay batch: KafkaBatch) {
        progress.change { $0.underWay = $0.underWay ?? batch.oldest ?? runtime.now().milliseconds }
    }

    /// Partitions side by side, each at most so many events per second, in its order.
    private func storeSlowly(_ batch: KafkaBatch, perSecond limit: Int) async throws {
        let pause = Duration.seconds(1) / limit
        try await withThrowingTaskGroup { group in
            for (_, places) in Dictionary(grouping: batch.records.indices, by: { batch.records[$0].partition }) {
                group.addTask {
                    for place in places {
                        try await storeInOrder(batch, place..<place + 1)
                        try await runtime.sleep(for: pause)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Those records of the batch whose places are given.
    func storeInOrder(_ batch: KafkaBatch, _ places: Range<Int>) async throws {
        var rest = places
        while let first = rest.first {
            try Task.checkCancellation()
            let emissions = emissions(at: rest, of: batch)
            let done: Int
            if case .poison(let poison) = batch.items[first] {
                try await putAside(poison)
                done = 1
            } else {
                done = try await emit(emissions, first: batch.records[first])
            }
            try await advance(past: batch.records[rest.prefix(done)])
            rest = rest.dropFirst(done)
        }
    }

    /// The first events, as many as go to the bus at once; a record that is none ends them.
    func emissions(at places: Range<Int>, of batch: KafkaBatch) -> [Emission] {
        var emissions: [Emission] = []
        emissions.reserveCapacity(places.count)
        var bytes = 0
        for place in places {
            guard bytes < Self.batchBytes, case .event(let emission) = batch.items[place] else { break }
            emissions.append(emission)
            bytes += emission.payload.count
        }
        return emissions
    }

    /// - Returns: how many of the records are done.
    private func emit(_ batch: [Emission], first record: KafkaRecord) async throws -> Int {
        try await take(await run.context.emit(batch), first: record)
    }

    /// Deals with a refusal: waits, or puts the first record aside.
    ///
    /// - Returns: how many of the records are done.
    func take(_ outcome: BatchReceipt, first record: KafkaRecord) async throws -> Int {
        let stored = outcome.receipts.count
        switch outcome.refusal {
        case nil: progress.change { $0.waitsFor = nil }
        case .unavailable(let reason, let retryAfter), .full(let reason, let retryAfter):
            if stored == 0 { try await wait(because: reason, for: retryAfter) }
        case .tooLarge(let limitBytes):
            guard stored == 0 else { break }
            var encoding = newEncoding(generations)
            let reason = "the event would be larger than \(limitBytes) bytes, the most that is stored; send less"
            try await putAside(encoding.poison(record, because: reason))
            return 1
        }
        return stored
    }

    private func putAside(_ record: PoisonRecord) async throws {
        while true {
            do throws(EmitError) {
                try await run.context.quarantine(record)
                break
            } catch {
                switch error {
                case .unavailable(let reason, let retryAfter), .full(let reason, let retryAfter):
                    try await wait(because: reason, for: retryAfter)
                case .tooLarge(let limitBytes):
                    // It must not be lost, so the partition stands still and says why.
                    let reason = "record \(record.position) is larger than the \(limitBytes) bytes of the quarantine"
                    try await wait(because: reason, for: Self.retryWaits.upperBound)
                }
            }
        }
        progress.change {
            $0.quarantined += 1
            $0.waitsFor = nil
        }
        KafkaRun.logger.warning(
            "record put into quarantine",
            metadata: run.facts(["position": "\(record.position)", "reason": "\(record.reason)"])
        )
    }

    private func wait(because reason: String, for wait: Duration) async throws {
        let isNews = progress.change { state in
            defer { state.waitsFor = reason }
            return state.waitsFor != reason
        }
        if isNews { KafkaRun.logger.warning("records wait", metadata: run.facts(["reason": "\(reason)"])) }
        try await runtime.sleep(for: min(max(wait, Self.retryWaits.lowerBound), Self.retryWaits.upperBound))
    }

    // MARK: Progress

    /// The records are durable.
    func advance(past records: ArraySlice<KafkaRecord>) async throws {
        guard !records.isEmpty else { return }
        let now = runtime.now()
        let places = progress.change { state in
            // Records of one partition mostly come in a row, of which the last one says everything.
            for index in records.indices
            where index + 1 == records.endIndex || records[index + 1].partition != records[index].partition {
                state.partitions[records[index].partition]?.advance(past: records[index])
            }
            state.records += records.count
            state.progressedAt = now
            return state.partitions
        }
        let touched = Set(records.lazy.map(\.partition))
        switch run.mode {
        case .group:
            let done = touched.compactMap { partition in
                places[partition].map { TopicPartition(source.topic, partition, at: .at($0.next)) }
            }
            do throws(KafkaError) { try consumer.requestCommit(done) } catch { noteFailedCommit(error) }
            for partition in touched { try await noteMark(of: partition, at: now) }
        case .partition(let partition):
            if isTimeToNote(at: now) { try await remember(partition) }
        }
    }

    /// Seldom: any record that was stored will do, as long as brokers keep it.
    private func noteMark(of partition: Int32, at now: Timestamp) async throws {
        let isDue = progress.change { state in
            guard let place = state.partitions[partition], place.mark != nil else { return false }
            if let markedAt = place.markedAt, now - markedAt < Self.markInterval { return false }
            state.partitions[partition]?.markedAt = now
            return true
        }
        if isDue { try await remember(partition) }
    }

    func reachedEnds(of batch: KafkaBatch) async throws {
        for end in batch.ends.values { try await reachedEnd(at: end) }
    }

    /// Everything before the place is done, also what was no record: then nothing lies before the reader.
    private func reachedEnd(at place: TopicPartition) async throws {
        guard case .at(let offset) = place.offset else { return }
        let isNews = progress.change { state in
            guard let known = state.partitions[place.partition], known.next < offset else { return false }
            state.partitions[place.partition]?.next = offset
            return true
        }
        guard isNews, run.isInGroup else { return }
        do throws(KafkaError) { try consumer.requestCommit([place]) } catch { noteFailedCommit(error) }
    }

    private func isTimeToNote(at now: Timestamp) -> Bool {
        progress.change { state in
            if let notedAt = state.notedAt, notedAt <= now, now - notedAt < Self.noteInterval { return false }
            state.notedAt = now
            return true
        }
    }

    /// An offset below the one that must come next: the topic was made anew, or the partition was cut.
    ///
    /// Its records are new ones at old places, so from here on their identities say which beginning they belong to. A gap
    /// where brokers have deleted what was not read is told.
    private func noteNewBeginnings(in batch: KafkaBatch) async throws {
        for (partition, span) in batch.spans.sorted(by: { $0.key < $1.key }) {
            guard var place = progress.snapshot.partitions[partition] else { continue }
            let found = TopicPartition(source.topic, partition, at: .at(span.lowerBound))
            if span.lowerBound < place.next {
                let facts = run.facts(["expected": "\(place.next)", "found": "\(found)"])
                KafkaRun.logger.warning("the partition began anew; its records are new events", metadata: facts)
                place.beginAnew(at: span.lowerBound, isInGroup: run.isInGroup)
                let changed = place
                progress.change { $0.partitions[partition] = changed }
                // Before anything is emitted: a later life begins here too, with the same identities.
                try await remember(partition)
            } else if span.lowerBound > place.next, let low = consumer.knownWatermarks(of: found)?.low, low > place.next
            {
                let missed = min(low, span.lowerBound) - place.next
                let facts = run.facts(["records": "\(missed)", "before": "\(found)"])
                KafkaRun.logger.error("records were deleted by the brokers before they were read", metadata: facts)
                progress.change { $0.missed += missed }
                await runtime.count("kafka_missed_records/\(run.label)", by: Int(missed))
            }
        }
    }
}
