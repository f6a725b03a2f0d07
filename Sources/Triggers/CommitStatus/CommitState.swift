import EventData

/// What a commit is told about its Workflow.
enum CommitState: Sendable, Equatable {
    case running, succeeded, failed
    /// It could not be run to its end.
    case broken
    /// It was taken away before its end was seen.
    case gone

    init(of workflow: JSON) {
        switch workflow.at("status", "phase")?.string {
        case "Succeeded": self = .succeeded
        case "Failed": self = .failed
        case "Error": self = .broken
        default: self = .running
        }
    }

    var isEnd: Bool { self != .running }

    /// As sentences have it: `Workflow ci/build-x7k2 is running`.
    var words: String {
        switch self {
        case .running: "is running"
        case .succeeded: "has succeeded"
        case .failed: "has failed"
        case .broken: "ended with an error"
        case .gone: "was gone before its end was seen"
        }
    }
}
