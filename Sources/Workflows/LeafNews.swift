package import EventData

/// What became of a leaf that was started.
package struct LeafNews: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// It runs since then.
        case started(Timestamp)
        /// It cannot start yet, for this reason.
        case waiting(String)
        /// What it says of itself (`ARGO_PROGRESS_FILE`).
        case progress(done: Int, of: Int)
        /// A container of a `containerSet` runs since then.
        case containerStarted(String, Timestamp)
        /// A container of a `containerSet` has ended, or will not run.
        case containerFinished(String, LeafResult)
        case finished(LeafResult)
    }

    package let nodeID: String
    package let kind: Kind

    /// Whether nothing comes after it.
    var isEnd: Bool { if case .finished = kind { true } else { false } }

    package init(nodeID: String, _ kind: Kind) {
        self.nodeID = nodeID
        self.kind = kind
    }
}

/// How a leaf ended.
package struct LeafResult: Sendable, Hashable {
    /// Who is to blame: the user's process or condition (`failed`), or what had to run and collect it (`error`).
    package enum Verdict: String, Sendable { case succeeded = "Succeeded", failed = "Failed", error = "Error" }

    package let verdict: Verdict
    /// `main: Error (exit code 3)`, which becomes the node's message; empty when it succeeded.
    package let message: String
    package let finishedAt: Timestamp
    /// `{parameters, artifacts, result, exitCode}` as in a node's `outputs`; without what there is not.
    package let outputs: JSON
    /// For `containerSet`: each container's own end, by its name.
    package let containers: [String: LeafResult]

    package init(
        _ verdict: Verdict,
        message: String = "",
        finishedAt: Timestamp,
        outputs: JSON = [:],
        containers: [String: LeafResult] = [:]
    ) {
        self.verdict = verdict
        self.message = message
        self.finishedAt = finishedAt
        self.outputs = outputs
        self.containers = containers
    }
}
