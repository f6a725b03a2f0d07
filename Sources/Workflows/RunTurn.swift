import EventData

/// What one pass over a Workflow knows and collects.
struct RunTurn: Sendable {
    var now = Timestamp(seconds: 0)
    var view = ClusterView()
    var locks = LockTable()
    var result = WorkflowPass()
    /// What the main tree has come to, for the exit handler.
    var exitStatus: String?
    /// `workflow.failures`.
    var failures: String?
    var agenda = RunAgenda()
    /// Whether something waits for a place that this very pass may have made free.
    var isHeldBack = false
    var hasFreed = false
    /// Leaves whose end was taken up.
    var heard: Set<String> = []
    /// How many children each node with a `parallelism` has that are active.
    var activeChildren: [String: Int] = [:]
    /// How many pods are; nil until someone asks.
    var activeLeaves: Int?

    /// Asks for another pass at that time.
    mutating func wake(at moment: Timestamp) {
        result.wakeAt = min(result.wakeAt ?? moment, moment)
    }
}
