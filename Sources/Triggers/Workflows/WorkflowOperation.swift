/// What an `argoWorkflow` trigger does (spec/sensor.md §5.2).
enum WorkflowOperation: String, CaseIterable, Sendable {
    case submit
    case submitFrom = "submit-from"
    case suspend, resume, retry, resubmit, stop, terminate

    /// What has been done then, of those that change a Workflow.
    var past: String {
        switch self {
        case .submit, .submitFrom: "submitted"
        case .suspend: "suspended"
        case .resume: "resumed"
        case .retry: "retried"
        case .resubmit: "resubmitted"
        case .stop: "stopped"
        case .terminate: "terminated"
        }
    }

    /// Whether it changes an object that is there.
    var isVerb: Bool {
        switch self {
        case .submit, .submitFrom, .resubmit: false
        case .suspend, .resume, .retry, .stop, .terminate: true
        }
    }

    /// The kinds whose objects can be named.
    var kinds: [String] {
        switch self {
        case .submit, .retry, .resubmit, .stop, .terminate: ["Workflow"]
        case .submitFrom: WorkflowOrigin.Kind.allCases.map(\.rawValue)
        case .suspend, .resume: ["Workflow", "CronWorkflow"]
        }
    }
}
