import Kafka
import Testing

@Suite struct SettingsTests {
    @Test func `a name or value that librdkafka does not take is refused where it is set`() throws {
        var settings = try KafkaSettings(brokers: "localhost:9092")
        let unknown = #expect(throws: KafkaSettings.Problem.self) { try settings.set("fetch.min.bites", to: "1") }
        #expect(unknown?.isUnknown == true)
        let invalid = #expect(throws: KafkaSettings.Problem.self) { try settings.set("fetch.min.bytes", to: "many") }
        #expect(invalid?.isUnknown == false)
        #expect(settings.values == ["bootstrap.servers": "localhost:9092"])
    }

    @Test func `secrets are in no text`() throws {
        var settings = try KafkaSettings(brokers: "b:1")
        try settings.set("sasl.password", to: "hush")
        settings.token = KafkaToken(value: "hush", principal: "p", expiresAt: 1)
        #expect(settings.description == "bootstrap.servers=b:1 sasl.password=<secret>")
        #expect(!"\(settings.token.debugDescription)".contains("hush"))
        let problem = KafkaSettings.problem(with: "ssl.ca.pem", "hush")
        #expect(problem?.message.contains("hush") != true)
    }
}
