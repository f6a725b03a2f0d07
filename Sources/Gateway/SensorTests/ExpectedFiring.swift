import EventData
import Manifests

/// What a firing must be.
struct ExpectedFiring: Sendable {
    let place: Place
    /// nil for any.
    let trigger: String?
    /// What the rendered object has at least; of triggers without an object, the whole request.
    let object: ManifestNode?
    /// What it is, and nothing more.
    let whole: ManifestNode?
    /// A file that has it.
    let golden: String?
    /// Ids of its events, in the order of the condition.
    let events: [String]?
    /// Part of the reason why it is a dead letter from the start.
    let deadLetter: String?

    init(from reader: ManifestReader) {
        place = reader.node.place
        trigger = reader.optionalString("trigger")
        object = reader.anything("object")
        whole = reader.anything("whole")
        golden = reader.optionalString("golden")
        events = reader.has("events") ? reader.strings("events") : nil
        deadLetter = reader.optionalString("deadLetter")
        reader.finish()
    }
}

/// A verdict that must have been given.
struct ExpectedOutcome: Sendable {
    let place: Place
    let event: String?
    let dependency: String?
    let trigger: String?
    let verdict: String
    /// Part of what was found.
    let detail: String?

    init(from reader: ManifestReader) {
        place = reader.node.place
        event = reader.optionalString("event")
        dependency = reader.optionalString("dependency")
        trigger = reader.optionalString("trigger")
        verdict = reader.choice("verdict", of: SensorTestRun.verdicts, default: "fired")
        detail = reader.optionalString("detail")
        reader.finish()
    }
}
