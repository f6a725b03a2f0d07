import EventData

extension WorkflowRun {
    /// Lets a Steps node go on, group after group (spec/workflows.md D6).
    mutating func proceed(_ frame: RunFrame, steps: StepsBody) {
        var last: String?
        for index in steps.groups.indices {
            let groupName = "\(frame.name)[\(index)]"
            let group = id(of: groupName)
            if nodes[group] == nil {
                guard halt(frame.isExit) == nil else { return endHalted(frame) }
                addGroup(groupName, after: last, in: frame)
                check(group: index, group, frame, steps)
            }
            if nodes[group]?.isFulfilled == false { proceed(group: index, group, frame, steps) }
            guard let node = nodes[group], node.isFulfilled else { return }
            last = group
            guard !node.phase.isBad else {
                setOutbound(outbound(ofChildren: node), of: frame.id)
                return end(frame.id, .failed, message: node.message)
            }
        }
        let ends = last.flatMap { nodes[$0] }.map { outbound(ofChildren: $0) } ?? []
        setOutbound(ends, of: frame.id)
        let scope = SiblingScope(body: .steps(steps, before: steps.groups.count), boundary: frame.name)
        succeed(frame, scope)
    }

    private mutating func addGroup(_ name: String, after last: String?, in frame: RunFrame) {
        let target = TemplateTarget(template: nil)
        var request = NodeRequest(name: name, target: target, scope: frame.template.scope)
        request.boundary = frame.id
        request.parents = last.flatMap { nodes[$0] }.map { outbound(ofChildren: $0) } ?? [frame.id]
        create(request, .stepGroup, .running)
    }

    /// Looks at all calls of a group before any of them starts: one that cannot be settled ends the group.
    private mutating func check(group index: Int, _ group: String, _ frame: RunFrame, _ steps: StepsBody) {
        for call in steps.groups[index] {
            let whole = whole(call, index, group, frame, steps)
            if call.loop == nil {
                check(whole, in: frame)
            } else if let items = expansion(of: whole, in: frame), call.when != nil || call.arguments != nil {
                for item in items where unsettled(group) == nil { check(whole.round(item), in: frame) }
            }
            if let problem = unsettled(group) { return end(group, .error, message: problem) }
        }
    }

    private func hasEndedParts(_ group: String) -> Bool {
        nodes[group]?.children.allSatisfy { nodes.phase(of: $0)?.isFulfilled ?? true } ?? true
    }

    /// Why a call of a group that goes on cannot be settled: then nothing more of it starts, and nothing is tolerated.
    func unsettled(_ group: String) -> String? {
        nodes[group].flatMap { $0.type == .stepGroup && !$0.isFulfilled && !$0.message.isEmpty ? $0.message : nil }
    }

    /// Notes in the group of a call that this cannot be settled.
    mutating func noteUnsettled(_ group: String?, _ problem: RunProblem) {
        guard let group, nodes[group]?.type == .stepGroup, unsettled(group) == nil else { return }
        nodes.change(group) { $0.message = problem.message }
    }

    private mutating func proceed(group index: Int, _ group: String, _ frame: RunFrame, _ steps: StepsBody) {
        var isDone = true
        for call in steps.groups[index] {
            isDone = proceed(call, index, group, frame, steps) && isDone
        }
        // It is found before anything starts, or else when its turn comes: then what runs is waited for.
        if let problem = unsettled(group) {
            if isDone || hasEndedParts(group) { end(group, .error, message: problem) }
            return
        }
        guard isDone else {
            // What was kept from starting will not start any more.
            if let halt = halt(frame.isExit), !hasActive(group) { end(group, .failed, message: halt) }
            return
        }
        let children = nodes[group]?.children.compactMap { nodes[$0] }.filter { !$0.isHook } ?? []
        let bad = children.first { child in
            child.phase.isBad && !(call(of: child, steps.groups[index], group)?.tolerates(child.phase) ?? false)
        }
        end(group, bad == nil ? .succeeded : .failed, message: bad.map { "child '\($0.id)' failed" } ?? "")
    }

    /// The call that made a child of a group.
    private func call(of child: RunNode, _ calls: [TemplateCall], _ group: String) -> TemplateCall? {
        let prefix = (nodes[group]?.name ?? "") + "."
        let rest = child.name.dropFirst(prefix.count)
        return calls.first { rest == $0.name } ?? calls.first { rest.hasPrefix("\($0.name)(") }
    }

    /// - Returns: whether the step, or all of its loop, has ended.
    private mutating func proceed(
        _ call: TemplateCall,
        _ index: Int,
        _ group: String,
        _ frame: RunFrame,
        _ steps: StepsBody
    ) -> Bool {
        let whole = whole(call, index, group, frame, steps)
        guard call.loop != nil else { return proceed(whole, in: frame) }
        let id = id(of: whole.nodeName)
        if nodes[id] != nil { return proceed(whole, in: frame) }
        guard let items = expansion(of: whole, in: frame) else { return nodes[id] != nil }
        var isDone = true
        for item in items {
            if call.hooks.isEmpty, let phase = nodes.phase(of: item.id), phase.isFulfilled || isQuiet(item.id) {
                isDone = phase.isFulfilled && isDone
            } else {
                isDone = proceed(whole.round(item), in: frame) && isDone
            }
        }
        return isDone
    }

    private func whole(
        _ call: TemplateCall,
        _ index: Int,
        _ group: String,
        _ frame: RunFrame,
        _ steps: StepsBody
    ) -> RunCall {
        let siblings = SiblingScope(body: .steps(steps, before: index), boundary: frame.name)
        let name = "\(frame.name)[\(index)].\(call.name)"
        return RunCall(call: call, nodeName: name, container: group, parents: [group], siblings: siblings)
    }

    /// A loop's rounds; nil when there are none, for which one node stands that did not run.
    mutating func expansion(of whole: RunCall, in frame: RunFrame) -> [LoopItem]? {
        let key = whole.nodeName
        if let known = plan?.expansions[key] { return known }
        var request = NodeRequest(name: key, target: whole.call.target, scope: frame.template.scope)
        request.boundary = frame.id
        request.container = whole.container
        request.parents = whole.parents
        let scope = scope(of: whole, in: frame)
        do throws(RunProblem) {
            let items = try items(of: whole.call, named: key, scope) ?? []
            plan?.expansions[key] = items
            if !items.isEmpty { return items }
            create(request, .skipped, .skipped, message: "Skipped, empty params")
        } catch {
            if let reason = plainSkipReason(whole.call.when, scope) {
                create(request, .skipped, .skipped, message: reason)
            } else {
                create(request, .skipped, .error, message: error.message)
                noteUnsettled(whole.container, error)
            }
        }
        return nil
    }

    /// Why a loop that cannot be expanded does not matter; nil when it does.
    private func plainSkipReason(_ when: String?, _ scope: TagScope) -> String? {
        guard let when, let text = try? filled(when, scope, isStrict: true), (try? WhenCondition.holds(text)) == false
        else { return nil }
        return "when '\(text)' evaluated false"
    }
}
