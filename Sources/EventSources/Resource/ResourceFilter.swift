import EventData
import Expressions
import Manifests

/// Which changes of objects become events; all that is said must hold (spec/eventsources.md §2.14).
struct ResourceFilter: Sendable {
    /// For the server; nil for all objects.
    private(set) var labelSelector: String?
    private var prefix = ""
    private var fields: [FieldTest] = []
    private var createdBy: Timestamp?
    private(set) var isAfterStart = false

    init() {}

    init(from reader: ManifestReader) {
        prefix = reader.optionalString("prefix") ?? ""
        let labels = (reader.mappings("labels") ?? []).compactMap(LabelRequirement.init)
        if !labels.isEmpty { labelSelector = labels.map(\.text).joined(separator: ",") }
        fields = (reader.mappings("fields") ?? []).map(FieldTest.init)
        isAfterStart = reader.bool("afterStart", default: false)
        if let text = reader.optionalString("createdBy"), !text.isEmpty {
            createdBy = Timestamp(rfc3339: text)
            if createdBy == nil {
                reader.invalid(
                    "createdBy",
                    "is '\(text)', which is no time",
                    fix: "write one like 2026-11-26T08:00:00Z"
                )
            }
        }
        reader.finish()
    }

    /// Labels are the server's to look at.
    ///
    /// `start` is when the source began; times in objects have whole seconds.
    func passes(_ change: ObjectChange, start: Timestamp, now: Timestamp) -> Bool {
        let object = change.object
        guard object.name.hasPrefix(prefix) else { return false }
        if isAfterStart, (change.time ?? now).seconds < start.seconds { return false }
        if let createdBy, let created = object.created, created > createdBy { return false }
        guard !fields.isEmpty else { return true }
        guard let document = try? JSONDocument(parsing: object.bytes) else { return false }
        return fields.allSatisfy { $0.passes(document) }
    }
}

/// A regular expression, unanchored as in Argo Events, over one field of an object.
private struct FieldTest: Sendable {
    private enum Wish { case match, noMatch, nothing }

    private let path: JSONPath
    private let pattern: RegularExpression?
    private let wish: Wish

    init(from reader: ManifestReader) {
        path = JSONPath(reader.string("key"))
        let operation = reader.optionalString("operation") ?? ""
        switch operation {
        case "=", "==": wish = .match
        case "!=": wish = .noMatch
        default:
            wish = .nothing
            reader.warn(
                "operation",
                "is '\(operation)', with which no event passes in Argo Events, and none does here",
                fix: "use one of: ==, !="
            )
        }
        let text = reader.optionalString("value") ?? ""
        do { pattern = try RegularExpression(text) } catch {
            pattern = nil
            reader.warn("value", "is '\(text)', which is no regular expression; no event passes", fix: error.fix)
        }
        reader.finish()
    }

    /// A field that is missing never passes; one that is no text counts as an empty one.
    func passes(_ document: JSONDocument) -> Bool {
        guard let pattern, wish != .nothing, let found = document.find(path) else { return false }
        let isMatch = pattern.matches(found.kind == .string ? found.text : "")
        return isMatch == (wish == .match)
    }
}
