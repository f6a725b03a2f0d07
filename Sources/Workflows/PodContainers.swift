import EventData

/// The containers of a pod as its node tells of them.
struct PodContainers {
    /// The one node that there is.
    static let host = "localhost"

    private let template: JSON
    private let node: JSON
    /// The nodes of a `containerSet`'s containers, by their names.
    private let parts: [String: JSON]

    init(_ template: JSON, _ node: JSON, parts: [String: JSON]) {
        self.template = template
        self.node = node
        self.parts = parts
    }

    static func isCompleted(_ node: JSON) -> Bool {
        node["phase"]?.string.flatMap(NodePhase.init)?.isFulfilled ?? false
    }

    /// The container that people mean when they name none.
    static func main(of template: JSON) -> String {
        let names = (template["containerSet", "containers"]?.array ?? []).compactMap { $0["name"]?.string }
        return names.contains("main") ? "main" : names.first ?? "main"
    }

    private var own: [JSON] {
        let set = template["containerSet", "containers"]?.array ?? []
        if !set.isEmpty { return set }
        var main = template["container"] ?? template["script"] ?? [:]
        main["name"] = "main"
        return [main]
    }

    private var beginnings: [JSON] { template["initContainers"]?.array ?? [] }

    var spec: JSON {
        var spec: JSON = [
            "containers": .array(own.map(shown)), "nodeName": .string(Self.host), "restartPolicy": "Never",
            "serviceAccountName": "default",
        ]
        if !beginnings.isEmpty { spec["initContainers"] = .array(beginnings.map(shown)) }
        return spec
    }

    /// With the values of the inputs in the places that name them.
    private func shown(_ container: JSON) -> JSON {
        var shown: JSON = ["name": container["name"] ?? "main", "image": .string(filled(container["image"]))]
        for field in ["command", "args"] {
            guard let words = container[field]?.array else { continue }
            shown[field] = .array(words.map { .string(filled($0)) })
        }
        shown["resources"] = container["resources"] ?? [:]
        return shown
    }

    private func filled(_ json: JSON?) -> String {
        var text = json?.string ?? ""
        guard text.contains("{{") else { return text }
        for parameter in node["inputs", "parameters"]?.array ?? [] {
            guard let name = parameter["name"]?.string, let value = parameter["value"]?.string else { continue }
            text = text.replacing("{{inputs.parameters.\(name)}}", with: value)
        }
        return text
    }

    var status: JSON {
        let phase = node["phase"]?.string ?? "Pending"
        let isReady = phase == "Running"
        var status: JSON = [
            "phase": .string(
                phase == "Error" ? "Failed" : ["Skipped", "Omitted"].contains(phase) ? "Succeeded" : phase
            ),
            "hostIP": "127.0.0.1", "podIP": "127.0.0.1", "qosClass": "BestEffort",
            "conditions": ["PodScheduled", "Ready"].map { type -> JSON in
                let holds = type == "PodScheduled" ? phase != "Pending" : isReady
                return ["type": .string(type), "status": holds ? "True" : "False"]
            }.asJSON,
            "containerStatuses": own.map { containerStatus($0) }.asJSON,
        ]
        if !beginnings.isEmpty {
            status["initContainerStatuses"] = beginnings.map { containerStatus($0, isBeginning: true) }.asJSON
        }
        status["startTime"] = node["startedAt"]
        status["message"] = node["message"]
        return status
    }

    private func containerStatus(_ container: JSON, isBeginning: Bool = false) -> JSON {
        // Until the pod runs it knows best what it waits for.
        let part = isBeginning || node["phase"] == "Pending" ? nil : parts[container["name"]?.string ?? ""]
        let told = part ?? node
        let isReady = !isBeginning && told["phase"] == "Running"
        return [
            "name": container["name"] ?? "main", "image": .string(filled(container["image"])), "imageID": "",
            "ready": .bool(isReady), "started": .bool(isReady), "restartCount": 0, "state": Self.state(told),
        ]
    }

    private static func state(_ node: JSON) -> JSON {
        let started: JSON = ["startedAt": node["startedAt"] ?? .null]
        switch node["phase"]?.string.flatMap(NodePhase.init) ?? .pending {
        case .pending:
            var waiting: JSON = ["reason": "PodInitializing"]
            waiting["message"] = node["message"]
            return ["waiting": waiting]
        case .running: return ["running": started]
        case let phase:
            let code = node["outputs", "exitCode"]?.string.flatMap { Int($0) } ?? (phase.isBad ? 1 : 0)
            var ended: JSON = [
                "exitCode": .number(JSONNumber(code)), "reason": phase.isBad ? "Error" : "Completed",
                "startedAt": node["startedAt"] ?? .null, "finishedAt": node["finishedAt"] ?? .null,
            ]
            if phase.isBad { ended["message"] = node["message"] }
            return ["terminated": ended]
        }
    }
}

extension [JSON] {
    fileprivate var asJSON: JSON { .array(self) }
}
