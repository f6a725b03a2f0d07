package import EventData
import Expressions

/// A Kubernetes object before its parameters are written: decoded and encoded again as Go does it.
///
/// It shows where a parameter is appended to a part of the object: that part's text has its members sorted, numbers in
/// Go's notation and HTML characters escaped (spec/sensor.md §5.1, §6).
package func canonicalResource(_ resource: JSONDocument) throws(RenderError) -> JSONDocument {
    var text = ""
    do throws(EvaluationError) {
        try append(resource.tree, to: &text)
    } catch {
        throw RenderError(error.problem)
    }
    return try JSONDocument(rendering: JSONText(validated: Array(text.utf8)))
}

private func append(_ value: JSON, to text: inout String) throws(EvaluationError) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .number(let number): text += number.integer == nil ? try goJSONNumber(number.double) : number.text
    case .string(let string): text += goJSONString(string)
    case .array(let items):
        text += "["
        for (index, item) in items.enumerated() {
            if index > 0 { text += "," }
            try append(item, to: &text)
        }
        text += "]"
    case .object(let object):
        text += "{"
        for (index, member) in object.sortedByName(\.self).members.enumerated() {
            text += (index > 0 ? "," : "") + goJSONString(member.name) + ":"
            try append(member.value, to: &text)
        }
        text += "}"
    }
}
