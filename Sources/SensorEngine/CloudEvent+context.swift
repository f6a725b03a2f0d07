import EventData
import Expressions

extension CloudEvent {
    /// The context's members as `contextKey`, the whole event and `log` show them, in this order (spec/sensor.md §4.2).
    var contextMembers: [(name: String, value: String)] {
        [
            ("id", id), ("source", sourceName), ("specversion", specVersion), ("type", type),
            ("datacontenttype", dataContentType), ("subject", subject), ("time", time.rfc3339Seconds),
        ]
    }

    /// The EventSource's name without its namespace, which manifests do not know of; names have no '/' of their own.
    var sourceName: String {
        let parts = source.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty ? String(parts[1]) : source
    }

    /// The context as JSON text, byte for byte as Argo Events writes it.
    var contextText: String {
        let members = contextMembers.map { "\"\($0.name)\":\(goJSONString($0.value))" }
        return "{\(members.joined(separator: ","))}"
    }
}
