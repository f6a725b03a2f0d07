import AsyncHTTPClient

/// The kinds of trigger there are, ready to fire; a new kind is one line in `all` and one in `init`.
package struct TriggerKinds: Sendable {
    /// What can be checked at load.
    package static let all: [any TriggerKind.Type] = [
        ArgoWorkflowTrigger.self, KubernetesTrigger.self, HTTPTrigger.self, LogTrigger.self,
    ]

    private let kinds: [String: any TriggerKind]
    private let client: HTTPClient

    /// Connects to nothing yet; `shutDown` must be called before the last copy goes away.
    package init() {
        client = HTTPClient(configuration: HTTPTrigger.clientConfiguration)
        let ready: [any TriggerKind] = [
            ArgoWorkflowTrigger(), KubernetesTrigger(), HTTPTrigger(client: client), LogTrigger(),
        ]
        kinds = Dictionary(uniqueKeysWithValues: ready.map { (type(of: $0).kind, $0) })
    }

    /// The implementation of a kind; nil for one that does not exist.
    package subscript(kind: String) -> (any TriggerKind)? { kinds[kind] }

    /// Closes the connections; attempts under way fail.
    package func shutDown() async throws { try await client.shutdown() }
}
