import EventData

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

/// `text` as Go's encoding/json writes a string: HTML characters and the two line separators escaped as well.
func goJSONString(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case "\u{08}": result += "\\b"
        case "\u{0C}": result += "\\f"
        case "\0"..<" ", "<", ">", "&", "\u{2028}", "\u{2029}": result += escaped(scalar)
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}
