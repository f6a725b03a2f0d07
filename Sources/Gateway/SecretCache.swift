import EventData
import Kubernetes
import Manifests

/// Secrets read through the cluster's API and kept for a few seconds, so that a rotation is noticed without a restart
/// and a burst of requests asks once.
actor SecretCache {
    /// How long a value is used before it is read again.
    static let lifetime = Duration.seconds(5)

    private struct Key: Hashable {
        let namespace: String
        let selector: SecretSelector
    }

    private let kubernetes: KubernetesClient
    private let clock = ContinuousClock()
    private var values: [Key: (value: [UInt8], readAt: ContinuousClock.Instant)] = [:]

    init(_ kubernetes: KubernetesClient) { self.kubernetes = kubernetes }

    /// The value without one trailing newline, as Argo Events reads mounted secrets (spec/eventsources.md §5).
    func value(of selector: SecretSelector, namespace: String) async throws(KubernetesError) -> [UInt8] {
        let key = Key(namespace: namespace, selector: selector)
        if let known = values[key], known.readAt.duration(to: clock.now) < Self.lifetime { return known.value }
        var value = try await kubernetes.secret(selector.name, key: selector.key, in: namespace)
        if value.last == UInt8(ascii: "\n") { value.removeLast() }
        values[key] = (value, clock.now)
        return value
    }
}
