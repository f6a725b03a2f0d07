import EventData

/// What the tags of one place can name, beside the workflow's own (spec/workflows.md D3.2).
struct TagScope: Sendable {
    /// By their whole names: `node.name`, `retries`, `steps.name`.
    var locals: [String: String] = [:]
    /// A template's `inputs` with their values.
    var inputs: JSON?
    var siblings: SiblingScope?
    /// The name of the step or task that speaks, where it may.
    var ownName: String?
    /// What a loop is at.
    var item: JSON?
    /// Whether expressions see all of the workflow, or its outputs alone.
    var seesWorkflow = true
    /// Whether what is put in is made safe for being looked through once more, as in an inline template.
    var guardsTags = false

    init(locals: [String: String] = [:], inputs: JSON? = nil, siblings: SiblingScope? = nil) {
        self.locals = locals
        self.inputs = inputs
        self.siblings = siblings
    }
}

/// The steps or tasks that one can name from its place among them.
struct SiblingScope: Sendable {
    enum Body: Sendable {
        /// Steps of the groups before this one.
        case steps(StepsBody, before: Int)
        case dag(DAGBody)
    }

    let body: Body
    /// The Steps or DAG node's name.
    let boundary: String
    /// The one that speaks of itself, as a hook may.
    var own: String?

    var root: String { if case .steps = body { "steps" } else { "tasks" } }

    /// The name of its node; nil for what cannot be named from here.
    func nodeName(of name: String) -> String? {
        switch body {
        case .steps(let steps, let limit):
            guard let group = steps.group[name], group < limit || name == own else { return nil }
            return "\(boundary)[\(group)].\(name)"
        case .dag(let dag): return dag.place[name].map { _ in "\(boundary).\(name)" }
        }
    }

    var names: [String] {
        switch body {
        case .steps(let steps, let limit): steps.group.filter { $0.value < limit || $0.key == own }.map(\.key)
        case .dag(let dag): dag.tasks.map(\.call.name)
        }
    }
}

/// What a tag stands for.
enum TagValue: Sendable, Hashable {
    case text(String)
    /// Nothing of that name, or not yet.
    case unknown
    /// An output of a node that did not run and has no default.
    case skipped
    /// Outputs of a loop that cannot be put together, and why.
    case unreadable(String)
}
