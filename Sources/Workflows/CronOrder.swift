package import EventData

/// What a `CronRun` wants done.
package enum CronOrder: Sendable, Hashable {
    /// Create this Workflow; one of its name that there is already is no problem.
    case create(JSON)
    /// Set `spec.shutdown: Terminate` on the Workflow of this name; one that is gone or has ended is no problem.
    case terminate(String)
    /// Delete the Workflow of this name.
    case delete(String)
}

/// What one look at a CronWorkflow came to.
package struct CronPass: Sendable, Hashable {
    package var orders: [CronOrder] = []
    /// Whether the object must be written.
    package var isChanged = false
    /// The next tick.
    package var wakeAt: Timestamp?

    package init() {}
}

/// What became of a Workflow that was to be created.
package struct CronNews: Sendable, Hashable {
    package let workflow: String
    /// Why it could not be created; nil when it was.
    package let refusal: String?
    /// Its uid, when it was created.
    package let uid: String?

    package init(workflow: String, uid: String? = nil, refusal: String? = nil) {
        self.workflow = workflow
        self.uid = uid
        self.refusal = refusal
    }
}
