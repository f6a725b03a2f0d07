package import Manifests

/// How far a batch of emissions came.
package struct BatchReceipt: Sendable, Equatable {
    /// Of the first emissions, in their order; each of them may be acknowledged.
    package let receipts: [Receipt]
    /// Why the next emission is not durable, and none after it; nil when all are.
    package let refusal: EmitError?

    package init(receipts: [Receipt], refusal: EmitError? = nil) {
        self.receipts = receipts
        self.refusal = refusal
    }
}

extension SourceContext {
    /// Makes events durable in their order, sharing what one flush of the disk costs; returning acknowledges those that
    /// have a receipt (promise G1).
    package func emit(_ emissions: [Emission]) async -> BatchReceipt {
        await runtime.emit(emissions, source: source, eventName: eventName)
    }
}

extension SourceRuntime {
    /// One after the other, for runtimes that have nothing better.
    package func emit(_ emissions: [Emission], source: ManifestName, eventName: String) async -> BatchReceipt {
        var receipts: [Receipt] = []
        for emission in emissions {
            do throws(EmitError) {
                receipts.append(try await emit(emission, source: source, eventName: eventName))
            } catch {
                return BatchReceipt(receipts: receipts, refusal: error)
            }
        }
        return BatchReceipt(receipts: receipts)
    }
}
