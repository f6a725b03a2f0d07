package import Manifests

/// Batches of one source in their order: each is handed over, and none is stored behind one that is not.
///
/// Used by one task at a time. After a batch that was not stored whole a source begins another line.
package protocol EmissionLine: Sendable {
    /// Returns before the events are durable, where the bus has work for its disk that way.
    func handOver(_ emissions: [Emission]) async -> PendingBatch
}

/// A batch that was handed over, and may not be durable yet.
package struct PendingBatch: Sendable {
    /// Whether another batch may be handed over before the receipt is there.
    package let mayBeFollowed: Bool
    private let answer: @Sendable () async -> BatchReceipt

    /// `receipt` is asked for once.
    package init(mayBeFollowed: Bool, receipt: @escaping @Sendable () async -> BatchReceipt) {
        self.mayBeFollowed = mayBeFollowed
        answer = receipt
    }

    /// Whoever hands over must ask for it, once.
    package func receipt() async -> BatchReceipt { await answer() }
}

extension SourceContext {
    /// A line that begins now.
    package func line() -> any EmissionLine { runtime.line(source: source, eventName: eventName) }
}

extension SourceRuntime {
    package func line(source: ManifestName, eventName: String) -> any EmissionLine {
        PatientLine(runtime: self, source: source, eventName: eventName)
    }
}

/// Has each batch durable before it returns, for runtimes that have nothing better.
private struct PatientLine<Runtime: SourceRuntime>: EmissionLine {
    let runtime: Runtime
    let source: ManifestName
    let eventName: String

    func handOver(_ emissions: [Emission]) async -> PendingBatch {
        let receipt = await runtime.emit(emissions, source: source, eventName: eventName)
        return PendingBatch(mayBeFollowed: false) { receipt }
    }
}
