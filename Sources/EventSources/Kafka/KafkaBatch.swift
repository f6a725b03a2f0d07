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

    init(_ records: [KafkaRecord], _ source: KafkaSource, in run: KafkaRun, generations: [Int32: Int]) {
        self.records = records
        self.generations = generations
        for record in records { last[record.partition] = record.offset }
        encode(source, in: run)
    }

    /// No records, and the end of a partition.
    init(end: TopicPartition, generations: [Int32: Int]) {
        self.generations = generations
        ends[end.partition] = end
    }

    /// Those that the records are of.
    var partitions: some Collection<Int32> { last.keys }

    /// Whether no partition has begun anew between these records and those.
    func isFollowed(by more: [KafkaRecord]) -> Bool {
        more.allSatisfy { record in
            if case .at(let end) = ends[record.partition]?.offset, record.offset < end { return false }
            return last[record.partition].map { record.offset > $0 } ?? true
        }
    }

    /// Adds what came after; when a partition has begun anew between, everything gets its identity again.
    mutating func append(_ more: KafkaBatch, _ source: KafkaSource, in run: KafkaRun) {
        records += more.records
        last.merge(more.last) { $1 }
        ends.merge(more.ends) { $1 }
        if generations == more.generations {
            items += more.items
            bytes += more.bytes
        } else {
            generations = more.generations
            encode(source, in: run)
        }
    }

    private mutating func encode(_ source: KafkaSource, in run: KafkaRun) {
        var encoding = KafkaEncoding(source, in: run.context, generations: generations)
        items = records.map { encoding.item(of: $0) }
        bytes = records.reduce(0) { $0 + ($1.value?.count ?? 0) }
    }
}
