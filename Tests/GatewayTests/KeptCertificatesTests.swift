import EventData
import Expressions
import Gateway
import Kubernetes
import Logging
import LoopbackServers
import Manifests
import Synchronization
import Testing

/// Certificates that the webhook makes itself: what is there when.
struct KeptCertificatesTests {
    private static let hosts = ["signalbox-admission.signalbox.svc"]
    private static let start = Timestamp(seconds: 1_800_000_000)

    private static func seed(_ number: UInt8) -> [UInt8] { [UInt8](repeating: number, count: 32) }

    private static func after(days: Int, _ kept: KeptCertificates) throws -> KeptCertificates {
        let now = start + .seconds(days * 86_400)
        return try kept.renewed(at: now, hosts: hosts, seed: seed(UInt8(days % 251)))
    }

    @Test func `the first look makes an authority and a certificate of it`() throws {
        let kept = try Self.after(days: 0, KeptCertificates())
        #expect(kept.authorities.count == 1)
        #expect(kept.serving?.isSigned(byOneOf: kept.authorities) == true)
        #expect(kept.serving?.isSigned(byOneOf: []) == false)
        #expect(kept.bundle == kept.authorities.joined())
        // The Secret holds everything, and nothing is to be done for as long as all is well.
        #expect(KeptCertificates(secret: ["data": kept.data]) == kept)
        #expect(try Self.after(days: 19, kept) == kept)
    }

    @Test func `a certificate is renewed when a third of its time is left, by the same authority`() throws {
        let first = try Self.after(days: 0, KeptCertificates())
        let second = try Self.after(days: 21, first)
        #expect(second.authorities == first.authorities)
        #expect(second.serving != first.serving)
        #expect(second.serving?.isSigned(byOneOf: first.authorities) == true)
    }

    @Test func `a new authority is trusted beside the old one before it signs`() throws {
        var kept = try Self.after(days: 0, KeptCertificates())
        let first = kept.authorities
        for day in stride(from: 21, through: 231, by: 21) { kept = try Self.after(days: day, kept) }
        #expect(kept.authorities == first)
        let before = kept.serving
        // A third of both times is left: the authority is renewed, and the certificate waits until everybody knows it.
        kept = try Self.after(days: 252, kept)
        #expect(kept.authorities.count == 2)
        #expect(kept.authorities.last == first.first)
        #expect(kept.serving == before)
        let newest = try #require(kept.authorities.first)
        let soon = Self.start + .seconds(252 * 86_400 + 599)
        #expect(try kept.renewed(at: soon, hosts: Self.hosts, seed: Self.seed(1)) == kept)
        let settled = Self.start + .seconds(252 * 86_400 + 600)
        kept = try kept.renewed(at: settled, hosts: Self.hosts, seed: Self.seed(1))
        #expect(kept.serving?.isSigned(byOneOf: [newest]) == true)
        #expect(kept.authorities == [newest] + first)
        for day in stride(from: 273, through: 366, by: 21) { kept = try Self.after(days: day, kept) }
        kept = try Self.after(days: 366, kept)
        #expect(kept.authorities == [newest])
    }

    @Test func `what is broken, or was made for other names, is made anew`() throws {
        let kept = try Self.after(days: 0, KeptCertificates())
        let names = try kept.renewed(at: Self.start, hosts: ["other.signalbox.svc"], seed: Self.seed(9))
        #expect(names.authorities == kept.authorities)
        #expect(names.serving != kept.serving)
        for field in ["ca.crt", "ca.key", "tls.crt", "tls.key"] {
            var data = kept.data
            data[field] = .string(base64(Array("broken".utf8)))
            let mended = try KeptCertificates(secret: ["data": data])
                .renewed(at: Self.start, hosts: Self.hosts, seed: Self.seed(9))
            #expect(mended.serving?.isSigned(byOneOf: mended.authorities) == true, "\(field)")
            #expect(mended != kept, "\(field)")
        }
    }
}

/// Several replicas of the webhook, one Secret and one ValidatingWebhookConfiguration.
struct CertificateKeeperTests {
    private static let place = CertificateKeeper.Place(
        secret: ManifestName(namespace: "signalbox", name: "certificate"),
        service: ManifestName(namespace: "signalbox", name: "signalbox-admission"),
        webhook: "signalbox"
    )
    private static let secretPath = "/api/v1/namespaces/signalbox/secrets/certificate"
    private static let webhookPath = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/signalbox"

