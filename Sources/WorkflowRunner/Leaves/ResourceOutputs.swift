import EventData
import Expressions

/// Output parameters of a `resource` template: parts of the object (spec/workflows.md D8).
struct ResourceOutputs {
    let now: Timestamp

    func gather(_ declared: [JSON], from object: JSON) throws(LeafProblem) -> [JSON] {
        var parameters: [JSON] = []
        for parameter in declared {
            var parameter = parameter
            let source = parameter["valueFrom"] ?? .null
            let name = "outputs.parameters '\(parameter.text("name"))'"
            let value: String?
            if let template = source["jsonPath"]?.string {
                value = try text(of: template, in: object, called: name)
            } else if let filter = source["jqFilter"]?.string {
                value = try filtered(object, by: filter, called: name)
            } else {
                parameters.append(parameter)
                continue
            }
            if let value {
                parameter["value"] = .string(value)
            } else if let value = source["default"] {
                parameter["value"] = value
            } else {
                throw .error("\(name): the object has no such field, and there is no default")
            }
            parameters.append(parameter)
        }
        return parameters
    }

    private func filtered(_ object: JSON, by filter: String, called name: String) throws(LeafProblem) -> String? {
        do {
            // jq's worker takes and gives objects.
            let program = try JQProgram(parsing: "{v: (\n\(filter)\n)}")
            let answer = try program.transform(JSONDocument(parsing: object.bytes), now: now)
            let value = try JSON(parsing: answer.bytes)["v"] ?? .null
            return value == .null ? nil : value.string ?? value.text
        } catch { throw .error("\(name): \(error)") }
    }

    /// kubectl's template: text with `{.status.phase}`; nil when a field is absent.
    private func text(of template: String, in object: JSON, called name: String) throws(LeafProblem) -> String? {
        var result = ""
        var rest = template[...]
        while let start = rest.firstIndex(of: "{") {
            guard let end = rest[start...].firstIndex(of: "}") else { break }
            result += rest[..<start]
            let path = rest[rest.index(after: start)..<end]
            guard let value = try field(path, in: object, called: name) else { return nil }
            result += value.string ?? value.text
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private func field(_ path: Substring, in object: JSON, called name: String) throws(LeafProblem) -> JSON? {
        guard !path.contains(where: { "*?:,@ ".contains($0) }) || path.contains("['") else {
            throw .error("\(name): '{\(path)}' is more than a path; use jqFilter")
        }
        var value = object
        var rest = path.drop { $0 == "$" }
        while !rest.isEmpty {
            let part: Substring
            if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
                part = rest[rest.index(after: rest.startIndex)..<end]
                rest = rest[rest.index(after: end)...]
            } else {
                rest = rest.drop { $0 == "." }
                // A dot in a name is written with a backslash before it.
                var escaped = false
                part = rest.prefix { letter in
                    if escaped {
                        escaped = false
                        return true
                    }
                    escaped = letter == "\\"
                    return letter != "." && letter != "["
                }
                rest = rest[part.endIndex...]
            }
            let name = String(part.filter { $0 != "\\" && $0 != "'" && $0 != "\"" })
            if let index = Int(name), let list = value.array {
                guard list.indices.contains(index) else { return nil }
                value = list[index]
            } else if let next = value[name] {
                value = next
            } else if !name.isEmpty {
                return nil
            }
        }
        return value
    }
}
