import EventData

extension WorkflowRun {
    /// Makes what is requested go on as far as it can; a problem becomes its node's end.
    mutating func execute(_ request: NodeRequest) {
        let id = id(of: request.name)
        if nodes[id]?.isFulfilled ?? false { return }
        do throws(RunProblem) {
            guard request.depth < settings.maximumDepth else {
                throw RunProblem("Maximum recursion depth exceeded: \(settings.maximumDepth) templates call each other")
            }
            let template = try template(of: request)
            try proceed(request, template)
            try rename(request, template)
        } catch {
            guard nodes.contains(id) else {
                create(request, .skipped, error.phase, message: error.message)
                return
            }
            end(id, error.phase, message: error.message)
        }
    }

    private mutating func proceed(_ request: NodeRequest, _ template: RunTemplate) throws(RunProblem) {
        let id = id(of: request.name)
        let isNew = nodes[id] == nil
        var locals = request.locals
        locals["node.name"] = request.name
        let scope = TagScope(locals: locals)
        let inputs = isNew ? try inputs(of: template, request.arguments, scope) : nodes[id]?.inputs
        if isNew || nodes[id]?.awaitedLock != nil {
            guard hasRoom(request) else { return }
            guard try takeLocks(request, template, inputs) else { return }
            var memoized = request
            if isNew, try takeRemembered(&memoized, template, inputs) { return }
            return try begin(memoized, template, inputs)
        }
        try begin(request, template, inputs)
    }

    /// Shows a node under the name that its template wants (spec/workflows.md A2).
    private mutating func rename(_ request: NodeRequest, _ template: RunTemplate) throws(RunProblem) {
        guard let written = template.json["annotations", "workflows.argoproj.io/display-name"]?.string,
            let node = nodes[id(of: request.name)]
        else { return }
        var scope = TagScope(locals: request.locals, inputs: node.inputs)
        scope.locals["node.name"] = request.name
        let name = try filled(written, scope)
        guard name != node.displayName, DisplayName.isValid(name) else { return }
        nodes.change(node.id) { $0.displayName = name }
    }

    private mutating func begin(
        _ request: NodeRequest,
        _ template: RunTemplate,
        _ inputs: JSON?
    ) throws(RunProblem) {
        if template.retryStrategy != nil, !request.isAttempt {
            try proceedRetry(request, template, inputs)
        } else {
            try dispatch(request, template, inputs)
        }
    }

    /// Lets what the template is for begin or go on.
    mutating func dispatch(
        _ request: NodeRequest,
        _ template: RunTemplate,
        _ inputs: JSON?
    ) throws(RunProblem) {
        let id = id(of: request.name)
        switch template.body {
        case .leaf(let type): try proceedLeaf(request, type, template, inputs)
        case .suspend: try proceedSuspend(request, template, inputs)
        case .steps, .dag:
            let type: NodeType = if case .dag = template.body { .dag } else { .steps }
            if nodes.phase(of: id) != .running { create(request, type, .running, inputs: inputs) }
            turn.agenda.meet(frame(request, template, inputs))
        case .refused(let kind): throw RunProblem("'\(kind)' templates are not supported here")
        case .none: throw RunProblem("the template does nothing; give it a container, script, steps, dag or suspend")
        }
    }

    private func frame(_ request: NodeRequest, _ template: RunTemplate, _ inputs: JSON?) -> RunFrame {
        var locals = request.locals
        locals["node.name"] = request.name
        return RunFrame(
            id: id(of: request.name),
            name: request.name,
            template: template,
            inputs: inputs,
            depth: request.depth,
            isExit: request.isExit,
            locals: locals
        )
    }

    /// Ends a node whose next part is not to start any more.
    mutating func endHalted(_ frame: RunFrame) {
        guard let message = halt(frame.isExit), !hasActive(frame.id) else { return }
        end(frame.id, .failed, message: message)
    }

    /// Ends a Steps or DAG node well, with its outputs.
    mutating func succeed(_ frame: RunFrame, _ siblings: SiblingScope) {
        do throws(RunProblem) {
            let scope = TagScope(locals: frame.locals, inputs: frame.inputs, siblings: siblings)
            if let outputs = try outputs(of: frame.template, scope) { nodes.change(frame.id) { $0.outputs = outputs } }
            end(frame.id, .succeeded, message: "")
        } catch { end(frame.id, error.phase, message: error.message) }
    }
}
