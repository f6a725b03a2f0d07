import EventData

/// A Workflow's `status` beside its nodes (spec/workflows.md D16.1).
struct RunStatus: Sendable, Hashable {
    /// Nil before the first pass.
    var phase: NodePhase?
    var message = ""
    var startedAt: Timestamp?
    var finishedAt: Timestamp?
    /// Global outputs: `parameters` and `artifacts`.
    var outputs: JSON?
    var conditions: [JSON] = []
    var synchronization: JSON?

    init(_ json: JSON) {
        phase = json["phase"]?.string.flatMap(NodePhase.init)
        message = json["message"]?.string ?? ""
        startedAt = json["startedAt"]?.string.flatMap(Timestamp.init(rfc3339:))
        finishedAt = json["finishedAt"]?.string.flatMap(Timestamp.init(rfc3339:))
        outputs = json["outputs"]
        conditions = json["conditions"]?.array ?? []
        synchronization = json["synchronization"]
    }

    func write(into status: inout JSONObject) {
        status["phase"] = phase.map { .string($0.rawValue) }
        status["message"] = message.isEmpty ? nil : .string(message)
        status["startedAt"] = startedAt.map { .string($0.rfc3339Seconds) } ?? .null
        status["finishedAt"] = finishedAt.map { .string($0.rfc3339Seconds) } ?? .null
        status["outputs"] = outputs
        status["conditions"] = conditions.isEmpty ? nil : .array(conditions)
        status["synchronization"] = synchronization
    }

    /// What the controller owns of the labels; nothing before the first pass.
    var labels: [(name: String, value: String)] {
        guard let phase else { return [] }
        return [
            ("workflows.argoproj.io/phase", phase.rawValue),
            ("workflows.argoproj.io/completed", phase.isCompleted ? "true" : "false"),
        ]
    }

    /// Sets a condition to true or false.
    mutating func setCondition(_ type: String, _ isTrue: Bool, message: String? = nil) {
        var condition: JSON = ["type": .string(type), "status": isTrue ? "True" : "False"]
        condition["message"] = message.map(JSON.string)
        if let place = conditions.firstIndex(where: { $0["type"]?.string == type }) {
            conditions[place] = condition
        } else {
            conditions.append(condition)
        }
    }
}

/// What a Workflow keeps of the templates of other objects, so that their changes do not touch it any more.
struct StoredTemplates: Sendable {
    /// The spec of a `workflowTemplateRef` with the Workflow's own over it.
    var spec: JSON?
    /// By `namespaced/<template object>/<template>` or `cluster/…`.
    var templates: JSONObject
    var isChanged = false

    init(_ status: JSON) {
        spec = status["storedWorkflowTemplateSpec"]
        templates = status["storedTemplates"]?.object ?? JSONObject()
    }

    func write(into status: inout JSONObject) {
        status["storedWorkflowTemplateSpec"] = spec
        status["storedTemplates"] = templates.members.isEmpty ? nil : .object(templates)
    }
}
