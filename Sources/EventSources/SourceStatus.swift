package import EventData

/// How a source says it is: for readiness, and for whoever asks.
package struct SourceStatus: Sendable, Equatable {
    /// Why it does not work now, in words; nil when it does.
    package let problem: String?
    /// What `describe` shows.
    package let facts: JSON
    /// nil for a source that reads from nowhere.
    package let backlog: SourceBacklog?

    package init(problem: String?, facts: JSON, backlog: SourceBacklog? = nil) {
        self.problem = problem
        self.facts = facts
        self.backlog = backlog
    }
}

extension SourceContext {
    /// Says how it is; the last word counts.
    package func report(_ status: SourceStatus, kind: String) async {
        await runtime.report(status, kind: kind, source: source, eventName: eventName)
    }

    /// Returns when the record is put aside durably, so that it may be acknowledged.
    package func quarantine(_ record: PoisonRecord) async throws(EmitError) {
        try await runtime.quarantine(record, source: source, eventName: eventName)
    }
}
