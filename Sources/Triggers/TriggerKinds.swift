import AsyncHTTPClient
package import SensorEngine

/// The kinds of trigger there are, ready to fire; a new kind is one line in `all` and one in `init`.
package struct TriggerKinds: Sendable {
    /// What can be checked at load.
    package static let all: [any TriggerKind.Type] = [
        ArgoWorkflowTrigger.self, KubernetesTrigger.self, HTTPTrigger.self, KafkaTrigger.self,
        LogTrigger.self,
    ]

    private let kinds: [String: any TriggerKind]
    private let client: HTTPClient
    /// For signed requests: follows no redirects.
    private let storage: HTTPClient
    private let producers = KafkaProducers()

    /// Connects to nothing yet; `shutDown` must be called before the last copy goes away.
    ///
    /// `console` is where people reach the console, without a slash at its end; nil where nothing can link to it.
    package init(console: String? = nil) {
        client = HTTPClient(configuration: HTTPTrigger.clientConfiguration)
        var direct = HTTPTrigger.clientConfiguration
        direct.redirectConfiguration = .disallow
        storage = HTTPClient(configuration: direct)
        let sources = ArtifactSources(web: client, storage: storage)
        let ready: [any TriggerKind] = [
            ArgoWorkflowTrigger(sources: sources), KubernetesTrigger(sources: sources), HTTPTrigger(client: client),
            KafkaTrigger(producers: producers), LogTrigger(), CommitStatusTrigger(client: storage, console: console),
        ]
        kinds = Dictionary(uniqueKeysWithValues: ready.map { (type(of: $0).kind, $0) })
    }

    /// One attempt by the invocation's kind; an invocation may be older than this version and of a kind it lacks.
    package func fire(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        guard let kind = kinds[invocation.kind] else {
            return .permanent(
                "this version has no trigger kind '\(invocation.kind)'",
                fix: "run a version that has it, then: signalbox invocations retry \(invocation.id)"
            )
        }
        return await kind.fire(invocation, in: context)
    }

    /// What the invocation made; nothing for a kind that this version lacks.
    package func look(at invocation: Invocation, in context: TriggerContext) async -> MadeObject {
        await kinds[invocation.kind]?.look(at: invocation, in: context) ?? .nothing
    }

    /// Ends what the invocation started.
    package func stop(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        await kinds[invocation.kind]?.stop(invocation, in: context) ?? .succeeded("nothing to stop")
    }

    /// Closes the connections; attempts under way fail.
    package func shutDown() async throws {
        await producers.shutDown()
        do { try await client.shutdown() } catch {
            try await storage.shutdown()
            throw error
        }
        try await storage.shutdown()
    }
}
