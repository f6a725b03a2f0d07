import Expressions
package import Manifests

/// Events from a user's own gRPC server, as `generic.Eventing` describes it (spec/eventsources.md §2.4).
///
/// The protocol knows neither acknowledgements nor places to go on from, and names no message. What arrives here is held
/// until it is stored, however long that takes, and only then is the next message taken. What the server has sent and a
/// connection loses on its way is lost, unless the server sends it again; then it is a new event.
package struct GenericSource: EventSource {
    package static let kind = "generic"
    package let runsOnce = true

    /// Longer waits between two attempts to connect would look like a source that is dead.
    private static let longestWait = Duration.seconds(3_600)
    /// A server that refuses at once would otherwise be asked thousands of times a second.
    private static let shortestWait = Duration.milliseconds(100)
    /// Argo Events waits 5 s each time; a server that restarts is back sooner, and the last wait is about as long.
    private static let usualBackoff = Backoff(steps: 4, duration: .seconds(1), factor: 2, jitter: 0.2)

    /// nil when the manifest's cannot be used.
    let target: EventingTarget?
    let config: String
    let isPlaintext: Bool
    let hasJSONBody: Bool
    let metadata: [(name: String, value: String)]
    let token: SecretSelector?
    let tls: ProviderTrustSecrets?
    let backoff: Backoff

    package init(from reader: ManifestReader) {
        target = Self.target(from: reader)
        config = reader.string("config")
        isPlaintext = reader.bool("insecure", default: false)
        hasJSONBody = reader.bool("jsonBody", default: false)
        metadata = reader.stringMap("metadata")
        token = reader.secret("authSecret")
        tls = ProviderTrustSecrets(from: reader, field: "tls")
        backoff = reader.mapping("connectionBackoff").map(Backoff.init(from:)) ?? Self.usualBackoff
        if isPlaintext, reader.has("tls") {
            reader.invalid("tls", "has no effect with insecure: true", fix: "remove one of them", rule: .own)
        } else if isPlaintext, token != nil {
            let fix = "remove insecure: true, and name the server's authority in tls.caCertSecret"
            reader.warn("authSecret", "is sent without encryption, and whoever reads it can use it", fix: fix)
        } else if tls?.isUnverified == true {
            let fix = "name the server's authority in tls.caCertSecret instead of insecureSkipVerify"
            reader.warn("tls", "accepts any server, also one that only pretends to be yours", fix: fix)
        }
        // Every kind may have them; they are read and asked where events are taken in.
        reader.ignore("filter", "quota")
        reader.finish()
    }

    private static func target(from reader: ManifestReader) -> EventingTarget? {
        let text = reader.string("url")
        guard !text.isEmpty else { return nil }
        if let target = EventingTarget(text) { return target }
        let fix =
            text.contains("://")
            ? "write host:port alone; insecure: true says whether it is encrypted"
            : "write host:port, such as events.example.com:50051"
        reader.invalid("url", "is '\(text)', which is no host with its port", fix: fix, rule: .own)
        return nil
    }

    package func run(in context: SourceContext) async throws {
        guard let target else { preconditionFailure("a source with problems is never run") }
        try await GenericRun(source: self, target: target, context: context).run()
    }

    /// How long to wait before the server is called again.
    ///
    /// - Parameters:
    ///   - failures: connections in a row that failed or did not last, this one included.
    ///   - random: from 0 up to but not including 1.
    /// - Returns: from a tenth of a second to an hour.
    package func wait(after failures: Int, random: Double) -> Duration {
        let attempt = min(failures + 1, max(2, backoff.steps))
        return min(max(backoff.delay(beforeAttempt: attempt, random: random), Self.shortestWait), Self.longestWait)
    }
}
