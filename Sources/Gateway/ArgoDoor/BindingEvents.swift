import EventData
import Kubernetes
import Logging
import Manifests
import Operator
import SensorEngine

/// Says in Events of a binding that it failed, as Argo Server does (spec/workflows.md B4).
///
/// An actor, because what was said a moment ago is not said again. A binding that is no object of the cluster has none.
actor BindingEvents {
    private static let reason = "WorkflowEventBindingError"
    /// The same failure of the same binding is told again after so long: an Event for each request would fill etcd.
    private static let silence = Duration.seconds(60)
    /// What is remembered; more begins anew.
    private static let maximum = 1_000

    private struct Told: Hashable {
        let binding: ManifestName
        let message: String
    }

    private let cluster: KubernetesClient
    private let now: @Sendable () -> Timestamp
    private let logger: Logger
    private let clock = ContinuousClock()
    private var told: [Told: ContinuousClock.Instant] = [:]

    init(cluster: KubernetesClient, now: @escaping @Sendable () -> Timestamp, logger: Logger) {
        // Whoever waits for an Event would wait for a cluster that is away.
        self.cluster = cluster.allowing(.zero)
        self.now = now
        self.logger = logger
    }

    /// Of an invocation that is a dead letter now.
    func tell(of invocation: Invocation, _ reason: String) async {
        guard let binding = WorkflowEventBinding.name(ofSensor: invocation.sensor) else { return }
        // Each has an id of its own, and the reason is the news.
        guard isNew(Told(binding: binding, message: reason)) else { return }
        await write("invocation \(invocation.id.text) is a dead letter: \(reason)", of: binding)
    }

    /// One that cannot be written is logged and not tried again.
    func tell(of binding: ManifestName, _ message: String) async {
        guard isNew(Told(binding: binding, message: message)) else { return }
        await write(message, of: binding)
    }

    private func write(_ message: String, of binding: ManifestName) async {
        let collection = ResourcePath(
            apiVersion: OperatorLoop.apiVersion,
            plural: OperatorLoop.bindings.plural,
            namespace: binding.namespace
        )
        let path = ResourcePath(
            apiVersion: collection.apiVersion,
            plural: collection.plural,
            namespace: binding.namespace,
            name: binding.name
        )
        do throws(KubernetesError) {
            let json: JSON
            do throws(KubernetesError) { json = try await cluster.get(path) } catch .notFound { return }
            let object = MirroredObject(json, kind: WorkflowEventBinding.kind, in: collection)
            let event = ObjectEvent(about: object, isTrouble: true, reason: Self.reason, message: message)
            try await event.write(to: cluster, at: now(), mark: "binding")
        } catch {
            logger.warning(
                "an Event could not be written",
                metadata: ["binding": "\(binding)", "reason": "\(error)"]
            )
        }
    }

    private func isNew(_ news: Told) -> Bool {
        if let last = told[news], last.duration(to: clock.now) < Self.silence { return false }
        if told.count >= Self.maximum { told = [:] }
        told[news] = clock.now
        return true
    }
}
