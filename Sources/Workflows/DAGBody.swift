import EventData

/// A `dag` template: tasks that start when others have ended (spec/workflows.md D7).
struct DAGBody: Sendable {
    let tasks: [DAGTask]
    let place: [String: Int]
    /// `target` as written; it may hold tags.
    let target: String?
    let failFast: Bool
    /// Places so that each task comes after those it depends on.
    let order: [Int]
    /// Places of the tasks on which none depends.
    let leaves: [Int]

    init(_ json: JSON) throws(RunProblem) {
        target = json["target"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        failFast = json["failFast"]?.bool ?? true
        var tasks: [DAGTask] = []
        for task in json["tasks"]?.array ?? [] { tasks.append(try Self.task(task)) }
        let place = Dictionary(tasks.enumerated().map { ($1.call.name, $0) }) { first, _ in first }
        for index in tasks.indices {
            for name in tasks[index].depends?.tasks ?? [] {
                guard let dependency = place[name] else {
                    throw RunProblem(
                        "task '\(tasks[index].call.name)' depends on '\(name)', which is no task of this dag"
                    )
                }
                tasks[index].dependencies.append(dependency)
            }
        }
        order = try Self.sorted(tasks)
        let needed = Set(tasks.flatMap(\.dependencies))
        leaves = tasks.indices.filter { !needed.contains($0) }
        self.tasks = tasks
        self.place = place
    }

    private static func task(_ json: JSON) throws(RunProblem) -> DAGTask {
        let call = TemplateCall(json, name: json["name"]?.string ?? "")
        if let text = json["depends"]?.string, !text.isEmpty {
            return DAGTask(call: call, depends: try DependsExpression(parsing: text))
        }
        let names = json["dependencies"]?.array?.compactMap(\.string) ?? []
        return DAGTask(call: call, depends: DependsExpression(all: names))
    }

    /// Kahn's order, as the tasks are written where nothing else decides.
    private static func sorted(_ tasks: [DAGTask]) throws(RunProblem) -> [Int] {
        var missing = tasks.map(\.dependencies.count)
        var dependants: [[Int]] = Array(repeating: [], count: tasks.count)
        for (index, task) in tasks.enumerated() {
            for dependency in task.dependencies { dependants[dependency].append(index) }
        }
        var order = tasks.indices.filter { missing[$0] == 0 }
        var next = 0
        while next < order.count {
            for dependant in dependants[order[next]] {
                missing[dependant] -= 1
                if missing[dependant] == 0 { order.append(dependant) }
            }
            next += 1
        }
        guard order.count == tasks.count else {
            let stuck = tasks.indices.first { missing[$0] > 0 }.map { tasks[$0].call.name } ?? ""
            throw RunProblem("the tasks of this dag wait for each other; look at '\(stuck)'")
        }
        return order
    }

    /// The tasks that must run for `targets`, in `order`.
    func needed(for targets: [Int]) -> [Int] {
        var isNeeded = Array(repeating: false, count: tasks.count)
        var open = targets
        while let next = open.popLast() {
            guard !isNeeded[next] else { continue }
            isNeeded[next] = true
            open += tasks[next].dependencies
        }
        return order.filter { isNeeded[$0] }
    }
}

/// One task of a dag.
struct DAGTask: Sendable {
    let call: TemplateCall
    let depends: DependsExpression?
    /// Places of the tasks that `depends` speaks of.
    var dependencies: [Int] = []
}
