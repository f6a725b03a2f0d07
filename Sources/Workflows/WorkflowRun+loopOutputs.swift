import EventData

extension WorkflowRun {
    /// What the nodes of a loop gave, as one JSON text (spec/workflows.md D5); only successes count.
    func aggregate(_ attribute: String, _ nodes: [RunNode]) -> TagValue {
        let done = nodes.filter { $0.phase == .succeeded }
        switch attribute {
        case "outputs.result": return results(of: done)
        case "outputs.parameters":
            return .text(
                JSON.array(
                    done.map { node in
                        let parameters = node.outputs?["parameters"]?.array ?? []
                        return .object(JSONObject(parameters.map { ($0["name"]?.string ?? "", $0["value"] ?? "") }))
                    }
                ).text
            )
        default:
            guard attribute.hasPrefix("outputs.parameters.") else { return .unknown }
            let name = String(attribute.dropFirst(19))
            let texts = done.compactMap { $0.outputs?["parameters"]?.named(name)?["value"]?.scalarText }
            return texts.isEmpty ? .unknown : .text(aggregated(texts).text)
        }
    }

    private func results(of done: [RunNode]) -> TagValue {
        var values: [JSON] = []
        for node in done {
            guard let text = node.outputs?["result"]?.scalarText else { continue }
            guard let value = try? JSON(parsing: text) else {
                return .unreadable(
                    "'\(node.displayName)' printed no JSON: '\(text.prefix(80))'; print a text in quotes"
                )
            }
            values.append(value)
        }
        return .text(JSON.array(values).text)
    }

    /// Objects and arrays as such when all of them are, and texts otherwise.
    private func aggregated(_ texts: [String]) -> JSON {
        let values = texts.compactMap { text -> JSON? in
            guard let value = try? JSON(parsing: text), value.array != nil || value.object != nil else { return nil }
            return value
        }
        return .array(values.count == texts.count ? values : texts.map(JSON.string))
    }
}
