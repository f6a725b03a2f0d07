import EventData

extension WorkflowRun {
    private static let label = "workflows.argoproj.io/configmap-type"

    /// Ends a node at once with what an earlier one of the same key gave (spec/workflows.md D13).
    ///
    /// - Returns: whether there was one.
    mutating func takeRemembered(
        _ request: inout NodeRequest,
        _ template: RunTemplate,
        _ inputs: JSON?
    ) throws(RunProblem) -> Bool {
        guard let written = template.memoize, !request.isAttempt else { return false }
        let memoize = try filled(written, TagScope(locals: request.locals, inputs: inputs))
        let cache = memoize["cache", "configMap", "name"]?.string ?? ""
        let key = memoize["key"]?.string ?? ""
        guard Self.isValid(key) else {
            throw RunProblem("memoize key '\(key)' must be letters, digits and '-', and begin with no '-'")
        }
        request.memoization = ["hit": false, "key": .string(key), "cacheName": .string(cache)]
        guard var entry = try entry(key, cache), isFresh(entry, maxAge: try time(memoize["maxAge"], "memoize.maxAge"))
        else { return false }
        request.memoization?["hit"] = true
        let outputs = entry["outputs"].flatMap { $0 == .null ? nil : $0 }
        let type: NodeType = template.nodeType == .retry ? .retry : template.nodeType
        let id = create(request, type, .pending, inputs: inputs)
        nodes.change(id) { $0.outputs = outputs }
        end(id, .succeeded, message: "")
        entry["lastHitTimestamp"] = .string(turn.now.rfc3339Seconds)
        keep(entry, key, cache)
        return true
    }

    private static func isValid(_ key: String) -> Bool {
        guard let first = key.utf8.first, first != UInt8(ascii: "-") else { return false }
        return key.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || $0 == "-" || ("0"..."9") ~= $0)
        }
    }

    private func entry(_ key: String, _ cache: String) throws(RunProblem) -> JSON? {
        if let kept = remembered["\(cache)/\(key)"] { return kept }
        guard let map = turn.view.configMaps["\(namespace)/\(cache)"] else { return nil }
        guard map.at("metadata", "labels", Self.label)?.string == "Cache" else {
            throw RunProblem("ConfigMap '\(cache)' of memoize needs the label \(Self.label): Cache")
        }
        return map["data"]?[key]?.string.flatMap { try? JSON(parsing: $0) }
    }

    private func isFresh(_ entry: JSON, maxAge: Duration?) -> Bool {
        guard let maxAge else { return true }
        guard let made = entry["creationTimestamp"]?.string.flatMap(Timestamp.init(rfc3339:)) else { return false }
        return turn.now - made <= maxAge
    }

    /// Keeps what a node gave that ended well.
    mutating func remember(_ id: String) {
        guard let node = nodes[id], let memoization = node.memoization, memoization["hit"]?.bool == false,
            let key = memoization["key"]?.string, let cache = memoization["cacheName"]?.string
        else { return }
        let now = JSON.string(turn.now.rfc3339Seconds)
        var entry: JSON = ["nodeID": .string(id)]
        entry["outputs"] = node.outputs ?? .null
        entry["creationTimestamp"] = now
        entry["lastHitTimestamp"] = now
        keep(entry, key, cache)
    }

    private mutating func keep(_ entry: JSON, _ key: String, _ cache: String) {
        remembered["\(cache)/\(key)"] = entry
        let metadata: JSON = [
            "name": .string(cache), "namespace": .string(namespace), "labels": [Self.label: "Cache"],
        ]
        turn.result.orders.append(
            .keep([
                "apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata, "data": [key: .string(entry.text)],
            ])
        )
    }
}
