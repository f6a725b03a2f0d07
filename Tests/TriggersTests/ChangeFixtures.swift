import EventData
import Foundation
import LoopbackServers
import SensorEngine
import Testing

/// A `k8s` invocation for the object of `resource`.
func changing(
    _ operation: String,
    _ resource: JSON,
    strategy: String? = nil,
    id: String = "abcdefghij234567klmnopqrst"
) -> Invocation {
    var request: JSON = ["operation": .string(operation), "source": ["resource": resource]]
    if let strategy { request["patchStrategy"] = .string(strategy) }
    return Invocation(kind: "k8s", request, id: id)
}

/// An `argoWorkflow` invocation for the object named `name`.
func acting(
    _ operation: String,
    on name: String = "w",
    kind: String = "Workflow",
    args: [String] = [],
    id: String = "abcdefghij234567klmnopqrst"
) -> Invocation {
    let resource: JSON = [
        "apiVersion": "argoproj.io/v1alpha1", "kind": .string(kind), "metadata": ["name": .string(name)],
    ]
    let request: JSON = [
        "operation": .string(operation), "source": ["resource": resource],
        "args": .array(args.map { .string($0) }),
    ]
    return Invocation(kind: "argoWorkflow", request, id: id)
}

/// The id of another invocation than the usual one.
let otherID = "zzzzzzzzzz234567klmnopqrst"

func configMap(_ data: JSON, name: String = "settings") -> JSON {
    ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name)], "data": data]
}

/// Who has changed an object, as its mark says.
func mark(of object: JSON?) -> String? { object?.at("metadata", "annotations", "signalbox.io/changed-by")?.string }

extension TestClient {
    func find(_ plural: String, _ name: String, apiVersion: String = "v1") async throws -> JSON? {
        try await list(plural, apiVersion: apiVersion).first { $0.at("metadata", "name")?.string == name }
    }

    func workflow(_ name: String = "w") async throws -> JSON? {
        try await find("workflows", name, apiVersion: "argoproj.io/v1alpha1")
    }
}

/// A Workflow as a controller leaves it: two steps, the second with two attempts that failed, and an exit handler.
let failedWorkflow: JSON = {
    let nodes: [JSON] = [
        node("w", "Steps", "Failed", ["children": ["w-1"], "outboundNodes": ["w-5"], "templateName": "main"]),
        node("w[0]", "StepGroup", "Succeeded", ["id": "w-1", "boundaryID": "w", "children": ["w-2"]]),
        node("w[0].a", "Pod", "Succeeded", ["id": "w-2", "boundaryID": "w", "children": ["w-3"], "templateName": "t"]),
        node("w[1]", "StepGroup", "Failed", ["id": "w-3", "boundaryID": "w", "children": ["w-4"]]),
        node("w[1].b", "Retry", "Failed", ["id": "w-4", "boundaryID": "w", "children": ["w-5", "w-6"]]),
        node(
            "w[1].b(0)",
            "Pod",
            "Failed",
            ["id": "w-5", "boundaryID": "w", "templateName": "t", "nodeFlag": ["retried": true]]
        ),
        node(
            "w[1].b(1)",
            "Pod",
            "Error",
            ["id": "w-6", "boundaryID": "w", "templateName": "t", "nodeFlag": ["retried": true]]
        ),
        node("w.onExit", "Pod", "Succeeded", ["id": "w-7", "templateName": "bye"]),
    ]
    return [
        "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow",
        "metadata": [
            "name": "w", "generateName": "w-", "namespace": "ci",
            "labels": [
                "workflows.argoproj.io/completed": "true", "workflows.argoproj.io/phase": "Failed",
                "workflows.argoproj.io/creator": "eve", "workflows.argoproj.io/actor": "bob", "team": "a",
            ],
            "annotations": ["why": "nightly"],
        ],
        "spec": [
            "entrypoint": "main", "shutdown": "Stop", "activeDeadlineSeconds": 0,
            "arguments": ["parameters": [["name": "x", "value": "1"], ["name": "y", "value": "2"]]],
            "templates": [["name": "main", "suspend": [:]]],
        ],
        "status": [
            "phase": "Failed", "message": "broken", "startedAt": "2026-01-01T00:00:00Z",
            "finishedAt": "2026-01-01T01:00:00Z",
            "conditions": [["type": "PodRunning", "status": "False"], ["type": "Completed", "status": "True"]],
            "storedWorkflowTemplateSpec": ["shutdown": "Stop", "entrypoint": "main"],
            "nodes": .object(JSONObject(nodes.map { ($0["id"]?.string ?? "", $0) })),
        ],
    ]
}()

/// A node whose id is its name, unless `members` say otherwise.
func node(_ name: String, _ type: String, _ phase: String, _ members: JSON = [:]) -> JSON {
    var node: JSON = ["id": .string(name), "name": .string(name), "type": .string(type), "phase": .string(phase)]
    for member in members.object?.members ?? [] { node[member.name] = member.value }
    return node
}

/// A running Workflow that waits in a suspend node.
func waitingWorkflow(parameter: JSON? = nil, spec: JSON = [:]) -> JSON {
    var waiting = node("w.wait", "Suspend", "Running", ["displayName": "wait", "message": "approve?"])
    if let parameter { waiting["outputs"] = ["parameters": [parameter]] }
    var all: JSON = ["entrypoint": "main", "templates": [["name": "main", "suspend": [:]]]]
    for member in spec.object?.members ?? [] { all[member.name] = member.value }
    return [
        "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": ["name": "w", "namespace": "ci"],
        "spec": all,
        "status": [
            "phase": "Running",
            "nodes": ["w": node("w", "DAG", "Running", ["children": ["w.wait"]]), "w.wait": waiting],
        ],
    ]
}
