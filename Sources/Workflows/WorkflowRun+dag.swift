import EventData

extension WorkflowRun {
    /// Lets a DAG node go on, each task as soon as those before it have ended (spec/workflows.md D7).
    mutating func proceed(_ frame: RunFrame, dag: DAGBody) throws(RunProblem) {
        let targets = try targets(of: dag, frame)
        let needed = targets == dag.leaves ? dag.order : dag.needed(for: targets)
        var states = Array(repeating: TaskState.open, count: dag.tasks.count)
        let ids = taskIDs(of: dag, frame)
        for place in needed {
            states[place] = quietState(place, ids[place], states, dag) ?? proceed(task: place, states, frame, dag)
        }
        let isOpen = needed.contains { states[$0].isOpen }
        if isOpen {
            if let halt = halt(frame.isExit), !needed.contains(where: { states[$0] == .active }) {
                return endDAG(frame, .failed, halt, targets, dag)
            }
            return
        }
        let bad = targets.first { states[$0].isBad }
        guard let bad else {
            setOutbound(ends(of: targets, frame, dag), of: frame.id)
            let scope = SiblingScope(body: .dag(dag), boundary: frame.name)
            return succeed(frame, scope)
        }
        endDAG(frame, states[bad] == .ended(.error) ? .error : .failed, "", targets, dag)
    }

    private mutating func taskIDs(of dag: DAGBody, _ frame: RunFrame) -> [String] {
        if let known = plan?.taskIDs[frame.id] { return known }
        let ids = dag.tasks.map { id(of: "\(frame.name).\($0.call.name)") }
        plan?.taskIDs[frame.id] = ids
        return ids
    }

    /// The state of a task for which nothing can be done in this pass; nil for one that has to be looked at.
    private func quietState(_ place: Int, _ id: String, _ states: [TaskState], _ dag: DAGBody) -> TaskState? {
        let task = dag.tasks[place]
        guard let phase = nodes.phase(of: id) else {
            return task.dependencies.contains { states[$0].isOpen } ? .open : nil
        }
        guard task.call.hooks.isEmpty else { return nil }
        if phase.isFulfilled { return state(of: place, id, states, dag) }
        return isQuiet(id) ? .active : nil
    }

    private mutating func endDAG(
        _ frame: RunFrame,
        _ phase: NodePhase,
        _ message: String,
        _ targets: [Int],
        _ dag: DAGBody
    ) {
        setOutbound(ends(of: targets, frame, dag), of: frame.id)
        end(frame.id, phase, message: message)
    }

    private func ends(of targets: [Int], _ frame: RunFrame, _ dag: DAGBody) -> [String] {
        targets.flatMap { outbound(of: id(of: "\(frame.name).\(dag.tasks[$0].call.name)")) }
    }

    private func targets(of dag: DAGBody, _ frame: RunFrame) throws(RunProblem) -> [Int] {
        guard let target = dag.target else { return dag.leaves }
        let text = try filled(target, TagScope(locals: frame.locals, inputs: frame.inputs))
        var places: [Int] = []
        for name in text.split(separator: " ") {
            guard let place = dag.place[String(name)] else {
                throw RunProblem("target '\(name)' is no task of this dag")
            }
            places.append(place)
        }
        return places
    }

    private mutating func proceed(
        task place: Int,
        _ states: [TaskState],
        _ frame: RunFrame,
        _ dag: DAGBody
    ) -> TaskState {
        let task = dag.tasks[place]
        let name = "\(frame.name).\(task.call.name)"
        let id = id(of: name)
        if nodes[id] == nil {
            guard !task.dependencies.contains(where: { states[$0].isOpen }) else { return .open }
            if let depends = task.depends, !holds(depends, frame, dag) {
                omit(place, name, frame, dag)
                return state(of: place, id, states, dag)
            }
        }
        let isDone = proceed(task, name, frame, dag)
        guard isDone else {
            guard nodes.contains(id) else { return .open }
            return halt(frame.isExit) == nil || hasActive(id) ? .active : .held
        }
        return state(of: place, id, states, dag)
    }

    /// What the dag makes of a task that has ended: one that did not run hands on what came before it.
    private func state(of place: Int, _ id: String, _ states: [TaskState], _ dag: DAGBody) -> TaskState {
        guard let phase = nodes.phase(of: id) else { return .open }
        if dag.tasks[place].call.tolerates(phase) { return .ended(.succeeded) }
        guard phase == .skipped || phase == .omitted else { return .ended(phase) }
        let before = dag.tasks[place].dependencies.map { states[$0] }
        return before.first { $0.isBad } ?? .ended(.succeeded)
    }

