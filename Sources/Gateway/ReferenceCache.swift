import EventData
package import Kubernetes
package import Manifests

/// Secrets and ConfigMaps read through the cluster's API and kept for a few seconds, so that a change is noticed without a restart
/// and a burst of requests asks once; where they may be watched, it is noticed at once.
///
/// What cannot be read is an error, however well an older value is known: a withdrawn token must not go on.
package actor ReferenceCache {
    /// How long a value is used before it is read again.
    static let lifetime = Duration.seconds(5)

    /// Reads a key of a Secret or ConfigMap.
    package typealias Read = @Sendable (Reference, String) async throws(KubernetesError) -> [UInt8]

    private struct Key: Hashable {
        let reference: Reference
        let key: String
    }

    private let read: Read
    private let watches: ReferenceWatches?
    private let clock = ContinuousClock()
    private var values: [Key: (value: [UInt8], readAt: ContinuousClock.Instant)] = [:]
    /// How often each has changed, as far as it was told.
    private var news: [Reference: Int] = [:]
    private var readings: [Key: Task<Result<[UInt8], KubernetesError>, Never>] = [:]

    package init(watchedBy watches: ReferenceWatches? = nil, _ read: @escaping Read) {
        self.watches = watches
        self.read = read
    }

    /// A Secret's value without one trailing newline, as Argo Events reads mounted secrets (spec/eventsources.md §5).
    package func secret(_ selector: SecretSelector, namespace: String) async throws(KubernetesError) -> [UInt8] {
        let reference = Reference(.secret, namespace: namespace, name: selector.name)
        var value = try await value(of: reference, key: selector.key)
        if value.last == UInt8(ascii: "\n") { value.removeLast() }
        return value
    }

    /// The value of a key as it is.
    package func value(of reference: Reference, key name: String) async throws(KubernetesError) -> [UInt8] {
        let key = Key(reference: reference, key: name)
        if let value = fresh(key) { return value }
        await watches?.follow(reference)
        // Others may have read it meanwhile.
        if let value = fresh(key) { return value }
        if let reading = readings[key] { return try await reading.value.get() }
        // A task of its own, because the caller who came first may be cancelled while others wait for the answer.
        let reading = Task { await result(of: key) }
        readings[key] = reading
        return try await reading.value.get()
    }

    private func fresh(_ key: Key) -> [UInt8]? {
        values[key].flatMap { $0.readAt.duration(to: clock.now) < Self.lifetime ? $0.value : nil }
    }

    /// What is known of it is old.
    package func forget(_ reference: Reference) {
        news[reference, default: 0] += 1
        values = values.filter { $0.key.reference != reference }
        // What is being read may be older than the news: who waits for it gets it, and nobody later.
        readings = readings.filter { $0.key.reference != reference }
    }

    private func result(of key: Key) async -> Result<[UInt8], KubernetesError> {
        let before = news[key.reference]
        defer { if news[key.reference] == before { readings[key] = nil } }
        do throws(KubernetesError) {
            let value = try await read(key.reference, key.key)
            if news[key.reference] == before { values[key] = (value, clock.now) }
            return .success(value)
        } catch {
            return .failure(error)
        }
    }
}
