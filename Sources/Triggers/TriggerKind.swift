package import EventData
package import Kubernetes
package import Logging
package import Manifests
package import SensorEngine

/// A kind of trigger: safe to repeat, and it says whether repeating can help.
package protocol TriggerKind: Sendable {
    /// The key inside `template`: `argoWorkflow`, `k8s`, `http`, `log`.
    static var kind: String { get }

    /// Reads every field of the kind's block so that each problem of it is reported at load.
    static func check(_ reader: ManifestReader)

    /// Performs the invocation; called again with the same id it finds the work done.
    func fire(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult

    /// Looks at the object that the invocation made.
    func look(at invocation: Invocation, in context: TriggerContext) async -> MadeObject

    /// Ends what the invocation started, if that can be; called again it finds it ended.
    func stop(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult
}

// Most kinds make nothing that lives on.
extension TriggerKind {
    package func look(at invocation: Invocation, in context: TriggerContext) async -> MadeObject { .nothing }

    package func stop(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        .succeeded("nothing to stop")
    }
}

/// What a trigger gets from the runtime.
package struct TriggerContext: Sendable {
    package let kubernetes: KubernetesClient
    package let logger: Logger
    package let now: @Sendable () -> Timestamp
    /// Where people reach the console, without a slash at its end; nil where nothing can link to it.
    package var console: String?
    /// Reads a key of a Secret or ConfigMap.
    package typealias ReadValue = @Sendable (Reference, String) async throws(KubernetesError) -> [UInt8]
    let readValue: ReadValue

    /// Without `readValue`, Secrets and ConfigMaps are read with the client's own rights for every attempt.
    package init(
        kubernetes: KubernetesClient,
        logger: Logger,
        now: @escaping @Sendable () -> Timestamp,
        readValue: ReadValue? = nil
    ) {
        let own: ReadValue = { reference, key throws(KubernetesError) in
            try await kubernetes.value(of: reference, key: key)
        }
        self.readValue = readValue ?? own
        self.kubernetes = kubernetes
        self.logger = logger
        self.now = now
    }
}
