import EventData
import Manifests
import Synchronization

/// The manifests that run, from one edit to the next.
struct Generation: Sendable {
    /// Counted from 1 since the process started.
    let number: Int
    let since: Timestamp
    let cause: EditCause
    let checked: CheckedManifests
    /// What sources are given that start now.
    let intake: Intake
    /// What the edit that led here did.
    let plan: EditPlan
    /// In which generation each sensor, and each source, last changed.
    let sensors: [ManifestName: Int]
    let sources: [SourceName: Int]
}

/// Who asked for an edit.
enum EditCause: String, Sendable {
    case start
    case signal = "SIGHUP"
    case watch = "a changed file"
    case apply
    case delete
    case cluster = "a custom resource"
}

/// An edit that was not taken up, and why.
struct RefusedEdit: Error, Sendable {
    let at: Timestamp
    let cause: EditCause
    let message: String
    let problems: [Diagnostic]
    /// The same manifests may be taken up later: the bus or the cluster did not answer.
    let isWorthRetrying: Bool
}

/// What runs now, and the last edit if it was refused; read by the admin API.
final class RunningManifests: Sendable {
    private struct State {
        var generation: Generation
        var refused: RefusedEdit?
    }

    private let state: Mutex<State>

    init(_ first: Generation) { state = Mutex(State(generation: first)) }

    var generation: Generation { state.withLock { $0.generation } }
    var refused: RefusedEdit? { state.withLock { $0.refused } }

    func replace(by generation: Generation) {
        state.withLock { $0 = State(generation: generation) }
    }

    func note(_ refused: RefusedEdit) {
        state.withLock { $0.refused = refused }
    }
}