    private mutating func omit(_ place: Int, _ name: String, _ frame: RunFrame, _ dag: DAGBody) {
        var request = NodeRequest(name: name, target: dag.tasks[place].call.target, scope: frame.template.scope)
        request.boundary = frame.id
        request.parents = parents(of: dag.tasks[place], frame, dag)
        create(request, .skipped, .omitted, message: "omitted: depends condition not met")
    }

    private func parents(of task: DAGTask, _ frame: RunFrame, _ dag: DAGBody) -> [String] {
        guard !task.dependencies.isEmpty else { return [frame.id] }
        return task.dependencies.flatMap { outbound(of: id(of: "\(frame.name).\(dag.tasks[$0].call.name)")) }
    }

    private func holds(_ depends: DependsExpression, _ frame: RunFrame, _ dag: DAGBody) -> Bool {
        depends.holds { name, word in
            guard let place = dag.place[name], let node = nodes[id(of: "\(frame.name).\(name)")] else { return false }
            return self.holds(word, node, dag.tasks[place].call)
        }
    }

    private func holds(_ word: DependsResult?, _ node: RunNode, _ call: TemplateCall) -> Bool {
        let items = node.children.compactMap { nodes[$0] }.filter { $0.name.hasPrefix("\(node.name)(") }
        switch word {
        case nil: return node.phase == .succeeded || node.phase == .skipped || call.tolerates(node.phase)
        case .succeeded: return node.phase == .succeeded
        case .failed: return node.phase == .failed
        case .errored: return node.phase == .error
        case .skipped: return node.phase == .skipped
        case .omitted: return node.phase == .omitted
        case .daemoned: return false
        case .anySucceeded: return items.contains { $0.phase == .succeeded }
        case .allFailed: return !items.isEmpty && items.allSatisfy { $0.phase == .failed }
        }
    }

    /// - Returns: whether the task, or all of its loop, has ended.
    private mutating func proceed(
        _ task: DAGTask,
        _ name: String,
        _ frame: RunFrame,
        _ dag: DAGBody
    ) -> Bool {
        let siblings = SiblingScope(body: .dag(dag), boundary: frame.name)
        let isNew = nodes[id(of: name)] == nil
        let whole = RunCall(
            call: task.call,
            nodeName: name,
            container: nil,
            parents: isNew ? parents(of: task, frame, dag) : [],
            siblings: siblings
        )
        guard task.call.loop != nil, nodes[id(of: name)].map({ $0.type == .taskGroup }) ?? true else {
            return proceed(whole, in: frame)
        }
        return proceedLoop(whole, in: frame)
    }

    private mutating func proceedLoop(_ whole: RunCall, in frame: RunFrame) -> Bool {
        let group = id(of: whole.nodeName)
        if nodes[group]?.isFulfilled ?? false { return true }
        guard nodes[group] != nil || halt(frame.isExit) == nil else { return false }
        guard let items = expansion(of: whole, in: frame) else { return nodes[group]?.isFulfilled ?? false }
        if nodes[group] == nil {
            var request = NodeRequest(name: whole.nodeName, target: whole.call.target, scope: frame.template.scope)
            request.boundary = frame.id
            request.parents = whole.parents
            create(request, .taskGroup, .running)
        }
        var isDone = true
        for item in items {
            if whole.call.hooks.isEmpty, isQuiet(item.id) {
                isDone = false
                continue
            }
            let round = RunCall(
                call: whole.call,
                nodeName: item.nodeName,
                item: item.value,
                container: group,
                parents: [group],
                siblings: whole.siblings
            )
            isDone = proceed(round, in: frame) && isDone
        }
        guard isDone else {
            if let halt = halt(frame.isExit), !hasActive(group) { end(group, .failed, message: halt) }
            return false
        }
        let phases = nodes[group]?.children.compactMap { nodes[$0] }.filter { !$0.isHook }.map(\.phase) ?? []
        end(group, phases.last { $0.isBad } ?? .succeeded, message: "")
        return true
    }
}

/// What a dag's pass has found out about a task.
private enum TaskState: Equatable {
    /// It has not started, or not ended.
    case open
    /// Something of it runs.
    case active
    /// It has begun, and nothing of it runs.
    case held
    case ended(NodePhase)

    var isOpen: Bool { if case .ended = self { false } else { true } }
    var isBad: Bool { if case .ended(let phase) = self { phase.isBad } else { false } }
}
