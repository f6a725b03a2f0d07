import EventData
import Kafka
import Logging

/// Where reading begins, and how the group (or the bus) is told how far it came.
extension KafkaReader {
    // MARK: Beginning

    /// Reads the partitions from where they are done.
    func start(_ partitions: [TopicPartition]) async throws {
        var places: [TopicPartition] = []
        let committed = try await committed(partitions)
        try await noteCluster()
        let newFrom = try await firstNewPartition()
        let memories = try await memories(of: partitions, committed: committed)
        for partition in partitions {
            let memory = memories[partition.partition] ?? KafkaMemory()
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
                    generationElsewhere: memory.generationElsewhere,
                    isBeginningUnconfirmed: run.isInGroup && memory.next != nil,
                    lastTimestamp: memory.mark?.timestamp,
                    startedAt: runtime.now().milliseconds,
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

    /// Which cluster the brokers are of: places and times mean nothing in another one.
    private func noteCluster() async throws {
        let cluster = try await cluster()
        let isOther = progress.change { state in
            guard state.partitions.isEmpty else { return state.cluster != cluster }
            state.cluster = cluster
            return false
        }
        if isOther { throw KafkaStall.otherCluster }
    }

    /// What is noted of the partitions; of those whose topic was made again, that they begin anew.
    private func memories(
        of partitions: [TopicPartition],
        committed: [Int32: Int64]
    ) async throws -> [Int32: KafkaMemory] {
        var memories: [Int32: KafkaMemory] = [:]
        for partition in partitions {
            memories[partition.partition] = memory(in: try await note(of: partition.partition))
        }
        if memories.values.contains(where: \.isElsewhere) {
            let facts = run.facts(["cluster": "\(progress.snapshot.cluster ?? "")"])
            KafkaRun.logger.warning("another cluster than before; reading begins as in any new one", metadata: facts)
        }
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
        let known = try await knownPartitions()
        let count = try await consumer.partitions(of: source.topic).count
        if known ?? 0 < count { try await runtime.setNote(partitionsKey, to: "\(count)") }
        return startsAtOldest ? 0 : known ?? count
    }

    /// A count without a cluster, of before they were told apart, goes to the first one that is seen.
    private func knownPartitions() async throws -> Int? {
        if let known = try await runtime.note(partitionsKey).flatMap({ Int($0) }) { return known }
        let former = "\(noteKey) partitions"
        guard let known = try await runtime.note(former).flatMap({ Int($0) }) else { return nil }
        try await runtime.setNote(partitionsKey, to: "\(known)")
        try await runtime.setNote(former, to: "")
        return known
    }

    private var partitionsKey: String {
        "\(noteKey) partitions" + (progress.snapshot.cluster.map { " \($0)" } ?? "")
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
    ///
    /// A partition that may be another one now is only noted: an offset of the one before would hide its first records.
    func commitEverything() async {
        let snapshot = progress.snapshot
        let doubtful = snapshot.doubtful
        let done = snapshot.partitions.filter { $0.value.committed != $0.value.next && doubtful[$0.key] == nil }
        do {
            for partition in doubtful.keys { try await remember(partition) }
            guard !done.isEmpty else { return }
            switch run.mode {
            case .group:
                let places = done.map { TopicPartition(source.topic, $0.key, at: .at($0.value.next)) }
                try await consumer.commit(places, timeout: Self.commitTimeLimit)
                for partition in confirm(done) { try await remember(partition) }
            case .partition:
                for partition in done.keys { try await remember(partition) }
            }
        } catch { noteFailedCommit(error) }
    }

    /// - Returns: the partitions of whose new beginning the group has learned by that.
    private func confirm(_ done: [Int32: KafkaProgress.Partition]) -> [Int32] {
        progress.change { state in
            state.commits += 1
            return done.compactMap { partition, place in
                let wasUnconfirmed = state.partitions[partition]?.isBeginningUnconfirmed ?? false
                state.partitions[partition]?.committed = place.next
                state.partitions[partition]?.isBeginningUnconfirmed = false
                return wasUnconfirmed ? partition : nil
            }
        }
    }

    /// The next commit says more than this one; whoever has the partition by then reads from the last that worked.
    func noteFailedCommit(_ error: any Error) {
        progress.change { $0.failedCommits += 1 }
        KafkaRun.logger.warning("offsets not committed", metadata: run.facts(["reason": "\(error)"]))
    }

    // MARK: Notes

    var noteKey: String { "kafka/\(run.label)/\(source.topic)" }

    private func note(of partition: Int32) async throws -> KafkaNote {
        KafkaNote(try await runtime.note("\(noteKey)/\(partition)"))
    }

    private func memory(in note: KafkaNote) -> KafkaMemory {
        note.memory(in: progress.snapshot.cluster, at: String(source.firstBroker.filter { !$0.isWhitespace }))
    }

    /// Keeps the generation, and where it matters the place.
    func remember(_ partition: Int32) async throws {
        guard let place = progress.snapshot.partitions[partition] else { return }
        var note = try await note(of: partition)
        var memory = memory(in: note)
        (memory.generation, memory.mark) = (place.generation, place.mark)
        memory.next = !run.isInGroup || place.isBeginningUnconfirmed ? place.next : nil
        note.put(memory)
        try await runtime.setNote("\(noteKey)/\(partition)", to: note.text)
        guard !run.isInGroup else { return }
        progress.change { state in
            state.partitions[partition]?.committed = place.next
            state.commits += 1
        }
    }
}
