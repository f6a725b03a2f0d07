package import EventData

/// One line of an object's `status.conditions` (spec/sensor.md §1.9).
package struct Condition: Sendable, Equatable {
    package enum Status: String, Sendable {
        case yes = "True"
        case no = "False"
        case unknown = "Unknown"
    }

    package let type: String
    package let status: Status
    package let reason: String
    /// Empty where there is nothing to say.
    package let message: String

    package init(_ type: String, _ status: Status, reason: String, message: String = "") {
        self.type = type
        self.status = status
        self.reason = reason
        self.message = message
    }
}

/// The status that an object ought to have.
package struct ObjectStatus: Sendable, Equatable {
    /// Longest message of a condition, in bytes; the limit of Kubernetes' own type.
    static let longestMessage = 32_768

    /// The generation that the conditions are about.
    package let generation: Int
    package let conditions: [Condition]
    /// What else the kind keeps in its status.
    package let more: [String: JSON]

    package init(generation: Int, conditions: [Condition], more: [String: JSON] = [:]) {
        self.generation = generation
        self.conditions = conditions
        self.more = more
    }

    /// The status as JSON, sorted by type; a condition keeps its `lastTransitionTime` until its status is another.
    ///
    /// - Returns: nil where `current` says the same already.
    package func json(after current: JSON?, at now: Timestamp) -> JSON? {
        let old = Dictionary((current?["conditions"]?.array ?? []).map { ($0["type"]?.string ?? "", $0) }) { $1 }
        let generation = JSON.number(JSONNumber(self.generation))
        let all = conditions.sorted { $0.type < $1.type }.map { condition -> JSON in
            let before = old[condition.type]
            let isSame = before?["status"]?.string == condition.status.rawValue
            let since = isSame ? before?["lastTransitionTime"]?.string : nil
            var json: JSON = [
                "type": .string(condition.type), "status": .string(condition.status.rawValue),
                "reason": .string(condition.reason),
                "lastTransitionTime": .string(since ?? now.rfc3339Seconds), "observedGeneration": generation,
            ]
            // As Argo Events leaves it out; API servers that were built by a newer Go take an empty one for null.
            if !condition.message.isEmpty { json["message"] = .string(Self.cut(condition.message)) }
            return json
        }
        var status = current?.object == nil ? JSON.object(JSONObject()) : current ?? [:]
        status["conditions"] = .array(all)
        status["observedGeneration"] = generation
        for (name, value) in more.sorted(by: { $0.key < $1.key }) { status[name] = value }
        return status == current ? nil : status
    }

    private static func cut(_ message: String) -> String {
        guard message.utf8.count > longestMessage else { return message }
        return String(decoding: message.utf8.prefix(longestMessage - 4), as: UTF8.self) + "…"
    }
}
