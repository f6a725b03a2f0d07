import Kafka
import Testing

struct DeliveryTests {
    private func outcomes(_ offsets: Int64?...) -> [Result<KafkaDelivery, KafkaError>] {
        offsets.map { .success(KafkaDelivery(partition: 0, offset: $0)) }
    }

    @Test func `messages begin where the first of them lies, and nowhere if the broker did not say it`() throws {
        #expect(try KafkaDelivery.start(of: outcomes(7, 8)) == 7)
        #expect(try KafkaDelivery.start(of: outcomes(7, nil)) == 7)
        #expect(try KafkaDelivery.start(of: outcomes(nil, 8)) == nil)
        #expect(try KafkaDelivery.start(of: []) == nil)
    }

    @Test func `messages of which one failed begin nowhere`() {
        let failure = KafkaError(.fatal, name: "_FENCED", message: "")
        #expect(throws: failure) { try KafkaDelivery.start(of: outcomes(7) + [.failure(failure)]) }
    }
}
