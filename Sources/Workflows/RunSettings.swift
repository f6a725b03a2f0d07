/// What a Workflow's run may assume of where it runs.
package struct RunSettings: Sendable {
    /// Templates that call each other this deep are taken for a mistake (spec/workflows.md D2).
    package var maximumDepth = 100
    /// Whether the runner starts containers; what needs one is refused otherwise.
    package var hasContainers = false

    package init() {}
}

/// Why something of a Workflow cannot go on.
struct RunProblem: Error, Hashable {
    /// `error` when it cannot run at all, `failed` when it is the user's condition that is not met.
    var phase = NodePhase.error
    let message: String

    init(_ message: String, phase: NodePhase = .error) {
        self.message = message
        self.phase = phase
    }
}
