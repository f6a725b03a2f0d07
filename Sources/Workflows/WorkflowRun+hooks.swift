import EventData

extension WorkflowRun {
    /// Starts a node's hooks when their time has come (spec/workflows.md D14).
    ///
    /// - Returns: whether none of them still runs.
    mutating func proceedHooks(of node: RunNode, _ call: RunCall, in frame: RunFrame) -> Bool {
        guard !call.call.hooks.isEmpty else { return true }
        var scope = ownScope(of: call, in: frame)
        scope.siblings?.own = call.call.name
        var areDone = true
        for hook in call.call.hooks {
            var request = request(of: hook, after: node, scope: frame.template.scope)
            request.boundary = frame.id
            request.depth = frame.depth + 1
            request.isExit = hook.isExit || frame.isExit
            request.locals = ["\(call.siblings.root).name": call.call.name]
            areDone = proceed(hook, &request, of: node, scope) && areDone
        }
        return areDone
    }

    func request(of hook: TemplateHook, after node: RunNode, scope: String) -> NodeRequest {
        let name = hook.isExit ? "\(node.name).onExit" : "\(node.name).hooks.\(hook.name)"
        var request = NodeRequest(name: name, target: hook.target, scope: scope)
        request.parents = [node.id]
        request.isHook = true
        return request
    }

    /// - Returns: whether it has ended, or is not to run.
    mutating func proceed(
        _ hook: TemplateHook,
        _ request: inout NodeRequest,
        of node: RunNode,
        _ scope: TagScope
    ) -> Bool {
        let id = id(of: request.name)
        if nodes[id] == nil {
            guard halt(request.isExit) == nil, isDue(hook, node) || request.boundary == nil else { return true }
            do throws(RunProblem) {
                if let expression = hook.expression {
                    let text = try filled(expression, scope)
                    guard try isTrue(text, hook, scope) else { return true }
                }
                request.arguments = try arguments(of: hook, scope)
            } catch {
                create(request, .skipped, .error, message: error.message)
                return true
            }
        }
        // One of the workflow itself has nobody else who looks at what it calls.
        if request.boundary == nil { settle(request) } else { execute(request) }
        return nodes[id]?.isFulfilled ?? false
    }

    /// Those of the workflow itself look at nothing but their expression.
    private func isDue(_ hook: TemplateHook, _ node: RunNode) -> Bool {
        hook.isExit ? node.phase.isCompleted : node.phase == .running || node.phase.isCompleted
    }

    /// What cannot be said yet is not true yet, but for exit hooks, after which nothing changes.
    private func isTrue(_ text: String, _ hook: TemplateHook, _ scope: TagScope) throws(RunProblem) -> Bool {
        do throws(RunProblem) { return try holds(text, scope) } catch {
            if hook.isExit { throw error }
            return false
        }
    }
}
