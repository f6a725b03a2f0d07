package import EventData
package import EventSources
import Expressions
package import Manifests

/// The `filter` of every named event that has one (design §4, step 2).
package struct EventFilters: Sendable {
    package enum Verdict: Sendable, Equatable {
        case passes
        case isFalse
        /// The expression met a value it cannot work with; the event is dropped, as in Argo Events.
        case fails(String)
    }

    private struct Key: Hashable {
        let source: ManifestName
        let eventName: String
    }

    private let filters: [Key: EventFilter]
    private let secret: [UInt8]

    /// `secret` makes the random numbers of expressions (see `Evaluation`).
    package init(_ sources: [CheckedManifests.Source] = [], secret: [UInt8] = []) {
        let named = sources.compactMap { source in
            source.filter.map { (Key(source: source.name, eventName: source.eventName), $0) }
        }
        filters = Dictionary(named) { $1 }
        self.secret = secret
    }

    func hasOne(for source: ManifestName, _ eventName: String) -> Bool {
        filters[Key(source: source, eventName: eventName)] != nil
    }

    package func verdict(
        on emission: Emission,
        of source: ManifestName,
        _ eventName: String,
        at now: Timestamp
    ) -> Verdict {
        guard let filter = filters[Key(source: source, eventName: eventName)] else { return .passes }
        let secret = secret
        let evaluation = Evaluation(now: now) {
            secret + Array("\(source)\0\(eventName)\0\(emission.identity ?? "")".utf8) + sha256(emission.payload)
        }
        do {
            let payload = try JSONDocument(parsing: emission.payload)
            return try filter.expression.evaluate(payload, in: evaluation) ? .passes : .isFalse
        } catch {
            return .fails("\(error)")
        }
    }
}
