package import Kubernetes
package import Logging
package import Manifests

/// Tells when a Secret that manifests name has changed: each is watched by itself, from when it was first asked for.
///
/// It brings news and no values. A watch that has died without a word, or is not allowed, therefore does no harm: what was read is read
/// again after a few seconds anyway. No Secret is listed.
package actor SecretWatches {
    /// Open watches, of the 64 connections that a client has for them; Secrets that are asked for later are only read.
    static let maximum = 60
    /// Before a watch that ended or failed is opened again.
    static let waits = Duration.milliseconds(200)...Duration.seconds(15)
    /// Before a watch is tried again that we have no right to.
    static let waitAfterRefusal = Duration.seconds(300)

    private let cluster: KubernetesClient
    private let logger: Logger
    private var known: Set<ManifestName> = []
    private var isRefusalTold = false
    private let wanted: AsyncStream<ManifestName>
    private let want: AsyncStream<ManifestName>.Continuation

    package init(_ cluster: KubernetesClient, logger: Logger) {
        // A lost connection is taken up here.
        self.cluster = cluster.allowing(.zero)
        self.logger = logger
        (wanted, want) = AsyncStream.makeStream(of: ManifestName.self)
    }

    /// Watches the Secret from now on.
    func follow(_ name: ManifestName) {
        if known.count < Self.maximum, known.insert(name).inserted { want.yield(name) }
    }

    /// Watches what is asked for, until cancelled; `changed` is told of each piece of news.
    package func run(_ changed: @escaping @Sendable (ManifestName) async -> Void) async {
        await withDiscardingTaskGroup { group in
            for await name in wanted { group.addTask { await self.watch(name, changed) } }
            group.cancelAll()
        }
    }

    private func watch(_ name: ManifestName, _ changed: @Sendable (ManifestName) async -> Void) async {
        var wait = Self.waits.lowerBound
        while !Task.isCancelled {
            do throws(KubernetesError) {
                try await news(of: name, changed)
                wait = Self.waits.lowerBound
            } catch {
                wait = refusal(error, of: name) ?? min(wait * 2, Self.waits.upperBound)
            }
            do { try await Task.sleep(for: wait) } catch { return }
        }
    }

    /// Tells of each piece of news until the watch ends; it begins with the Secret as it is, where there is one.
    private func news(
        of name: ManifestName,
        _ changed: @Sendable (ManifestName) async -> Void
    ) async throws(KubernetesError) {
        let events = try await cluster.watch(
            ResourcePath(apiVersion: "v1", plural: "secrets", namespace: name.namespace),
            fieldSelector: "metadata.name=\(name.name)"
        )
        var iterator = events.makeAsyncIterator()
        while let event = try await iterator.next() {
            if case .bookmark = event { continue }
            await changed(name)
        }
    }

    /// How long to wait after what will not pass soon; nil for everything else.
    private func refusal(_ error: KubernetesError, of name: ManifestName) -> Duration? {
        guard case .refused(403, _, _) = error else { return nil }
        if !isRefusalTold {
            isRefusalTold = true
            logger.warning(
                "secrets are read again every few seconds, because they may not be watched",
                metadata: ["secret": "\(name)", "reason": "\(error)"]
            )
        }
        return Self.waitAfterRefusal
    }
}
