import Buses
package import EventData
package import Expressions
import Manifests
import SensorEngine

/// Which past events decide again.
package struct ReplaySelection: Sendable {
    package var since: Timestamp?
    package var until: Timestamp?
    /// The EventSource's name.
    package var source: String?
    package var event: String?
    /// Ids of events; none means all.
    package var ids: Set<String> = []
    /// Over the event's data, as `filter.expression` of an EventSource.
    package var query: FilterExpression?

    package init() {}

    /// Whether nothing is left out between the first event and the last.
    var isWhole: Bool { source == nil && event == nil && ids.isEmpty && query == nil }

    /// - Throws: when the query meets a value that it cannot work with; nothing is left out in silence.
    func takes(_ event: CloudEvent) throws(EvaluationError) -> Bool {
        guard isInTime(event.time), names(source: event.source, event.subject, id: event.id) else { return false }
        guard let query else { return true }
        let document: JSONDocument
        do { document = try JSONDocument(parsing: event.data ?? []) } catch { return false }
        return try query.evaluate(document, in: Evaluation(now: event.time, seed: []))
    }

    func isInTime(_ time: Timestamp) -> Bool {
        since.map { time >= $0 } ?? true && until.map { time <= $0 } ?? true
    }

    /// Whether an invocation of then is about events that are all taken now, as far as their names say it.
    func covers(_ events: [EventReference], from first: Int64) -> Bool {
        events.allSatisfy { $0.sequence >= first && names(source: $0.source, $0.subject, id: $0.id) }
            && (query == nil || events.count == 1)
    }

    private func names(source: String, _ event: String, id: String) -> Bool {
        (self.source.map { $0 == source } ?? true) && (self.event.map { $0 == event } ?? true)
            && (ids.isEmpty || ids.contains(id))
    }
}
