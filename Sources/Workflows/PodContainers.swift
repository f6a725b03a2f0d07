import EventData

/// The containers of a pod as its node tells of them.
struct PodContainers {
    /// The one node that there is.
    static let host = "localhost"

    private let template: JSON
    private let node: JSON

    init(_ template: JSON, _ node: JSON) {
        self.template = template
        self.node = node
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
            "containerStatuses": own.map { container(named: $0, isReady: isReady) }.asJSON,
        ]
        if !beginnings.isEmpty {
            status["initContainerStatuses"] = beginnings.map { container(named: $0, isReady: false) }.asJSON
        }
        status["startTime"] = node["startedAt"]
        status["message"] = node["message"]
        return status
    }

    private func container(named container: JSON, isReady: Bool) -> JSON {
        [
            "name": container["name"] ?? "main", "image": .string(filled(container["image"])), "imageID": "",
            "ready": .bool(isReady), "started": .bool(isReady), "restartCount": 0, "state": state,
        ]
    }

    private var state: JSON {
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
