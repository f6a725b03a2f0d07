import EventData
import Kafka
import Logging

/// Where reading begins, and how the group (or the bus) is told how far it came.
extension KafkaReader {
    /// What is known of a partition when it is given to us.
    struct Memory {
        var generation = 0
        /// Without a group, the place after the last record that is durable.
        ///
        /// In a group, where the partition began anew, until the group has taken it.
        var next: Int64?
        /// A record that was stored.
        var mark: Mark?

        /// It begins anew in this life.
        private(set) var isNew = false

        init() {}

        /// A note is `generation next offset@timestamp`, the second one mostly empty in a group.
        init(note: String) {
            let parts = note.split(separator: " ", omittingEmptySubsequences: false)
            generation = parts.first.flatMap { Int($0) } ?? 0
            next = parts.count > 1 ? Int64(parts[1]) : nil
            mark = parts.count > 2 ? Mark(text: parts[2]) : nil
        }

        mutating func beginAnew(at offset: Int64) {
            generation += 1
            (next, mark, isNew) = (offset, nil, true)
        }

        var note: String { "\(generation) \(next.map(String.init) ?? "") \(mark?.text ?? "")" }
    }

    // MARK: Beginning

    /// Reads the partitions from where they are done.
    func start(_ partitions: [TopicPartition]) async throws {
        var places: [TopicPartition] = []
        let committed = try await committed(partitions)
        let newFrom = try await firstNewPartition()
        let memories = try await memories(of: partitions, committed: committed)
        for partition in partitions {
            let memory = memories[partition.partition] ?? Memory()
            let next = try await firstOffset(
                of: partition,
                committed: memory.next ?? committed[partition.partition],
                newFrom: newFrom
            )
            places.append(TopicPartition(partition.topic, partition.partition, at: .at(next)))
            progress.change { state in
                state.partitions[partition.partition] = KafkaProgress.Partition(
                    next: next,
                    committed: committed[partition.partition],
                    generation: memory.generation,
                    isBeginningUnconfirmed: run.isInGroup && memory.next != nil,
                    mark: memory.mark
                )
            }
            // Before anything is emitted: a later life begins here too, with the same identities.
            if memory.isNew { try await remember(partition.partition) }
        }
        progress.change { state in
            state.assignedAt = runtime.now()
            state.progressedAt = runtime.now()
            state.rebalances += 1
            state.lastProblem = nil
        }
        switch run.mode {
        case .partition:
            try await consumer.assign(places)
            // Where it began, so that nothing is missed if it ends before the first record is noted.
            for place in places { try await remember(place.partition) }
        case .group:
            try await consumer.accept(places)
            // A place that the group does not know would be another one after a restart, and records between be lost.
            try consumer.requestCommit(places.filter { $0.offset != committed[$0.partition].map { .at($0) } })
        }
        let list = places.map(\.description).joined(separator: " ")
        KafkaRun.logger.info("reading partitions", metadata: run.facts(["partitions": "\(list)"]))
    }

    /// What is noted of the partitions; of those whose topic was made again, that they begin anew.
    private func memories(
        of partitions: [TopicPartition],
        committed: [Int32: Int64]
    ) async throws -> [Int32: Memory] {
        var memories: [Int32: Memory] = [:]
        for partition in partitions { memories[partition.partition] = try await memory(of: partition.partition) }
        for partition in try await begunAnew(among: memories.compactMapValues(\.mark), committed: committed) {
            let low = try await consumer.watermarks(of: TopicPartition(source.topic, partition)).low
            memories[partition]?.beginAnew(at: low)
            let facts = run.facts(["partition": "\(partition)", "offset": "\(low)"])
            KafkaRun.logger.warning("the topic was made again; its records are new events", metadata: facts)
        }
        return memories
    }

    private func committed(_ partitions: [TopicPartition]) async throws -> [Int32: Int64] {
        guard case .group = run.mode else { return [:] }
        var offsets: [Int32: Int64] = [:]
        for partition in try await consumer.committed(partitions.map { TopicPartition($0.topic, $0.partition) }) {
            if case .at(let offset) = partition.offset { offsets[partition.partition] = offset }
        }
        return offsets
    }

    private func firstOffset(
        of partition: TopicPartition,
        committed: Int64?,
        newFrom count: Int
    ) async throws -> Int64 {
        if let committed { return committed }
        let marks = try await consumer.watermarks(of: partition)
        return Int(partition.partition) >= count ? marks.low : marks.high
    }

    /// From which partition on all are read from their beginning, if the group knows nothing of them.
    ///
    /// A partition that was added later is, whatever the manifest says: its first records are as new as the topic's others.
    private func firstNewPartition() async throws -> Int {
        guard case .group(_, let startsAtOldest, _) = run.mode else { return .max }
        let key = "\(noteKey) partitions"
        let known = try await runtime.note(key).flatMap { Int($0) }
        let count = try await consumer.partitions(of: source.topic).count
        if known ?? 0 < count { try await runtime.setNote(key, to: "\(count)") }
        return startsAtOldest ? 0 : known ?? count
    }

    // MARK: Ending

    /// How long the group's word is waited for: what it does not take is read again and recognised.
    private static let commitTimeLimit = Duration.seconds(5)

    func stop(_ partitions: [TopicPartition], isLost: Bool) async throws {
        if !isLost { await commitEverything() }
        progress.change { state in
            for partition in partitions { state.partitions[partition.partition] = nil }
        }
        try await consumer.release(partitions)
        let list = partitions.map { "\($0.partition)" }.joined(separator: " ")
        KafkaRun.logger.info("partitions given back", metadata: run.facts(["partitions": "\(list)"]))
    }

    /// Waits for the brokers' word, but not for ever.
    func commitEverything() async {
        let done = progress.snapshot.partitions.filter { $0.value.committed != $0.value.next }
        guard !done.isEmpty else { return }
        do {
            switch run.mode {
            case .group:
                let places = done.map { TopicPartition(source.topic, $0.key, at: .at($0.value.next)) }
                try await consumer.commit(places, timeout: Self.commitTimeLimit)
                progress.change { state in
                    state.commits += 1
                    for (partition, place) in done { state.partitions[partition]?.committed = place.next }
                }
            case .partition:
                for partition in done.keys { try await remember(partition) }
            }
        } catch { noteFailedCommit(error) }
    }

    /// The next commit says more than this one; whoever has the partition by then reads from the last that worked.
    func noteFailedCommit(_ error: any Error) {
        progress.change { $0.failedCommits += 1 }
        KafkaRun.logger.warning("offsets not committed", metadata: run.facts(["reason": "\(error)"]))
    }

    // MARK: Notes

    var noteKey: String { "kafka/\(run.label)/\(source.topic)" }

    private func memory(of partition: Int32) async throws -> Memory {
        try await runtime.note("\(noteKey)/\(partition)").map { Memory(note: $0) } ?? Memory()
    }

    /// Keeps the generation, and where it matters the place.
    func remember(_ partition: Int32) async throws {
        guard let place = progress.snapshot.partitions[partition] else { return }
        var memory = Memory()
        memory.generation = place.generation
        memory.mark = place.mark
        if !run.isInGroup || place.isBeginningUnconfirmed { memory.next = place.next }
        try await runtime.setNote("\(noteKey)/\(partition)", to: memory.note)
        guard !run.isInGroup else { return }
        progress.change { state in
            state.partitions[partition]?.committed = place.next
            state.commits += 1
        }
    }
}
