package import EventData

/// What a `WorkflowRun` wants done; whoever carries it out answers with `LeafNews`.
package enum WorkflowOrder: Sendable, Hashable {
    case start(LeafTask)
    /// End what this node runs; the news of its end is still awaited.
    case stop(nodeID: String)
    /// Merge this into the ConfigMap of its name, a cache of `memoize` (spec/workflows.md D13), or make it.
    case keep(JSON)
    /// Remove these artifacts that are kept here, then say so with `noteDiscarded`.
    case discard(keys: [String])
    /// Its time to live is over (spec/workflows.md D15).
    case delete
}

/// What one pass over a Workflow came to.
package struct WorkflowPass: Sendable, Hashable {
    package var orders: [WorkflowOrder] = []
    /// Whether the object must be written.
    package var isChanged = false
    /// Leaves whose end came after that of their node: no status tells what they left.
    package var unheard: [String] = []
    /// When to look again though nothing happened: a wait, a deadline, a `duration`.
    package var wakeAt: Timestamp?

    package init() {}
}
