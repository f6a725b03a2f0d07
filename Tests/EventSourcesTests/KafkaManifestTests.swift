import EventSources
import Manifests
import Testing

struct KafkaManifestTests {
    private func problems(_ yaml: String) throws -> [String] {
        try read(KafkaSource.self, yaml).problems.map { "\($0.severity): \($0.problem)" }
    }

    private static let plain = "url: b:9092\ntopic: t\n"
    private static let group = plain + "consumerGroup: {groupName: g}\n"

    @Test func `every field of Argo Events is read`() throws {
        let yaml = """
            url: a:9092,b:9092
            topic: t
            consumerGroup: {groupName: g, oldest: true, rebalanceStrategy: sticky}
            version: 2.5.0
            limitEventsPerSecond: 10
            jsonBody: true
            connectionBackoff: {steps: 5, duration: 1s, factor: 2, jitter: 0.1}
            tls: {caCertSecret: {name: s, key: ca}, clientCertSecret: {name: s, key: c}, clientKeySecret: {name: s, key: k}}
            sasl: {mechanism: SCRAM-SHA-512, userSecret: {name: s, key: u}, passwordSecret: {name: s, key: p}}
            metadata: {a: "1"}
            filter: {expression: "body.a == 1"}
            config: |
              ClientID: me
              consumer:
                fetch: {min: 1, default: 1048576, max: 10485760}
                maxWaitTime: 250ms
                isolationLevel: 1
                group: {session: {timeout: 20s}, heartbeat: {interval: 6000000000}, rebalance: {timeout: 1m}}
              net: {dialTimeout: 10s, keepAlive: 30s, maxOpenRequests: 5}
              metadata: {refreshFrequency: 30s, allowAutoTopicCreation: false}
              "fetch.error.backoff.ms": 100
            """
        #expect(try problems(yaml) == [])
    }

    private static let wrong: [(yaml: String, problem: String)] = [
        ("topic: t\npartition: \"0\"", "error: 'url' is missing in spec.kafka.example"),
        ("url: b:9092\npartition: \"0\"", "error: 'topic' is missing in spec.kafka.example"),
        (
            "url: b:9092\ntopic: an order\npartition: \"0\"",
            "warning: 'topic' is 'an order', which brokers refuse"
        ),
        (plain, "error: 'consumerGroup' is missing in spec.kafka.example"),
        (plain + "partition: abc", "error: 'partition' is 'abc', which is no partition"),
        (plain + "partition: \"-1\"", "error: 'partition' is '-1', which is no partition"),
        (group + "partition: \"0\"", "warning: 'partition' is not used, because consumerGroup is set"),
        (group + "version: \"2.5\"", "error: 'version' is '2.5', which is no version of Kafka"),
        (
            plain + "consumerGroup: {groupName: g, rebalanceStrategy: foo}",
            "warning: 'rebalanceStrategy' is 'foo'; range is used"
        ),
        (
            plain + "consumerGroup: {oldest: true}",
            "error: 'groupName' is missing in spec.kafka.example.consumerGroup"
        ),
        (group + "tls: {}", "error: 'tls' configures nothing"),
        (
            group + "tls: {clientCertSecret: {name: s, key: c}}",
            "error: 'clientKeySecret' is missing in spec.kafka.example.tls"
        ),
        (
            group + "tls: {insecureSkipVerify: true}",
            "warning: 'insecureSkipVerify' accepts any broker, also one that only pretends to be yours"
        ),
        (
            group + "sasl: {userSecret: {name: s, key: u}}",
            "error: 'passwordSecret' is missing in spec.kafka.example.sasl"
        ),
        (group + "awsMskIamAuth: {region: eu-west-1}", "error: not supported yet: awsMskIamAuth"),
        (group + "schemaRegistry: {url: u, schemaId: 1}", "error: not supported yet: schemaRegistry"),
        (group + "limitEventsPerSecond: -1", "error: 'limitEventsPerSecond' is -1"),
        (group + "jsonBdoy: true", "error: unknown field 'jsonBdoy' in spec.kafka.example"),
    ]

    @Test(arguments: wrong)
    func `what is wrong is said, and only that`(yaml: String, problem: String) throws {
        #expect(try problems(yaml) == [problem])
    }

    @Test func `a setting without counterpart, or that changes nothing, is told at its own line`() throws {
        let yaml =
            Self.group + """
                config: |
                  consumer:
                    offsets: {initial: -2}
                    fetch: {min: many}
                  channelBufferSize: 256
                  "enable.auto.commit": true
                  "no.such.thing": 1
                """
        let found = try read(KafkaSource.self, yaml).problems.map { "\($0.place.line) \($0.severity): \($0.problem)" }
        #expect(
            found == [
                "6 warning: config: 'consumer.offsets.initial' has no effect: consumerGroup.oldest says where a new group begins",
                "7 error: config: 'consumer.fetch.min' is 'many'",
                "8 warning: config: 'channelbuffersize' has no counterpart here and no effect",
                "9 error: config: 'enable.auto.commit' is set by the event source",
                "10 error: config: No such configuration property: \"no.such.thing\"",
            ]
        )
    }
}
