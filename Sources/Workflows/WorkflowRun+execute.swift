import EventData

extension WorkflowRun {
    /// Makes what is requested go on as far as it can; a problem becomes its node's end.
    mutating func execute(_ request: NodeRequest) {
        let id = id(of: request.name)
        if let node = nodes[id], node.isFulfilled { return }
        do throws(RunProblem) {
            let template = try template(request)
            try dispatch(request, template, inputs: nil)
        } catch {
            if !nodes.contains(id) { create(request, .skipped, .pending) }
            end(id, error.phase, message: error.message)
        }
    }

    private mutating func template(_ request: NodeRequest) throws(RunProblem) -> RunTemplate {
        let name = request.target.template ?? ""
        guard let plan, let json = plan.own[name] else { throw RunProblem("template '\(name)' not found") }
        return try RunTemplate(json, name: name, scope: request.scope, spec: plan.spec)
    }

    private mutating func dispatch(
        _ request: NodeRequest,
        _ template: RunTemplate,
        inputs: JSON?
    ) throws(RunProblem) {
        switch template.body {
        case .leaf(let type): start(request, type, template, inputs: inputs)
        default: throw RunProblem("not yet")
        }
    }

    private mutating func start(_ request: NodeRequest, _ type: NodeType, _ template: RunTemplate, inputs: JSON?) {
        guard nodes[id(of: request.name)] == nil else { return }
        let id = create(request, type, .pending, template: template, inputs: inputs)
        let pod = NodeNames.pod(ofNode: request.name, template: template.name, in: name)
        let task = LeafTask(
            namespace: namespace,
            workflow: name,
            workflowUID: uid,
            nodeID: id,
            nodeName: request.name,
            podName: pod,
            template: template.json
        )
        turn.result.orders.append(.start(task))
    }
}
