package import EventData

/// An event with its data parsed once, to be shared by every sensor that listens.
package struct DecodedEvent: Sendable {
    package let event: CloudEvent
    /// The data as JSON, or why it is none; nil when the event has no data at all.
    package let document: Result<JSONDocument, JSONSyntaxError>?

    package init(_ event: CloudEvent) {
        self.event = event
        document = event.data.map(Self.parse)
    }

    /// Bytes that are not UTF-8 do not make the data unreadable, as in Argo Events; they read as U+FFFD.
    private static func parse(_ bytes: [UInt8]) -> Result<JSONDocument, JSONSyntaxError> {
        do throws(JSONSyntaxError) {
            return .success(try JSONDocument(parsing: bytes))
        } catch {
            let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
            guard repaired != bytes else { return .failure(error) }
            return Result { () throws(JSONSyntaxError) in try JSONDocument(parsing: repaired) }
        }
    }

    package var topic: EventTopic { EventTopic(source: event.source, subject: event.subject) }
}

/// What a dependency waits for: the EventSource's name and the event name (spec/sensor.md §2.2, exact equality).
package struct EventTopic: Sendable, Hashable {
    package let source: String
    package let subject: String

    package init(source: String, subject: String) {
        self.source = source
        self.subject = subject
    }
}
