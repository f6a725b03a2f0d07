import EventData
import SensorEngine

/// A Workflow that has failed, made to run again from where it failed (spec/workflows.md A6.2).
struct WorkflowRetry: Sendable, Equatable {
    let workflow: JSON
    /// The pods of the nodes that are to run again: they must be gone before, else the nodes fail again.
    let podNames: Set<String>

    /// - Throws: when it has not failed, or its nodes make no tree.
    init(_ workflow: JSON, _ arguments: ArgoArguments, called subject: String, at now: Timestamp) throws(AttemptFailure)
    {
        try Self.requirePhase(of: workflow, arguments, subject)
        let nodes = try WorkflowNodes(of: workflow, called: subject)
        let plan = try NodeResets(nodes, of: workflow, arguments, called: subject)
        var kept = nodes
        for id in plan.removed { kept[id] = nil }
        for id in plan.restarted.subtracting(plan.removed) { kept[id]?.restart(at: now) }
        let remaining = Set(kept.byID.keys)
        for id in remaining { kept[id]?.prune(remaining.contains) }
        var again = Self.reopened(workflow, at: now)
        if !nodes.byID.isEmpty { try kept.write(into: &again) }
        self.workflow = arguments.overridingParameters(of: again)
        podNames = Set(
            plan.removed.compactMap { nodes[$0] }.filter { $0.type == "Pod" }.map { $0.podName(in: workflow) }
        )
    }

    private static func requirePhase(
        of workflow: JSON,
        _ arguments: ArgoArguments,
        _ subject: String
    ) throws(AttemptFailure) {
        switch workflow.workflowPhase {
        case "Failed", "Error": return
        case "Succeeded":
            if arguments.has(.restartSuccessful), arguments.has(.nodeFieldSelector) { return }
            throw .permanent(
                "\(subject) has succeeded, so nothing of it can be retried",
                fix: "write args: [--restart-successful, --node-field-selector, displayName=NAME] to run a part again"
            )
        case let phase:
            throw .permanent(
                "\(subject) is in phase '\(phase)', and only one that has failed can be retried",
                fix: "wait until it has failed, then: signalbox invocations retry"
            )
        }
    }

    /// Without what says that it has ended.
    private static func reopened(_ workflow: JSON, at now: Timestamp) -> JSON {
        var again = workflow.without(labels: [WorkflowLabel.completed, WorkflowLabel.archiving] + WorkflowLabel.actors)
        var status = again["status"] ?? .object(JSONObject())
        var conditions = (status["conditions"]?.array ?? []).filter { $0["type"] != "Completed" }
        conditions.append(["status": "False", "type": "Completed"])
        status["conditions"] = .array(conditions)
        for field in ["phase", "message"] { status[field] = nil }
        status["startedAt"] = .string(now.rfc3339Seconds)
        status["finishedAt"] = .null
        status["persistentVolumeClaims"] = []
        if status["storedWorkflowTemplateSpec"] != nil { status["storedWorkflowTemplateSpec"]?["shutdown"] = nil }
        again["status"] = status
        if var spec = again["spec"] {
            spec["shutdown"] = nil
            if spec["activeDeadlineSeconds"]?.integer == 0 { spec["activeDeadlineSeconds"] = nil }
            again["spec"] = spec
        }
        return again
    }
}

extension WorkflowNode {
    /// Runs again, or for a suspend node waits again, also for the values that were supplied.
    fileprivate mutating func restart(at now: Timestamp) {
        if type == "Suspend", var outputs = json["outputs"], let parameters = outputs["parameters"]?.array {
            outputs["parameters"] = .array(
                parameters.map { ["name": $0["name"] ?? "", "valueFrom": ["supplied": [:]]] }
            )
            json["outputs"] = outputs
        }
        if phase != "Skipped" { json["phase"] = "Running" }
        json["message"] = nil
        json["startedAt"] = .string(now.rfc3339Seconds)
        json["finishedAt"] = .null
    }
}
