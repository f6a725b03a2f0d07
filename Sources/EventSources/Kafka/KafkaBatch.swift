import Kafka

/// Records in the order in which they came, encoded while those before them were on their way to the disk.
struct KafkaBatch: Sendable {
    private(set) var records: [KafkaRecord] = []
    /// One for each record.
    private(set) var items: [KafkaEncoding.Item] = []
    /// How often each partition had begun anew when the records were encoded: their identities say it.
    private(set) var generations: [Int32: Int]
    private(set) var bytes = 0
    /// The highest offset of each partition.
    private var last: [Int32: Int64] = [:]
    /// Where partitions ended when the brokers said so; there is nothing more before it than these records.
    private(set) var ends: [Int32: TopicPartition] = [:]

    init(generations: [Int32: Int]) { self.generations = generations }

    init(_ records: [KafkaRecord], _ source: KafkaSource, in run: KafkaRun, generations: [Int32: Int]) {
        self.generations = generations
        append(records, source, in: run, generations: generations)
    }

    /// Those that the records are of.
    var partitions: some Collection<Int32> { last.keys }

    var isEmpty: Bool { records.isEmpty && ends.isEmpty }

    mutating func append(end: TopicPartition) { ends[end.partition] = end }

    /// Whether no partition has begun anew between these records and those.
    func isFollowed(by more: [KafkaRecord]) -> Bool {
        more.allSatisfy { record in
            if case .at(let end) = ends[record.partition]?.offset, record.offset < end { return false }
            return last[record.partition].map { record.offset > $0 } ?? true
        }
    }

    /// Adds what came after; when a partition has begun anew between, everything gets its identity again.
    mutating func append(
        _ more: [KafkaRecord],
        _ source: KafkaSource,
        in run: KafkaRun,
        generations now: [Int32: Int]
    ) {
        if generations != now { (items, bytes) = ([], 0) }
        let encoding = KafkaEncoding(source, in: run.context, generations: now)
        records += more
        generations = now
        for record in records[items.count...] {
            items.append(encoding.item(of: record))
            bytes += record.value?.count ?? 0
            last[record.partition] = record.offset
        }
    }
}
