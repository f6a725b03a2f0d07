import EventData
import Expressions

extension CloudEvent {
    /// The context's members as `contextKey`, the whole event and `log` show them, in this order (spec/sensor.md §4.2).
    var contextMembers: [(name: String, value: String)] {
        [
            ("id", id), ("source", source), ("specversion", specVersion), ("type", type),
            ("datacontenttype", dataContentType), ("subject", subject), ("time", time.rfc3339Seconds),
        ]
    }

    /// The context as JSON text, byte for byte as Argo Events writes it.
    var contextText: String {
        let members = contextMembers.map { "\"\($0.name)\":\(goJSONString($0.value))" }
        return "{\(members.joined(separator: ","))}"
    }
}
