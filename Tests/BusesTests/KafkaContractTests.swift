import Support
import Testing

struct KafkaContractTests {
    @Test(arguments: EventBusContract.all)
    func `a shard in Kafka keeps the contract`(rule: EventBusContract) async throws {
        try await rule.check(KafkaStorage())
    }

    @Test(arguments: EventBusContract.all)
    func `a shard that writes snapshots all the time keeps the contract`(rule: EventBusContract) async throws {
        try await rule.check(KafkaStorage(snapshots: .always(after: 1)))
    }
}
