import EventData

/// One column of a table of objects.
struct Column: Sendable {
    let heading: String
    let value: @Sendable (JSON, Timestamp) -> String

    /// The columns kubectl shows for a kind; wide adds where a Workflow came from.
    static func columns(of kind: String, withNamespace: Bool, isWide: Bool) -> [Column] {
        let namespace = withNamespace ? [text("NAMESPACE", "metadata", "namespace")] : []
        return namespace + [text("NAME", "metadata", "name")] + middle(kind) + [age] + last(kind, isWide: isWide)
    }

    private static func middle(_ kind: String) -> [Column] {
        switch kind {
        case "Workflow", "Namespace", "Pod": [text("STATUS", "status", "phase")]
        case "Secret": [text("TYPE", "type"), count("data")]
        case "ConfigMap": [count("data")]
        default: []
        }
    }

    private static func last(_ kind: String, isWide: Bool) -> [Column] {
        guard kind == "Workflow" else { return [] }
        let origin = [
            text("SENSOR", "metadata", "labels", "events.argoproj.io/sensor"),
            text("TRIGGER", "metadata", "labels", "events.argoproj.io/trigger"),
            text("INVOCATION", "metadata", "labels", "signalbox.io/invocation"),
        ]
        return (isWide ? origin : []) + [text("MESSAGE", "status", "message")]
    }

    private static let age = Column(heading: "AGE") { object, now in
        signalbox.age(of: object.at("metadata", "creationTimestamp")?.string, now: now)
    }

    private static func count(_ field: String) -> Column {
        Column(heading: field.uppercased()) { object, _ in String(object[field]?.object?.members.count ?? 0) }
    }

    private static func text(_ heading: String, _ path: String...) -> Column {
        Column(heading: heading) { object, _ in
            var value: JSON? = object
            for name in path { value = value?[name] }
            return value?.string ?? "-"
        }
    }
}
