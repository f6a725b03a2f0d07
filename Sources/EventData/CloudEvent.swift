/// An event in its envelope (spec/sensor.md §7.5).
package struct CloudEvent: Sendable, Hashable {
    /// The producer's own identity where it has one; with `source` and `subject` it names the event for ever.
    package var id: String
    /// The EventSource's name; `namespace/name` on a bus that serves several namespaces.
    package var source: String
    /// The event name: the key below the kind.
    package var subject: String
    /// The kind, for example `webhook` or `calendar`.
    package var type: String
    package var time: Timestamp
    package var specVersion: String
    package var dataContentType: String
    /// The payload's bytes, JSON unless `dataContentType` says otherwise; nil means that there is no data at all.
    package var data: [UInt8]?
    /// What the producer's own envelope said where it sent one, and its trace context: `source`, `type`, extensions,
    /// `traceparent`.
    ///
    /// Kept for people and for tracing; it has no meaning for sensors, whose `context` is the event's own.
    package var producer: [String: String]

    package init(
        id: String,
        source: String,
        subject: String,
        type: String,
        time: Timestamp,
        specVersion: String = "1.0",
        dataContentType: String = "application/json",
        data: [UInt8]?,
        producer: [String: String] = [:]
    ) {
        self.id = id
        self.source = source
        self.subject = subject
        self.type = type
        self.time = time
        self.specVersion = specVersion
        self.dataContentType = dataContentType
        self.data = data
        self.producer = producer
    }
}
