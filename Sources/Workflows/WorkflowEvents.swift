package import EventData

/// The Events that Argo's controller would have written about a Workflow, made from its status whenever somebody asks
/// (decision 0051; spec/workflows.md D1.1).
package struct WorkflowEvents: Sendable {
    private let workflow: JSON
    private let name: String

    package init(_ workflow: JSON) {
        self.workflow = workflow
        name = workflow.at("metadata", "name")?.string ?? ""
    }

    /// In the order of what happened to the Workflow and then to its nodes; with `other`, only those that are not the
    /// same there.
    package func all(unlike other: JSON? = nil) -> [JSON] {
        own(unlike: other) + nodes(unlike: other).flatMap(ofNode)
    }

    /// Names that the Workflow of an Event can have.
    package static func owners(of event: String) -> [String] {
        event.lastIndex(of: ".").map { [String(event[..<$0])] } ?? []
    }

    private func own(unlike other: JSON?) -> [JSON] {
        let status = workflow["status"] ?? [:]
        let fields = ["phase", "message", "startedAt", "finishedAt"]
        if let other, fields.allSatisfy({ status[$0] == other.at("status", $0) }) { return [] }
        guard let start = status["startedAt"]?.string else { return [] }
        var events: [JSON] = []
        if status["phase"]?.string != "Pending" {
            events.append(event("WorkflowRunning", "Workflow Running", at: start))
        }
        guard let end = status["finishedAt"]?.string else { return events }
        let message = status["message"]?.string ?? ""
        let text = message.isEmpty ? "Workflow completed" : message
        switch status["phase"]?.string {
        case "Succeeded": events.append(event("WorkflowSucceeded", text, at: end))
        case "Failed", "Error":
            if isOverdue(from: start, to: end) {
                events.append(event("WorkflowTimedOut", "Workflow timed out", isWarning: true, at: end))
            }
            events.append(event("WorkflowFailed", text, isWarning: true, at: end))
        default: break
        }
        return events
    }

    private func isOverdue(from start: String, to end: String) -> Bool {
        let spec = workflow.at("status", "storedWorkflowTemplateSpec") ?? workflow["spec"]
        guard let limit = spec?["activeDeadlineSeconds"]?.wholeNumber, let start = Timestamp(rfc3339: start),
            let end = Timestamp(rfc3339: end)
        else { return false }
        return end.seconds - start.seconds >= Int64(limit)
    }

    private func nodes(unlike other: JSON?) -> [JSON] {
        let all = workflow.at("status", "nodes")?.object?.members ?? []
        let others = other?.at("status", "nodes")?.object
        return all.filter { others?[$0.name] != $0.value }.map(\.value)
    }

    private func ofNode(_ node: JSON) -> [JSON] {
        guard let start = node["startedAt"]?.string, let phase = node["phase"]?.string.flatMap(NodePhase.init) else {
            return []
        }
        let name = node["name"]?.string ?? ""
        var events: [JSON] = []
        // What was left out never ran.
        if phase == .running || phase.isCompleted {
            events.append(event("WorkflowNodeRunning", "Running node \(name)", at: start, of: node))
        }
        guard phase.isCompleted else { return events }
        let message = node["message"]?.string ?? ""
        let text = "\(phase.rawValue) node \(name)" + (message.isEmpty ? "" : ": \(message)")
        let end = node["finishedAt"]?.string ?? start
        events.append(event("WorkflowNode\(phase.rawValue)", text, isWarning: phase.isBad, at: end, of: node))
        return events
    }

    private func event(
        _ reason: String,
        _ message: String,
        isWarning: Bool = false,
        at time: String,
        of node: JSON? = nil
    ) -> JSON {
        let metadata = workflow["metadata"] ?? [:]
        let namespace = metadata["namespace"] ?? "default"
        let place = node?["name"]?.string ?? ""
        let number = "\(NodeNames.number(of: place)).\(NodeNames.number(of: reason))"
        var own: JSON = [
            "name": .string("\(name).\(number.replacing(".", with: "-"))"), "namespace": namespace,
            "uid": .string("\(metadata["uid"]?.string ?? "")-\(number)"), "creationTimestamp": .string(time),
            "resourceVersion": metadata["resourceVersion"] ?? "0",
        ]
        if let node {
            own["annotations"] = [
                "workflows.argoproj.io/node-name": .string(place),
                "workflows.argoproj.io/node-type": node["type"] ?? "",
            ]
        }
        return [
            "apiVersion": "v1", "kind": "Event", "metadata": own,
            "involvedObject": [
                "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "name": .string(name), "namespace": namespace,
                "uid": metadata["uid"] ?? "", "resourceVersion": metadata["resourceVersion"] ?? "0",
            ],
            "type": isWarning ? "Warning" : "Normal", "reason": .string(reason), "message": .string(message),
            "count": 1,
            "firstTimestamp": .string(time), "lastTimestamp": .string(time),
            "source": ["component": "workflow-controller"], "reportingComponent": "workflow-controller",
        ]
    }
}
