import EventData
import Kubernetes
import SensorEngine

/// What an operation changes in a Workflow, as the argo command does it through the API (spec/workflows.md A6).
///
/// Values in, values out: who writes it and repeats it is `ObjectChange`'s business.
struct WorkflowChange: Sendable {
    let operation: WorkflowOperation
    let arguments: ArgoArguments
    /// How the object is called in messages.
    let subject: String
    let now: Timestamp

    /// The write; nil when there is nothing to change.
    func write(over workflow: JSON) throws(AttemptFailure) -> ObjectWrite? {
        try requireInstance(workflow)
        switch operation {
        case .suspend: return try suspended(workflow)
        case .resume: return try resumed(workflow)
        case .stop, .terminate: return try shutDown(workflow)
        case .submit, .submitFrom, .retry, .resubmit:
            preconditionFailure("\(operation) is no change of one Workflow alone")
        }
    }

    /// A controller with an id of its own looks after those objects alone that bear it.
    func requireInstance(_ workflow: JSON) throws(AttemptFailure) {
        let owner = workflow.at("metadata", "labels", WorkflowLabel.instance)?.string
        if owner == arguments[.instanceid] { return }
        let problem = owner.map { "belongs to the controller instance '\($0)'" } ?? "belongs to no controller instance"
        let fix = owner.map { "write args: [--instanceid, \($0)]" } ?? "remove --instanceid from args"
        throw .permanent("\(subject) \(problem)", fix: "\(fix) if it is meant")
    }

    private func suspended(_ workflow: JSON) throws(AttemptFailure) -> ObjectWrite? {
        if workflow.isCompleted { throw refusal("has ended, so it cannot be suspended") }
        if workflow.at("spec", "suspend")?.bool == true { return nil }
        var workflow = workflow.withoutActor
        workflow["spec"]?["suspend"] = true
        return .replacement(workflow)
    }

    private func resumed(_ workflow: JSON) throws(AttemptFailure) -> ObjectWrite? {
        var nodes = try WorkflowNodes(of: workflow, called: subject)
        if let text = arguments[.nodeFieldSelector] {
            try settle(&nodes, chosenBy: text, phase: "Succeeded", message: "")
            return try rewritten(workflow.withoutActor, nodes)
        }
        var workflow = workflow
        let isSuspended = workflow.at("spec", "suspend")?.bool == true
        if isSuspended { workflow["spec"]?["suspend"] = nil }
        let waiting = nodes.ids.filter { nodes[$0]?.isActiveSuspend == true }
        for id in waiting {
            guard var node = nodes[id] else { continue }
            try takeDefaults(&node)
            node.json["phase"] = "Succeeded"
            node.json["finishedAt"] = .string(now.rfc3339Seconds)
            // The reference puts the name of the user behind an older message; there is none here.
            let message = node.json.text("message")
            node.json["message"] = message.isEmpty ? nil : .string("\(message); ")
            nodes[id] = node
        }
        guard isSuspended || !waiting.isEmpty else { return nil }
        return try rewritten(workflow.withoutActor, nodes)
    }

    /// What nobody has supplied gets its default; without one nothing is resumed at all.
    private func takeDefaults(_ node: inout WorkflowNode) throws(AttemptFailure) {
        guard var outputs = node.json["outputs"], let parameters = outputs["parameters"]?.array else { return }
        var filled: [JSON] = []
        for var parameter in parameters {
            if let source = parameter["valueFrom"], source["supplied"] != nil {
                guard let standard = source["default"] else {
                    throw refusal(
                        "waits in '\(node.json.text("displayName"))' for the value of '\(parameter.text("name"))', which "
                            + "nobody has supplied and which has no default"
                    )
                }
                parameter["value"] = standard
                parameter["valueFrom"] = nil
            }
            filled.append(parameter)
        }
        outputs["parameters"] = .array(filled)
        node.json["outputs"] = outputs
    }

    private func shutDown(_ workflow: JSON) throws(AttemptFailure) -> ObjectWrite {
        if operation == .stop, let text = arguments[.nodeFieldSelector] {
            var nodes = try WorkflowNodes(of: workflow, called: subject)
            try settle(&nodes, chosenBy: text, phase: "Failed", message: arguments[.message] ?? "")
            return try rewritten(workflow.withoutActor, nodes)
        }
        if workflow.hasEndedPhase { throw refusal("has ended, so it cannot be \(operation.past)") }
        return .patch(["spec": ["shutdown": operation == .stop ? "Stop" : "Terminate"]], .merge)
    }

    /// Ends the waiting nodes that a selector chooses.
    private func settle(
        _ nodes: inout WorkflowNodes,
        chosenBy text: String,
        phase: JSON,
        message: String
    ) throws(AttemptFailure) {
        let selector: NodeSelector
        do throws(ArgoArguments.Problem) { selector = try NodeSelector(text) } catch {
            throw .permanent(error.problem, fix: error.fix)
        }
        let chosen = nodes.ids.filter { id in nodes[id].map { $0.isActiveSuspend && selector.matches($0) } ?? false }
        if chosen.isEmpty { throw refusal("has no waiting suspend node that '\(text)' chooses") }
        for id in chosen {
            nodes[id]?.json["phase"] = phase
            nodes[id]?.json["finishedAt"] = .string(now.rfc3339Seconds)
            if !message.isEmpty { nodes[id]?.json["message"] = .string(message) }
        }
    }

    private func rewritten(_ workflow: JSON, _ nodes: WorkflowNodes) throws(AttemptFailure) -> ObjectWrite {
        guard !nodes.byID.isEmpty else { return .replacement(workflow) }
        var workflow = workflow
        try nodes.write(into: &workflow)
        return .replacement(workflow)
    }

    private func refusal(_ problem: String) -> AttemptFailure {
        .permanent("\(subject) \(problem)", fix: "look at it with: argo get, or kubectl get workflow -o yaml")
    }
}

extension JSON {
    var isCompleted: Bool { at("metadata", "labels", WorkflowLabel.completed)?.string == "true" }

    var workflowPhase: String { at("status", "phase")?.string ?? "" }

    var hasEndedPhase: Bool { ["Succeeded", "Failed", "Error"].contains(workflowPhase) }

    /// Without the labels that name who acted last by hand.
    var withoutActor: JSON { without(labels: WorkflowLabel.actors) }

    func without(labels names: [String]) -> JSON {
        guard var labels = at("metadata", "labels")?.object else { return self }
        for name in names { labels[name] = nil }
        var object = self
        object["metadata"]?["labels"] = .object(labels)
        return object
    }
}
