import EventData

/// A Workflow's spec in effect, with its templates read.
struct RunPlan: Sendable {
    /// With `workflowTemplateRef` merged in.
    let spec: JSON
    let entrypoint: String
    let hooks: [TemplateHook]
    /// By scope and name, and inline ones by the id of their node.
    var templates: [String: RunTemplate] = [:]
    /// The rounds of loops, by the name of the step or task.
    var expansions: [String: [LoopItem]] = [:]
    /// The ids of a dag's tasks in their order, by the id of its node.
    var taskIDs: [String: [String]] = [:]
    /// Leaves that were started and have no time limit of their own to look at.
    var untimed: Set<String> = []
    /// Whether any template has asked for locks.
    var usesLocks = false
    /// Values of `spec.arguments`.
    var parameters: [String: String] = [:]
    /// The templates of the spec itself, as written.
    let own: [String: JSON]
    /// Labels and annotations that `workflowMetadata` asks for.
    var metadata = PlannedMetadata()
    let deadline: Duration?
    let parallelism: Int?
    let priority: Int

    init(spec: JSON) {
        self.spec = spec
        entrypoint = spec["entrypoint"]?.string ?? ""
        hooks = TemplateHook.all(of: spec)
        let named = (spec["templates"]?.array ?? []).compactMap { json in json["name"]?.string.map { ($0, json) } }
        own = Dictionary(named) { first, _ in first }
        deadline = spec["activeDeadlineSeconds"]?.integer.map { .seconds($0) }
        parallelism = spec["parallelism"]?.integer
        priority = spec["priority"]?.integer ?? 0
    }
}

/// Labels and annotations for the Workflow itself.
struct PlannedMetadata: Sendable, Hashable {
    var labels: [String: String] = [:]
    var annotations: [String: String] = [:]
}
