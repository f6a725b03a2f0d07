import Kafka

/// Records that came together, encoded while those before them were on their way to the disk.
struct KafkaBatch: Sendable {
    let records: [KafkaRecord]
    /// One for each record.
    let items: [KafkaEncoding.Item]
    /// How often each partition had begun anew when the records were encoded: their identities say it.
    let generations: [Int32: Int]

    init(_ records: [KafkaRecord], _ source: KafkaSource, in run: KafkaRun, generations: [Int32: Int]) {
        let encoding = KafkaEncoding(source, in: run.context, generations: generations)
        self.records = records
        items = records.map(encoding.item)
        self.generations = generations
    }
}
