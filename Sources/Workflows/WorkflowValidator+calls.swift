import EventData

extension WorkflowValidator {
    /// Rules 12, 13 and 15 for steps.
    mutating func checkSteps(_ template: JSON, _ place: String) {
        let groups = (template["steps"]?.array ?? []).map { $0.array ?? [$0] }
        checkUnique(groups.joined().map { $0["name"]?.string ?? "" }, "\(place).steps")
        let outputs = outputs(of: groups.flatMap { $0 })
        var before: Set<String> = []
        for (index, group) in groups.enumerated() {
            if group.isEmpty { report("\(place).steps[\(index)]", "it is empty; remove it") }
            for step in group {
                var allowance = TagAllowance(inputs: Self.inputNames(template))
                (allowance.siblings, allowance.outputs) = (before, outputs)
                allowance.root = "steps"
                checkCall(step, allowance, "\(place).steps[\(index)]")
            }
            before.formUnion(group.compactMap { $0["name"]?.string })
        }
        var allowance = TagAllowance(inputs: Self.inputNames(template))
        (allowance.siblings, allowance.outputs) = (before, outputs)
        allowance.root = "steps"
        checkTags(template["outputs"] ?? [:], allowance, "\(place).outputs")
    }

    /// Rules 13, 14 and 15 for a dag.
    mutating func checkDAG(_ template: JSON, _ place: String) {
        let tasks = template["dag", "tasks"]?.array ?? []
        if tasks.isEmpty { report("\(place).dag", "it has no tasks") }
        checkUnique(tasks.map { $0["name"]?.string ?? "" }, "\(place).dag")
        let isMixed = tasks.contains { Self.isSet($0["depends"]) } && tasks.contains { Self.isSet($0["dependencies"]) }
        if isMixed { report("\(place).dag", "use depends or dependencies, not both in one dag") }
        let body: DAGBody
        do throws(RunProblem) { body = try DAGBody(template["dag"] ?? .null) } catch {
            return report("\(place).dag", error.message)
        }
        let (ancestors, outputs) = (Self.ancestors(body), outputs(of: tasks))
        for (index, json) in tasks.enumerated() {
            checkDepends(body.tasks[index], json, body, "\(place).dag.\(body.tasks[index].call.name)")
            var allowance = TagAllowance(inputs: Self.inputNames(template))
            (allowance.siblings, allowance.outputs) = (ancestors[index], outputs)
            allowance.root = "tasks"
            checkCall(json, allowance, "\(place).dag")
        }
        for target in (body.target ?? "").split(separator: " ") where body.place[String(target)] == nil {
            guard !target.contains("{{") else { break }
            report("\(place).dag.target", "'\(target)' is no task of this dag")
        }
        var allowance = TagAllowance(inputs: Self.inputNames(template))
        (allowance.siblings, allowance.outputs) = (Set(body.tasks.map(\.call.name)), outputs)
        allowance.root = "tasks"
        checkTags(template["outputs"] ?? [:], allowance, "\(place).outputs")
    }

    static func isSet(_ json: JSON?) -> Bool {
        guard let json, json != .null, json != "", json != [] else { return false }
        return true
    }

    /// For each task the names of all that come before it.
    private static func ancestors(_ dag: DAGBody) -> [Set<String>] {
        var ancestors: [Set<String>] = Array(repeating: [], count: dag.tasks.count)
        for place in dag.order {
            for dependency in dag.tasks[place].dependencies {
                ancestors[place].formUnion(ancestors[dependency])
                ancestors[place].insert(dag.tasks[dependency].call.name)
            }
        }
        return ancestors
    }

    private mutating func checkDepends(_ task: DAGTask, _ json: JSON, _ dag: DAGBody, _ place: String) {
        let first = task.call.name.unicodeScalars.first ?? "a"
        if task.depends != nil, ("0"..."9") ~= first {
            report(place, "a task with dependencies may not begin with a digit; rename it")
        }
        if Self.isSet(json["depends"]), Self.isSet(json["continueOn"]) {
            report(place, "continueOn does not go with depends; write the results into depends")
        }
        for (name, word) in task.depends?.words ?? [] where word == .anySucceeded || word == .allFailed {
            guard let dependency = dag.place[name], dag.tasks[dependency].call.loop == nil else { continue }
            report(place, "\(word?.rawValue ?? "") is for tasks with a loop, and '\(name)' has none")
        }
    }

    /// A step or a task: its name, target, loop, hooks and tags.
    private mutating func checkCall(_ json: JSON, _ allowance: TagAllowance, _ parent: String) {
        let call = TemplateCall(json, name: json["name"]?.string ?? "")
        let place = "\(parent).\(call.name)"
        if !Self.isName(call.name) { report(place, "a name has letters, digits and '-', and begins with no '-'") }
        checkTarget(call.target, place)
        if let inline = call.target.inline { checkInline(inline, place) }
        let loops = ["withItems", "withParam", "withSequence"].filter { Self.isSet(json[$0]) }
        if loops.count > 1 { report(place, "use one of \(loops.joined(separator: ", "))") }
        if let sequence = json["withSequence"], Self.isSet(sequence) {
            let ends = ["count", "end"].filter { Self.isSet(sequence[$0]) }
            if ends.count != 1 { report("\(place).withSequence", "it needs count or end, and not both") }
        }
        for hook in call.hooks {
            var own = allowance
            own.siblings.insert(call.name)
            own.hasItem = call.loop != nil
            checkHook(hook, place)
            checkTags(hook.arguments ?? [:], own, "\(place).hooks.\(hook.name)")
        }
        var own = allowance
        for field in ["withItems", "withParam", "withSequence"] {
            checkTags(json[field] ?? .null, own, "\(place).\(field)")
        }
        own.hasItem = call.loop != nil
        for artifact in json["arguments", "artifacts"]?.array ?? [] {
            checkFrom(artifact, "\(place).arguments.artifacts.\(artifact["name"]?.string ?? "")")
        }
        for field in ["arguments", "when", "template"] { checkTags(json[field] ?? .null, own, "\(place).\(field)") }
    }

    private mutating func checkInline(_ inline: JSON, _ place: String) {
        guard inline["steps"] == nil, inline["dag"] == nil else { return }
        let kinds = RunTemplate.kinds.filter { inline[$0] != nil && inline[$0] != .null }
        if kinds.count != 1 { report("\(place).inline", "use one of \(RunTemplate.kinds.joined(separator: ", "))") }
    }
}
