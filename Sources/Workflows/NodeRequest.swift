import EventData

/// A node that is to exist, and what it is to run.
struct NodeRequest: Sendable {
    let name: String
    var target: TemplateTarget
    /// In which scope the target's name is looked up.
    var scope: String
    /// Settled: `parameters` and `artifacts`.
    var arguments: JSON?
    var boundary: String?
    /// The StepGroup, TaskGroup or Retry that it is part of.
    var container: String?
    /// The nodes after or below which it comes.
    var parents: [String] = []
    /// How many templates called each other to get here.
    var depth = 0
    /// Variables of its own: `steps.name`, `retries`.
    var locals: [String: String] = [:]
    /// When a retry of it is over.
    var deadline: Timestamp?
    /// How many children its boundary may have that are active.
    var room: Int?
    /// What a `memoize` is about.
    var memoization: JSON?
    var isHook = false
    var isAttempt = false
    /// Whether it belongs to an exit handler, which `Stop` and the deadline spare.
    var isExit = false

    init(name: String, target: TemplateTarget, scope: String, arguments: JSON? = nil) {
        self.name = name
        self.target = target
        self.scope = scope
        self.arguments = arguments
    }
}
