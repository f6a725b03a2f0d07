import EventData

/// A Steps or DAG node that goes on, and what its calls need of it.
struct RunFrame: Sendable {
    let id: String
    let name: String
    let template: RunTemplate
    let inputs: JSON?
    let depth: Int
    let isExit: Bool
    var locals: [String: String]
}

/// One call of a step or task, or of one item of its loop.
struct RunCall: Sendable {
    let call: TemplateCall
    let nodeName: String
    var item: JSON?
    /// Its StepGroup or TaskGroup; nil for a task without a loop.
    let container: String?
    /// What it comes below or after.
    let parents: [String]
    let siblings: SiblingScope

    /// One round of its loop, in the same group.
    func round(_ item: LoopItem) -> RunCall {
        RunCall(
            call: call,
            nodeName: item.nodeName,
            item: item.value,
            container: container,
            parents: parents,
            siblings: siblings
        )
    }
}

extension WorkflowRun {
    /// Starts a call or lets it go on, with its hooks.
    ///
    /// - Returns: whether all of it has ended.
    mutating func proceed(_ call: RunCall, in frame: RunFrame) -> Bool {
        let id = id(of: call.nodeName)
        if call.call.hooks.isEmpty, let phase = nodes.phase(of: id), phase.isFulfilled || isQuiet(id) {
            return phase.isFulfilled
        }
        if let node = nodes[id] {
            if !node.isFulfilled { execute(resumed(node, call, frame)) }
        } else {
            guard halt(frame.isExit) == nil, call.container.flatMap(unsettled) == nil,
                !(frame.template.failFast && hasFailedChild(frame.id))
            else { return false }
            // Before any tag is looked at: hundreds may wait for a place.
            guard hasRoom(frame.template.parallelism, in: frame.id) else { return false }
            begin(call, in: frame)
        }
        guard let node = nodes[id] else { return false }
        let areHooksDone = proceedHooks(of: node, call, in: frame)
        return node.isFulfilled && areHooksDone
    }

    /// Whether a leaf runs and nothing is to be seen to but its end.
    func isQuiet(_ id: String) -> Bool {
        nodes.isStartedLeaf(id) && !toStartAgain.contains(id)
            && (nodes.phase(of: id) == .running || plan?.untimed.contains(id) == true)
    }

    private mutating func begin(_ call: RunCall, in frame: RunFrame) {
        let scope = scope(of: call, in: frame)
        do throws(RunProblem) {
            if let reason = try skipReason(call.call.when, scope) {
                var request = request(call, frame, target: call.call.target)
                request.target = (try? target(call.call.target, scope)) ?? request.target
                create(request, .skipped, .skipped, message: reason)
                return
            }
            var request = request(call, frame, target: try target(call.call.target, scope))
            request.arguments = try settled(call.call.arguments, ownScope(of: call, in: frame))
            execute(request)
        } catch { fail(call, in: frame, error) }
    }

    /// Makes a node of a call that cannot be settled; of a step it is an error of its group as well.
    private mutating func fail(_ call: RunCall, in frame: RunFrame, _ problem: RunProblem) {
        create(request(call, frame, target: call.call.target), .skipped, .error, message: problem.message)
        noteUnsettled(call.container, problem)
    }

    /// Looks at a call of no loop before it and those beside it start.
    mutating func check(_ call: RunCall, in frame: RunFrame) {
        let scope = scope(of: call, in: frame)
        do throws(RunProblem) {
            guard try skipReason(call.call.when, scope) == nil else { return }
            _ = try settled(call.call.arguments, ownScope(of: call, in: frame))
        } catch { fail(call, in: frame, error) }
    }

    /// With the call's own name, which what it is given may speak of (spec/workflows.md D3.2).
    ///
    /// Inside a template that is called itself, that one's name has been put there before.
    func ownScope(of call: RunCall, in frame: RunFrame) -> TagScope {
        var scope = scope(of: call, in: frame)
        scope.ownName = call.call.name
        return scope
    }

    func scope(of call: RunCall, in frame: RunFrame) -> TagScope {
        var scope = TagScope(locals: frame.locals, inputs: frame.inputs, siblings: call.siblings)
        scope.item = call.item
        return scope
    }

    private func request(_ call: RunCall, _ frame: RunFrame, target: TemplateTarget) -> NodeRequest {
        var request = NodeRequest(name: call.nodeName, target: target, scope: frame.template.scope)
        request.boundary = frame.id
        request.container = call.container
        request.parents = call.parents
        request.depth = frame.depth + 1
        request.locals = ["\(call.siblings.root).name": call.call.name]
        request.isExit = frame.isExit
        request.room = frame.template.parallelism
        return request
    }

    /// The request of a node that there is already; its inputs are settled.
    private func resumed(_ node: RunNode, _ call: RunCall, _ frame: RunFrame) -> NodeRequest {
        var target = TemplateTarget(template: node.origin.templateName, reference: node.origin.templateRef)
        if call.call.target.inline != nil {
            target = (try? self.target(call.call.target, scope(of: call, in: frame))) ?? call.call.target
        }
        return request(call, frame, target: target)
    }

    /// The called template with the tags in its name filled in.
    ///
    /// An inline one sees what is around it; what is put into it is safe from being taken for tags by itself.
    private func target(_ target: TemplateTarget, _ scope: TagScope) throws(RunProblem) -> TemplateTarget {
        var guarding = scope
        guarding.guardsTags = true
        guarding.locals = scope.locals.filter { !["steps.name", "tasks.name", "node.name"].contains($0.key) }
        let name = try target.template.map { text throws(RunProblem) in try filled(text, scope) }
        let reference = try target.reference.map { json throws(RunProblem) in try filled(json, scope) }
        let inline = try target.inline.map { json throws(RunProblem) in try filled(json, guarding) }
        return TemplateTarget(template: name, reference: reference, inline: inline)
    }

    /// Why a call is not to run (spec/workflows.md D4); nil when it is.
    private func skipReason(_ when: String?, _ scope: TagScope) throws(RunProblem) -> String? {
        guard let when else { return nil }
        let text = try filled(when, scope, isStrict: true)
        return try WhenCondition.holds(text) ? nil : "when '\(text)' evaluated false"
    }
}
