/// What has become of a node (spec/workflows.md D1.2).
package enum NodePhase: String, Sendable, Hashable {
    case pending = "Pending"
    case running = "Running"
    case succeeded = "Succeeded"
    case skipped = "Skipped"
    case failed = "Failed"
    case error = "Error"
    case omitted = "Omitted"

    /// Nothing more will happen to it.
    package var isFulfilled: Bool { self != .pending && self != .running }
    /// It really ran, and ended.
    package var isCompleted: Bool { isFulfilled && self != .skipped && self != .omitted }
    package var isBad: Bool { self == .failed || self == .error }
}

/// What a node stands for (spec/workflows.md D16.2).
package enum NodeType: String, Sendable, Hashable {
    case pod = "Pod"
    case container = "Container"
    case steps = "Steps"
    case stepGroup = "StepGroup"
    case dag = "DAG"
    case taskGroup = "TaskGroup"
    case retry = "Retry"
    case skipped = "Skipped"
    case suspend = "Suspend"
    case http = "HTTP"
    case plugin = "Plugin"

    /// Whether it counts in a Workflow's progress.
    var countsInProgress: Bool {
        switch self {
        case .pod, .container, .http, .plugin, .suspend: true
        default: false
        }
    }

    /// Whether something outside runs it.
    var isLeaf: Bool { self == .pod || self == .http }
    /// Whether its children are parts of it, rather than what comes after it.
    var contains: Bool { self == .stepGroup || self == .taskGroup || self == .retry }
}
