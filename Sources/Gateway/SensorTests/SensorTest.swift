import EventData
import Expressions
import Manifests

/// One test: what is given at which times, and what must come of it.
struct SensorTest: Sendable {
    let name: String
    let place: Place
    /// nil for the only sensor that there is.
    let sensor: String?
    let steps: [SensorTestStep]
    /// Every firing, in order; nil where the test says nothing about them.
    let fires: [ExpectedFiring]?
    /// Verdicts that must be among those that were given.
    let outcomes: [ExpectedOutcome]
    /// Ids of the events that are held at the end; nil where the test says nothing about them.
    let holds: [String]?

    /// nil after reporting why it cannot be tried.
    init?(from reader: ManifestReader, sensor: String?) {
        let errors = reader.problems.errorCount
        name = reader.string("name")
        if name.isEmpty { reader.missing("name") }
        place = reader.node.place
        self.sensor = reader.optionalString("sensor") ?? sensor
        steps = (reader.mappings("given") ?? []).compactMap { SensorTestStep(from: $0) }
        if !reader.has("given") { reader.missing("given", fix: "add given: and below it the events") }
        fires = reader.mappings("fires").map { $0.map { ExpectedFiring(from: $0) } }
        outcomes = (reader.mappings("outcomes") ?? []).map { ExpectedOutcome(from: $0) }
        holds = reader.has("holds") ? reader.strings("holds") : nil
        if fires == nil, outcomes.isEmpty, holds == nil {
            let fix = "add fires: with what must be fired, or fires: [] for nothing"
            reader.missing("fires", fix: fix)
        }
        reader.finish()
        guard reader.problems.errorCount == errors else { return nil }
    }
}

/// An event, or time that passes.
struct SensorTestStep: Sendable {
    enum Moment: Sendable {
        case at(Timestamp)
        /// After the step before.
        case after(Duration)
    }

    enum Content: Sendable {
        /// `data` as it is written, or a file with it.
        case event(source: String, name: String, data: JSON?, file: String?)
        /// Recorded events, as `signalbox events export` writes them; each has its own time.
        case recorded(file: String)
        /// A request to an EventSource of the manifests, which verifies and maps it.
        case request(TestedRequest)
        case nothing
    }

    /// Between two steps that say nothing about it.
    private static let usualPause = Duration.seconds(1)

    let content: Content
    let id: String?
    /// The kind of EventSource it came from.
    let type: String
    let moment: Moment
    let place: Place

    init?(from reader: ManifestReader) {
        place = reader.node.place
        let errors = reader.problems.errorCount
        moment = Self.moment(in: reader)
        id = reader.optionalString("id")
        type = reader.optionalString("type") ?? "webhook"
        content = Self.content(in: reader)
        reader.finish()
        guard reader.problems.errorCount == errors else { return nil }
    }

    private static func content(in reader: ManifestReader) -> Content {
        if let file = reader.optionalString("recorded") { return .recorded(file: file) }
        if reader.has("request") { return TestedRequest(from: reader).map { .request($0) } ?? .nothing }
        guard let event = reader.optionalString("event") else {
            if !reader.has("at") {
                reader.missing(
                    "event",
                    fix: "write event: SOURCE/EVENT, request: FILE, recorded: FILE, or at: +10s to let time pass"
                )
            }
            return .nothing
        }
        let parts = event.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts.contains("") else {
            reader.invalid("event", "is '\(event)'", fix: "write the EventSource, a slash, and the event's name")
            return .nothing
        }
        let file = reader.optionalString("file")
        if file != nil, reader.has("data") {
            reader.invalid("file", "and 'data' are both there", fix: "keep one of them")
        }
        return .event(source: parts[0], name: parts[1], data: reader.anything("data")?.json, file: file)
    }

    private static func moment(in reader: ManifestReader) -> Moment {
        guard let text = reader.optionalString("at") else { return .after(usualPause) }
        if text.hasPrefix("+"), let pause = Duration(goText: String(text.dropFirst())), pause >= .zero {
            return .after(pause)
        }
        if let time = Timestamp(rfc3339: text) { return .at(time) }
        reader.invalid(
            "at",
            "is '\(text)'",
            fix: "write a time such as 2026-01-31T08:00:00Z, or +30s after the step before"
        )
        return .after(usualPause)
    }
}
