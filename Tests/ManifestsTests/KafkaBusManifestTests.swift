import Manifests
import Testing

struct KafkaBusManifestTests {
    private func loaded(_ text: String) -> LoadedManifests {
        load([ManifestText(file: "bus.yaml", text: text)], namespace: "ci")
    }

    private func bus(_ kafka: String, name: String = "default") -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: EventBus
        metadata: {name: \(name)}
        spec:
          kafka: \(kafka)
        """
    }

    @Test func `an EventBus names brokers and topic; the topic is named after it by default`() throws {
        let plain = try #require(loaded(bus(#"{url: "a:9092,b:9092"}"#)).kafkaBuses.first)
        #expect([plain.brokers, plain.topic, "\(plain.isFromOldest)"] == ["a:9092,b:9092", "ci-default", "false"])
        let text = bus(
            #"{url: "a:9092", topic: t, version: 2.5.0, partitioner: hash, consumerGroup: {groupName: g, oldest: true}}"#
        )
        let whole = loaded(text)
        #expect(whole.diagnostics.isEmpty)
        #expect(whole.kafkaBuses.map(\.topic) == ["t"])
        #expect(whole.kafkaBuses.map(\.isFromOldest) == [true])
    }

    @Test func `an EventBus says how its brokers are talked to as a Kafka source does`() throws {
        let text = bus(
            """
            {url: "a:9092", tls: {caCertSecret: {name: tls, key: ca}}, \
            sasl: {mechanism: SCRAM-SHA-512, userSecret: {name: s, key: u}, passwordSecret: {name: s, key: p}}}
            """
        )
        let loaded = loaded(text)
        #expect(loaded.diagnostics.isEmpty)
        let security = try #require(loaded.kafkaBuses.first).security
        #expect(security.tls?.authority == SecretSelector(name: "tls", key: "ca"))
        #expect(security.sasl?.mechanism == "SCRAM-SHA-512")
        #expect(security.sasl?.password == SecretSelector(name: "s", key: "p"))
    }

    @Test(arguments: [
        ("{topic: t}", "5:10: error: 'url' is missing in spec.kafka"),
        (#"{url: "a:9092", tls: {}}"#, "5:31: error: 'tls' configures nothing"),
        (
            #"{url: "a:9092", sasl: {mechanism: OAUTHBEARER, userSecret: {name: it, key: u}, passwordSecret: {name: it, key: p}}}"#,
            "5:33: error: not supported yet: an EventBus with OAUTHBEARER"
        ),
        (#"{url: "a:9092", topics: t}"#, "5:26: error: unknown field 'topics' in spec.kafka"),
    ])
    func `what an EventBus lacks or may not have is said where it is`(kafka: String, problem: String) {
        let found = loaded(bus(kafka))
        #expect(found.kafkaBuses.isEmpty)
        #expect(found.diagnostics.map { "\($0)".split(separator: "\n")[0] } == ["bus.yaml:\(problem)"])
    }

    @Test func `a topic leaves room for the endings of the bus's other topics, also where it has the bus's name`() {
        func warnings(_ text: String) -> [String] { loaded(text).diagnostics.map { "\($0.place): \($0.problem)" } }
        func named(_ length: Int) -> String {
            bus(#"{url: "a:9092", topic: \#(String(repeating: "t", count: length))}"#)
        }
        func unnamed(_ length: Int) -> String {
            bus(#"{url: "a:9092"}"#, name: String(repeating: "n", count: length - "ci-".count))
        }
        for text in [named(242), unnamed(242)] { #expect(warnings(text) == []) }
        for text in [named(243), unnamed(243)] {
            #expect(warnings(text).count == 1)
            #expect(warnings(text).allSatisfy { $0.hasSuffix("which brokers refuse") })
        }
    }

    @Test func `a gateway has one bus`() {
        let first = bus(#"{url: "a:9092"}"#)
        let two = loaded(first + "\n---\n" + bus(#"{url: "b:9092"}"#, name: "other"))
        #expect(two.diagnostics.map(\.problem) == ["a second bus, beside ci/default at bus.yaml:5:10"])
        #expect(two.hasErrors)
    }
}
