import EventData
import EventSources
import Foundation
import Support
import Testing

/// A provider whose real payloads are at hand, and how it signs them.
struct ProviderFixture: CustomTestStringConvertible, Sendable {
    static let secret = "It's a Secret to Everybody"
    static let signingToken = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    let testDescription: String
    let source: @Sendable () throws -> any EventSource
    let deliveryHeader: String
    let sign: @Sendable ([UInt8]) -> [String]
    /// What the source adds to the body.
    var added: [String] = []

    static let all = [
        ProviderFixture(
            testDescription: "github",
            source: { try faultless(GitHubSource.self, nested + "organizations: [o]\n" + webhookSecret) },
            deliveryHeader: "X-GitHub-Delivery",
            sign: { ["X-Hub-Signature-256: sha256=" + code($0), "X-GitHub-Event: push"] },
            added: ["X-GitHub-Event", "X-GitHub-Delivery"]
        ),
        ProviderFixture(
            testDescription: "gitlab",
            source: {
                let fields = "events: []\ngitlabBaseURL: https://gitlab.com\naccessToken: {name: hook, key: secret}\n"
                return try faultless(GitLabSource.self, nested + fields + "signingToken: {name: hook, key: signing}")
            },
            deliveryHeader: "Idempotency-Key",
            sign: standardSignature
        ),
        ProviderFixture(
            testDescription: "bitbucket",
            source: {
                let repositories = "repositories: [{owner: o, repositorySlug: s}]\n"
                return try faultless(BitbucketSource.self, nested + repositories + webhookSecret)
            },
            deliveryHeader: "X-Request-UUID",
            sign: { ["X-Hub-Signature: sha256=" + code($0)] }
        ),
        ProviderFixture(
            testDescription: "bitbucket-server",
            source: {
                let base = "bitbucketserverBaseURL: https://git.example.com/rest\n"
                return try faultless(BitbucketServerSource.self, nested + base + webhookSecret)
            },
            deliveryHeader: "X-Request-Id",
            sign: { ["X-Hub-Signature: sha256=" + code($0)] }
        ),
    ]

    static let nested = "webhook: {endpoint: /example, port: \"12000\"}\n"
    private static let webhookSecret = "webhookSecret: {name: hook, key: secret}"

    private static func code(_ body: [UInt8]) -> String {
        hexadecimal(hmacSHA256(body, key: Array(secret.utf8)))
    }

    private static func standardSignature(_ body: [UInt8]) -> [String] {
        let key = decodedBase64(Array(signingToken.utf8.dropFirst("whsec_".count))) ?? []
        let code = hmacSHA256(Array("msg_1.1700000000.".utf8) + body, key: key)
        return ["Webhook-Id: msg_1", "Webhook-Timestamp: 1700000000", "Webhook-Signature: v1,\(base64(code))"]
    }

    /// Every payload, by its path.
    func payloads() throws -> [(name: String, bytes: [UInt8])] {
        let root = "\(sharedDirectory)/fixtures/\(testDescription)"
        let names = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".json") }.sorted()
        return try names.map { ($0, Array(try Data(contentsOf: URL(fileURLWithPath: "\(root)/\($0)")))) }
    }

    static func runtime() -> FakeRuntime {
        let runtime = FakeRuntime(now: Timestamp(seconds: 1_700_000_000))
        runtime.setSecret("hook", "secret", to: secret)
        runtime.setSecret("hook", "signing", to: signingToken)
        return runtime
    }
}
