import EventData
import Kafka

/// Batches on their way to the bus, one behind the other: when its disk is done with one it has the next.
///
/// Two at most. The second one is stored behind the first, or not at all (`EmissionLine`).
extension KafkaReader {
    /// A batch that was handed over; nothing of it is committed.
    private struct UnderWay {
        let batch: KafkaBatch
        let pending: PendingBatch
        var since = ContinuousClock.now
    }

    /// Stores what waits, and what is gathered meanwhile, until nothing is left.
    func storeAll(of gathering: KafkaGathering) async throws {
        var line = run.context.line()
        var first: UnderWay?
        while true {
            // Whoever is cancelled takes nothing more, but waits for what is on its way.
            guard !Task.isCancelled, let batch = gathering.next(endsTask: first == nil) else {
                guard let last = first else { return try Task.checkCancellation() }
                if try await !settle(last, before: nil, gathering) { line = run.context.line() }
                first = nil
                continue
            }
            var second: UnderWay?
            if let first {
                if mayFollow(batch, first) { second = await handOver(batch, in: line) }
                if try await !settle(first, before: second, gathering) { (line, second) = (run.context.line(), nil) }
            }
            // It had to wait for the one in front of it.
            second?.since = .now
            if second == nil { second = try await begin(batch, in: line) }
            first = second
        }
    }

    /// Whether nothing has to be found out about the batch that depends on the one that is on its way.
    ///
    /// It goes on where that one ends, it has no poison, and nobody doubts of which topic it is.
    private func mayFollow(_ batch: KafkaBatch, _ before: UnderWay) -> Bool {
        guard before.pending.mayBeFollowed, goesAtOnce(batch) else { return false }
        let now = progress.snapshot
        guard batch.generations == now.generations, now.touched(by: batch).isDisjoint(with: now.doubtful.keys) else {
            return false
        }
        return batch.spans.allSatisfy { partition, span in
            let next = before.batch.spans[partition].map { $0.upperBound + 1 } ?? now.partitions[partition]?.next
            return span.lowerBound == next
        }
    }

    /// Whether the bus takes the batch as it is.
    private func goesAtOnce(_ batch: KafkaBatch) -> Bool {
        source.eventsPerSecond == nil && batch.isPlain && batch.bytes < 2 * Self.batchBytes
    }

    /// nil for a batch that is done already, because it took more than handing it over.
    private func begin(_ batch: KafkaBatch, in line: any EmissionLine) async throws -> UnderWay? {
        try await recognise(progress.snapshot.touched(by: batch))
        if let ours = try await ours(of: batch) {
            if goesAtOnce(ours) { return await handOver(ours, in: line) }
            try await store(ours)
        }
        try await reachedEnds(of: batch)
        return nil
    }

    private func handOver(_ batch: KafkaBatch, in line: any EmissionLine) async -> UnderWay {
        note(underWay: batch)
        return UnderWay(batch: batch, pending: await line.handOver(batch.emissions))
    }

    /// Returns when the batch is durable and its offsets are on their way to the group.
    ///
    /// - Returns: false when it was not stored at once; then the second one was refused with it.
    private func settle(_ first: UnderWay, before second: UnderWay?, _ gathering: KafkaGathering) async throws -> Bool {
        let records = first.batch.records
        let outcome = await first.pending.receipt()
        gathering.note(stored: outcome.receipts.count, in: ContinuousClock.now - first.since)
        let isWhole = outcome.receipts.count == records.count
        // Nothing is left on its way when this fails.
        if !isWhole { _ = await second?.pending.receipt() }
        do {
            let done = try await take(outcome, first: records[0])
            try await advance(past: records[..<done])
            try await storeInOrder(first.batch, done..<records.count)
            try await reachedEnds(of: first.batch)
        } catch {
            if isWhole { _ = await second?.pending.receipt() }
            throw error
        }
        progress.change { $0.underWay = isWhole ? second?.batch.oldest : nil }
        return isWhole
    }
}
