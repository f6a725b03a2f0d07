package import Kubernetes
package import Logging

/// Tells when a Secret or ConfigMap that manifests name has changed: each is watched by itself, from when it was first asked for.
///
/// It brings news and no values. A watch that has died without a word, or is not allowed, therefore does no harm: what was read is read
/// again after a few seconds anyway. None is listed.
package actor ReferenceWatches {
    /// Open watches, of the 64 connections that a client has for them; what is asked for later is only read.
    package static let maximum = 60
    /// One that nobody asks for any more, such as a name that an edit took out, gives up its place.
    package static let memory = Duration.seconds(600)
    /// Before a watch that ended or failed is opened again.
    static let waits = Duration.milliseconds(200)...Duration.seconds(15)
    /// Before a watch is tried again that we have no right to.
    static let waitAfterRefusal = Duration.seconds(300)

    private let cluster: KubernetesClient
    private let logger: Logger
    private let memory: Duration
    private let clock = ContinuousClock()
    /// When each that is watched was last asked for.
    private var asked: [Reference: ContinuousClock.Instant] = [:]
    private var toldRefusals: Set<Reference.Kind> = []
    private let wanted: AsyncStream<Reference>
    private let want: AsyncStream<Reference>.Continuation

    package init(_ cluster: KubernetesClient, logger: Logger, memory: Duration = memory) {
        // A lost connection is taken up here.
        self.cluster = cluster.allowing(.zero)
        self.logger = logger
        self.memory = memory
        (wanted, want) = AsyncStream.makeStream(of: Reference.self)
    }

    /// Watches it from now on, for as long as it is asked for again.
    package func follow(_ reference: Reference) {
        let isNew = asked[reference] == nil
        guard !isNew || asked.count < Self.maximum else { return }
        asked[reference] = clock.now
        if isNew { want.yield(reference) }
    }

    /// Watches what is asked for, until cancelled; `changed` is told of each piece of news.
    package func run(_ changed: @escaping @Sendable (Reference) async -> Void) async {
        await withDiscardingTaskGroup { group in
            for await reference in wanted {
                group.addTask { await self.watch(whileAskedFor: reference, changed) }
            }
            group.cancelAll()
        }
    }

    private func watch(
        whileAskedFor reference: Reference,
        _ changed: @escaping @Sendable (Reference) async -> Void
    ) async {
        await withTaskGroup { group in
            group.addTask { await self.watch(reference, changed) }
            group.addTask { await self.wait(whileAskedFor: reference) }
            await group.next()
            group.cancelAll()
        }
    }

    /// Until it was not asked for in a while; its place is free then.
    private func wait(whileAskedFor reference: Reference) async {
        while let last = asked[reference] {
            let end = last + memory
            if clock.now >= end {
                asked[reference] = nil
            } else {
                do { try await clock.sleep(until: end) } catch { return }
            }
        }
    }

    private func watch(_ reference: Reference, _ changed: @Sendable (Reference) async -> Void) async {
        var wait = Self.waits.lowerBound
        while !Task.isCancelled {
            do throws(KubernetesError) {
                try await news(of: reference, changed)
                wait = Self.waits.lowerBound
            } catch {
                wait = refusal(error, of: reference) ?? min(wait * 2, Self.waits.upperBound)
            }
            do { try await Task.sleep(for: wait) } catch { return }
        }
    }

    /// Tells of each piece of news until the watch ends; it begins with the object as it is, where there is one.
    private func news(
        of reference: Reference,
        _ changed: @Sendable (Reference) async -> Void
    ) async throws(KubernetesError) {
        let events = try await cluster.watch(
            reference.collection,
            fieldSelector: "metadata.name=\(reference.name)"
        )
        var iterator = events.makeAsyncIterator()
        while let event = try await iterator.next() {
            if case .bookmark = event { continue }
            await changed(reference)
        }
    }

    /// How long to wait after what will not pass soon; nil for everything else.
    private func refusal(_ error: KubernetesError, of reference: Reference) -> Duration? {
        guard case .refused(403, _, _) = error else { return nil }
        if toldRefusals.insert(reference.kind).inserted {
            logger.warning(
                "what manifests refer to is read again every few seconds, because it may not be watched",
                metadata: ["reference": "\(reference)", "reason": "\(error)"]
            )
        }
        return Self.waitAfterRefusal
    }
}
