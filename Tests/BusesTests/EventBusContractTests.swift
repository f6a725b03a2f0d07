import Support
import Testing

struct EventBusContractTests {
    @Test(arguments: EventBusContract.all)
    func `the embedded bus keeps the contract`(rule: EventBusContract) async throws {
        try await rule.check(SQLiteStorage())
    }

    @Test(arguments: EventBusContract.all)
    func `a shard in Kafka keeps the contract`(rule: EventBusContract) async throws {
        try await rule.check(KafkaStorage())
    }

    @Test(arguments: EventBusContract.all)
    func `a shard that writes snapshots all the time keeps the contract`(rule: EventBusContract) async throws {
        try await rule.check(KafkaStorage(snapshotBytes: 1))
    }
}
