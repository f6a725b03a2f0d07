import BuiltGateway
import EventData
import Foundation
import LoopbackServers
import MockKafka
import Testing

/// A Kafka bus behind TLS and a password, by the built binary.
///
/// What encrypts, and asks for the password, stands before the mock, which knows neither; everything else is as it is.
@Suite(.timeLimit(.minutes(2))) struct KafkaBusSecurityTests {
    private static let password = "correct horse battery"
    private static let names = ["DNS:127.0.0.1", "IP:127.0.0.1"]

    private static let manifests = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks}
        spec:
          webhook:
            a: {port: "WEBHOOK_PORT", endpoint: /a, method: POST, insecure: true}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: starts}
        spec:
          dependencies: [{name: a, eventSourceName: hooks, eventName: a}]
          triggers:
            - template:
                name: starts
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: starts-}
                      spec: {entrypoint: main, templates: [{name: main, suspend: {}}]}
        """

    /// Brokers that want a certificate and a password, and what it takes to get in.
    private struct World {
        let mock: MockCluster
        let authority: TestCertificate
        let client: TestCertificate
        let brokers: EncryptedBrokers
        let topic = "bus-\(UUID().uuidString.lowercased())"

        init() async throws {
            mock = try MockCluster()
            for (name, count) in [(topic, 2), ("\(topic)-shards", 2), ("\(topic)-notes", 1)] {
                try mock.createTopic(name, partitions: count)
            }
            authority = try await TestCertificate(for: names[0], names[1])
            client = try await TestCertificate(for: "DNS:gateway")
            brokers = try await EncryptedBrokers(
                before: Int(mock.bootstrap.split(separator: ":").last ?? "") ?? 0,
                authority.server(trusting: client),
                password: .init(user: "gateway", password: password)
            )
        }
    }

    private func expectDelivery(_ gateway: GatewayProcess) async throws {
        #expect(try await post("\(gateway.webhook)/a", "{}").status == 200)
        try await eventually("a Workflow is made", within: .seconds(30)) { try await gateway.workflows().count == 1 }
        #expect(!gateway.logText.contains(Self.password))
        #expect(!gateway.logText.contains("PRIVATE KEY"))
    }

    @Test func `an EventBus finds certificates and password in the cluster's Secrets`() async throws {
        let world = try await World()
        let gateway = try GatewayProcess(manifests: ["a.yaml": Self.manifests])
        try await gateway.start()
        let texts = [
            "ca": world.authority.certificate, "crt": world.client.certificate, "key": world.client.key,
            "user": "gateway\n", "password": Self.password + "\n",
        ]
        let secret: JSON = [
            "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "brokers"],
            "stringData": .object(JSONObject(texts.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
        ]
        let secrets = "\(gateway.cluster)/api/v1/namespaces/default/secrets"
        #expect(try await post(secrets, String(decoding: secret.bytes, as: UTF8.self)).status == 201)
        #expect(gateway.interrupt().status == 0)
        try gateway.write(
            "bus.yaml",
            """
            apiVersion: argoproj.io/v1alpha1
            kind: EventBus
            metadata: {name: default}
            spec:
              kafka:
                url: "\(world.brokers.bootstrap)"
                topic: \(world.topic)
                tls:
                  caCertSecret: {name: brokers, key: ca}
                  clientCertSecret: {name: brokers, key: crt}
                  clientKeySecret: {name: brokers, key: key}
                sasl:
                  mechanism: PLAIN
                  userSecret: {name: brokers, key: user}
                  passwordSecret: {name: brokers, key: password}
            """
        )
        try await gateway.start()
        try await expectDelivery(gateway)
        try await world.brokers.stop()
    }

    @Test func `the command line takes them from files, and without the right ones nothing starts`() async throws {
        let world = try await World()
        let gateway = try GatewayProcess(manifests: ["a.yaml": Self.manifests])
        func file(_ name: String, _ text: String) throws -> String {
            let file = gateway.directory.appending(path: name)
            try text.write(to: file, atomically: true, encoding: .utf8)
            return file.path
        }
        let other = try await TestCertificate(for: Self.names[0], Self.names[1])
        func options(ca: TestCertificate, password: String) throws -> [String] {
            [
                "--bus", "kafka=\(world.brokers.bootstrap)", "--bus-topic", world.topic, "--bus-shards", "2",
                "--bus-tls-ca", try file("ca.pem", ca.certificate),
                "--bus-tls-cert", try file("crt.pem", world.client.certificate),
                "--bus-tls-key", try file("key.pem", world.client.key),
                "--bus-sasl-user", "gateway", "--bus-sasl-password-file", try file("password", password + "\n"),
            ]
        }
        for wrong in [
            try options(ca: other, password: Self.password), try options(ca: world.authority, password: "wrong"),
        ] {
            try gateway.launch(wrong)
            #expect(gateway.waitForExit() == 1)
        }
        #expect(gateway.logText.contains("the event bus in Kafka cannot be opened"))
        #expect(gateway.logText.contains("a wrong certificate or password looks the same"))
        try await gateway.start(try options(ca: world.authority, password: Self.password))
        try await expectDelivery(gateway)
        try await world.brokers.stop()
    }

    @Test(arguments: [
        (["--bus-tls"], "write --bus kafka=HOST:PORT too"),
        (["--bus", "kafka=a:1", "--bus-tls-cert", "x"], "--bus-tls-cert and --bus-tls-key belong together"),
        (
            ["--bus", "kafka=a:1", "--bus-sasl", "PLAIN"],
            "--bus-sasl-user and --bus-sasl-password-file belong together"
        ),
        (
            ["--bus", "kafka=a:1", "--bus-sasl", "GSSAPI", "--bus-sasl-user", "a", "--bus-sasl-password-file", "b"],
            "write PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512"
        ),
    ])
    func `options that do not go together are said`(_ options: [String], _ problem: String) throws {
        let result = try Binary.run(["run"] + options)
        #expect(result.status == 2)
        #expect(result.errors.contains(problem), "\(result.errors)")
    }

    @Test func `a Secret that is not there is named, with what to do`() throws {
        let gateway = try GatewayProcess(manifests: [
            "bus.yaml": """
            apiVersion: argoproj.io/v1alpha1
            kind: EventBus
            metadata: {name: default, namespace: ci}
            spec:
              kafka: {url: "127.0.0.1:1", tls: {caCertSecret: {name: brokers, key: ca}}}
            """
        ])
        try gateway.launch()
        #expect(gateway.waitForExit() == 1)
        let problem = "error: key 'ca' of Secret ci/brokers, which the EventBus needs, cannot be read: "
        #expect(gateway.logText.contains(problem), "\(gateway.logText)")
        #expect(gateway.logText.contains("--bus-tls-ca"))
    }
}
