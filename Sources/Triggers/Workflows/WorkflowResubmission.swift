import EventData
import SensorEngine

/// A new Workflow made of one that was submitted before (spec/workflows.md A6.1).
struct WorkflowResubmission: Sendable {
    let old: JSON
    let arguments: ArgoArguments
    /// How the old one is called in messages.
    let subject: String
    let now: Timestamp

    /// Without what the old one has from its controller, and without a final name.
    func workflow() throws(AttemptFailure) -> JSON {
        let name = old.at("metadata", "name")?.string ?? ""
        let prefix = old.at("metadata", "generateName")?.string ?? ""
        var metadata: JSON = ["generateName": .string(prefix.isEmpty ? "\(name)-" : prefix)]
        for field in ["namespace", "ownerReferences"] { metadata[field] = old.at("metadata", field) }
        let dropped = WorkflowLabel.creators + [WorkflowLabel.phase, WorkflowLabel.completed, WorkflowLabel.archiving]
        var labels = old.without(labels: dropped).at("metadata", "labels")?.object ?? JSONObject()
        labels[WorkflowLabel.previous] = .string(name)
        metadata["labels"] = .object(labels)
        var annotations = old.at("metadata", "annotations")?.object ?? JSONObject()
        // It says who has changed the old one.
        annotations[ChangeMark.annotation] = nil
        metadata["annotations"] = .object(annotations)
        var spec = old["spec"] ?? .object(JSONObject())
        spec["shutdown"] = nil
        if spec["activeDeadlineSeconds"]?.integer == 0 { spec["activeDeadlineSeconds"] = nil }
        if let priority = arguments[.priority].flatMap(Int.init) { spec["priority"] = .number(JSONNumber(priority)) }
        let workflow: JSON = [
            "apiVersion": old["apiVersion"] ?? .null, "kind": old["kind"] ?? .null, "metadata": metadata, "spec": spec,
        ]
        return arguments.overridingParameters(of: workflow)
    }

    /// The status of a new Workflow of that name which takes over what the old one has done already.
    func status(for name: String) throws(AttemptFailure) -> JSON {
        guard ["Failed", "Error"].contains(old.workflowPhase) else {
            throw .permanent(
                "\(subject) is in phase '\(old.workflowPhase)', and only what has failed can be resubmitted with --memoized",
                fix: "remove --memoized from args, or wait until it has failed"
            )
        }
        let nodes = try WorkflowNodes(of: old, called: subject)
        var taken = JSONObject()
        for id in nodes.ids {
            guard let node = nodes[id], let copy = copy(of: node, among: nodes, for: name) else { continue }
            taken[copy.id] = copy.json
        }
        var status: JSON = ["conditions": [["status": "False", "type": "Completed"]], "nodes": .object(taken)]
        status["storedTemplates"] = old.at("status", "storedTemplates")
        return status
    }

    /// The node as the new Workflow has it; nil for what it does not take over.
    private func copy(of node: WorkflowNode, among nodes: WorkflowNodes, for name: String) -> WorkflowNode? {
        let oldName = old.at("metadata", "name")?.string ?? ""
        if node.name.hasPrefix("\(oldName).onExit") { return nil }
        func renamed(_ text: String) -> String { text.hasPrefix(oldName) ? name + text.dropFirst(oldName.count) : text }
        func newID(_ id: String) -> JSON {
            .string(WorkflowNodes.id(of: renamed(nodes[id]?.name ?? ""), in: name))
        }
        var copy = node
        copy.json["name"] = .string(renamed(node.name))
        copy.json["id"] = .string(WorkflowNodes.id(of: renamed(node.name), in: name))
        if !node.boundaryID.isEmpty { copy.json["boundaryID"] = newID(node.boundaryID) }
        if !node.children.isEmpty { copy.json["children"] = .array(node.children.map(newID)) }
        if !node.outboundNodes.isEmpty { copy.json["outboundNodes"] = .array(node.outboundNodes.map(newID)) }
        let isFailedPod = node.hasFailed && node.type == "Pod"
        for field in ["startedAt", "finishedAt"] {
            copy.json[field] = isFailedPod ? .null : .string(now.rfc3339Seconds)
        }
        if node.type == "Pod", !node.hasFailed {
            copy.json["phase"] = "Skipped"
            copy.json["type"] = "Skipped"
            copy.json["message"] = .string("original pod: \(node.id)")
        } else if node.type == "Skipped", !leadsToSuccess(node, among: nodes) {
            return nil
        } else {
            copy.json["phase"] = "Pending"
            copy.json["message"] = nil
        }
        return copy
    }

    private func leadsToSuccess(_ node: WorkflowNode, among nodes: WorkflowNodes) -> Bool {
        var known: Set = [node.id]
        var next = node.children
        while let id = next.popLast() {
            guard known.insert(id).inserted, let child = nodes[id] else { continue }
            if child.phase == "Succeeded" { return true }
            next += child.children
        }
        return false
    }
}
