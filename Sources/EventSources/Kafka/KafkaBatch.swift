import Kafka

/// Records in the order in which they came, encoded while those before them were on their way to the disk.
struct KafkaBatch: Sendable {
    private(set) var records: [KafkaRecord] = []
    /// One for each record.
    private(set) var items: [KafkaEncoding.Item] = []
    /// How often each partition had begun anew when the records were encoded: their identities say it.
    private(set) var generations: [Int32: Int]
    /// Of the payloads.
    private(set) var bytes = 0
    /// The first and the last offset of each partition.
    private(set) var spans: [Int32: ClosedRange<Int64>] = [:]
    /// Where partitions ended when the brokers said so; there is nothing more before it than these records.
    private(set) var ends: [Int32: TopicPartition] = [:]
    /// The oldest time of a record, in milliseconds; nil where none has one.
    private(set) var oldest: Int64?
    private var poisons = 0

    /// Records of one partition go up.
    init(
        _ records: [KafkaRecord],
        ends: [Int32: TopicPartition] = [:],
        _ encoding: inout KafkaEncoding
    ) {
        (self.records, self.ends, generations) = (records, ends, encoding.generations)
        for run in records.runs {
            let (partition, first) = (records[run.lowerBound].partition, records[run.lowerBound].offset)
            spans[partition] = (spans[partition]?.lowerBound ?? first)...records[run.upperBound - 1].offset
        }
        oldest = records.indices.lazy.compactMap { records[$0].timestamp }.min()
        encode(&encoding)
    }

    /// No records, and the end of a partition.
    init(end: TopicPartition, generations: [Int32: Int]) {
        self.generations = generations
        ends[end.partition] = end
    }

    /// Whether there are records, and all are events.
    var isPlain: Bool { !records.isEmpty && poisons == 0 }

    /// All events; of a plain one everything.
    var emissions: [Emission] {
        items.compactMap { item in
            guard case .event(let emission) = item else { return nil }
            return emission
        }
    }

    /// Whether no partition has begun anew between these records and those, which come from the brokers together.
    func isFollowed(by more: [KafkaRecord]) -> Bool {
        more.runs.allSatisfy { run in
            let (partition, offset) = (more[run.lowerBound].partition, more[run.lowerBound].offset)
            if case .at(let end) = ends[partition]?.offset, offset < end { return false }
            return spans[partition].map { offset > $0.upperBound } ?? true
        }
    }

    /// Adds what came after, encoded by the same; when a partition has begun anew between, everything gets its identity again.
    mutating func append(_ more: KafkaBatch, _ encoding: inout KafkaEncoding) {
        records += more.records
        spans.merge(more.spans) { $0.lowerBound...$1.upperBound }
        ends.merge(more.ends) { $1 }
        oldest = [oldest, more.oldest].compactMap { $0 }.min()
        if generations == more.generations {
            items += more.items
            bytes += more.bytes
            poisons += more.poisons
        } else {
            generations = encoding.generations
            encode(&encoding)
        }
    }

    private mutating func encode(_ encoding: inout KafkaEncoding) {
        (items, bytes, poisons) = ([], 0, 0)
        items.reserveCapacity(records.count)
        for record in records {
            let item = encoding.item(of: record)
            switch item {
            case .event(let emission): bytes += emission.payload.count
            case .poison(let poison):
                bytes += poison.bytes.count
                poisons += 1
            }
            items.append(item)
        }
    }
}

extension [KafkaRecord] {
    /// Where records of one partition come in a row.
    var runs: [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = startIndex
        for index in indices where index + 1 == endIndex || self[index + 1].partition != self[start].partition {
            runs.append(start..<index + 1)
            start = index + 1
        }
        return runs
    }

    /// The same in parts, in each of which the offsets of each partition go up.
    ///
    /// Where they go down, a partition has begun anew.
    var ascending: [[KafkaRecord]] {
        var parts: [[KafkaRecord]] = []
        var last: [Int32: Int64] = [:]
        var start = startIndex
        for index in indices {
            let (partition, offset) = (self[index].partition, self[index].offset)
            let isRun = index > start && self[index - 1].partition == partition
            if !isRun, index > start { last[self[index - 1].partition] = self[index - 1].offset }
            if let earlier = isRun ? self[index - 1].offset : last[partition], offset <= earlier {
                parts.append(Array(self[start..<index]))
                (start, last) = (index, [:])
            }
        }
        guard !parts.isEmpty else { return [self] }
        return parts + [Array(self[start...])]
    }
}
