import EventData
package import Kubernetes
package import Manifests

/// Secrets read through the cluster's API and kept for a few seconds, so that a rotation is noticed without a restart
/// and a burst of requests asks once; where they may be watched, a rotation is noticed at once.
///
/// A secret that cannot be read is an error, however well an older value is known: a withdrawn token must not go on.
package actor SecretCache {
    /// How long a value is used before it is read again.
    static let lifetime = Duration.seconds(5)

    /// Reads a key of a Secret in a namespace.
    package typealias Read = @Sendable (SecretSelector, String) async throws(KubernetesError) -> [UInt8]

    private struct Key: Hashable {
        let namespace: String
        let selector: SecretSelector

        var secret: ManifestName { ManifestName(namespace: namespace, name: selector.name) }
    }

    private let read: Read
    private let watches: SecretWatches?
    private let clock = ContinuousClock()
    private var values: [Key: (value: [UInt8], readAt: ContinuousClock.Instant)] = [:]
    /// How often each Secret has changed, as far as it was told.
    private var news: [ManifestName: Int] = [:]
    private var readings: [Key: Task<Result<[UInt8], KubernetesError>, Never>] = [:]

    package init(watchedBy watches: SecretWatches? = nil, _ read: @escaping Read) {
        self.watches = watches
        self.read = read
    }

    /// The value without one trailing newline, as Argo Events reads mounted secrets (spec/eventsources.md §5).
    package func value(of selector: SecretSelector, namespace: String) async throws(KubernetesError) -> [UInt8] {
        let key = Key(namespace: namespace, selector: selector)
        if values[key] == nil {
            await watches?.follow(key.secret)
        }
        if let known = values[key], known.readAt.duration(to: clock.now) < Self.lifetime { return known.value }
        if let reading = readings[key] { return try await reading.value.get() }
        // A task of its own, because the caller who came first may be cancelled while others wait for the answer.
        let reading = Task { await result(of: key) }
        readings[key] = reading
        return try await reading.value.get()
    }

    /// What is known of a Secret is old.
    package func forget(_ name: ManifestName) {
        news[name, default: 0] += 1
        values = values.filter { $0.key.secret != name }
        // What is being read may be older than the news: who waits for it gets it, and nobody later.
        readings = readings.filter { $0.key.secret != name }
    }

    private func result(of key: Key) async -> Result<[UInt8], KubernetesError> {
        let before = news[key.secret]
        defer { if news[key.secret] == before { readings[key] = nil } }
        do throws(KubernetesError) {
            var value = try await read(key.selector, key.namespace)
            if value.last == UInt8(ascii: "\n") { value.removeLast() }
            if news[key.secret] == before { values[key] = (value, clock.now) }
            return .success(value)
        } catch {
            return .failure(error)
        }
    }
}