    /// One that calls us, and one that is somebody else's.
    private static func webhook() -> JSON {
        func client(_ service: String) -> JSON {
            [
                "name": .string("\(service).example.com"),
                "clientConfig": ["service": ["name": .string(service), "namespace": "signalbox", "path": "/validate"]],
            ]
        }
        return [
            "apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
            "metadata": ["name": "signalbox", "resourceVersion": "1"],
            "webhooks": [client("signalbox-admission"), client("other")],
        ]
    }

    private func keepers(
        _ count: Int,
        at now: Timestamp,
        _ url: String,
        _ body: ([CertificateKeeper]) async throws -> Void
    ) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let client = KubernetesClient(ClusterConfiguration(server: url), logger: logger)
        let clock = WallClock(now: { now })
        let keepers = (0..<count).map { _ in
            CertificateKeeper(Self.place, in: client.allowing(.zero), clock: clock, logger: logger)
        }
        let result: Result<Void, any Error>
        do { result = .success(try await body(keepers)) } catch { result = .failure(error) }
        try await client.shutDown()
        try result.get()
    }

    @Test func `replicas that begin together show one certificate, and the API server trusts its authority`()
        async throws
    {
        let cluster = FakeCluster([Self.webhookPath: Self.webhook()])
        let shown = (0..<4).map { _ in ServedCertificate() }
        try await ScriptedServer.serving(script: { request, _ in [cluster.answer(request)] }) { server in
            try await keepers(4, at: Timestamp(seconds: 1_800_000_000), server.url) { keepers in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for (keeper, served) in zip(keepers, shown) { group.addTask { try await keeper.look(served) } }
                    try await group.waitForAll()
                }
            }
        }
        #expect(Set(shown.map { $0.pair?.end }).count == 1)
        let kept = KeptCertificates(secret: try #require(cluster.objects[Self.secretPath]))
        #expect(kept.authorities.count == 1)
        let webhooks = try #require(cluster.objects[Self.webhookPath]?["webhooks"]?.array)
        let trusted = JSON.string(base64(Array(kept.bundle.utf8)))
        #expect(webhooks.map { $0.at("clientConfig", "caBundle") } == [trusted, nil])
    }

    @Test func `the API server is told of a new authority beside the old one, and what was taken away is told again`()
        async throws
    {
        let cluster = FakeCluster([Self.webhookPath: Self.webhook()])
        let served = ServedCertificate()
        let (first, later) = (Timestamp(seconds: 1_800_000_000), Timestamp(seconds: 1_800_000_000 + 300 * 86_400))
        try await ScriptedServer.serving(script: { request, _ in [cluster.answer(request)] }) { server in
            try await keepers(1, at: first, server.url) { try await $0[0].look(served) }
            cluster.put(Self.webhook(), at: Self.webhookPath)
            try await keepers(2, at: first, server.url) { keepers in
                for keeper in keepers { try await keeper.look(served) }
            }
            let before = KeptCertificates(secret: try #require(cluster.objects[Self.secretPath]))
            try await keepers(2, at: later, server.url) { keepers in
                for keeper in keepers { try await keeper.look(served) }
            }
            let after = KeptCertificates(secret: try #require(cluster.objects[Self.secretPath]))
            #expect(Array(after.authorities.dropFirst()) == before.authorities)
            let told = cluster.objects[Self.webhookPath]?["webhooks"]?.array?.first?.at("clientConfig", "caBundle")
            #expect(told == .string(base64(Array(after.bundle.utf8))))
        }
    }

    @Test func `without a configuration to tell, nothing is shown and it is said what to apply`() async throws {
        let cluster = FakeCluster()
        let served = ServedCertificate()
        try await ScriptedServer.serving(script: { request, _ in [cluster.answer(request)] }) { server in
            try await keepers(1, at: Timestamp(seconds: 1_800_000_000), server.url) { keepers in
                await #expect {
                    try await keepers[0].look(served)
                } throws: { error in
                    let message = (error as? CertificateKeeper.Problem)?.message ?? ""
                    return message.contains("ValidatingWebhookConfiguration signalbox")
                        && message.contains("deploy/components/admission")
                }
            }
        }
        #expect(served.pair == nil)
    }
}
