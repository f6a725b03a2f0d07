import Kubernetes
import SensorEngine

/// An attempt that failed before it had a result of its own.
struct AttemptFailure: Error, Sendable, Equatable {
    let result: AttemptResult

    static func permanent(_ problem: String, fix: String) -> AttemptFailure {
        AttemptFailure(result: .permanent(problem, fix: fix))
    }
}

extension AttemptResult {
    /// The result of a block that throws what it cannot do.
    static func of(
        _ attempt: () async throws(AttemptFailure) -> AttemptResult
    ) async -> AttemptResult {
        do throws(AttemptFailure) { return try await attempt() } catch { return error.result }
    }
}

extension AttemptFailure {
    /// What the cluster's refusal means for an invocation that wanted `subject`.
    ///
    /// What concerns the gateway and not the invocation (its address, certificate or token: `misconfigured`, 401) is
    /// transient: nothing that waits becomes a dead letter because a token expired. Forbidden (403) is permanent, since
    /// a role is granted per namespace and kind, unless a quota says so: that means "wait" (design §6).
    init(_ error: KubernetesError, wanting subject: String) {
        switch error {
        case .unreachable(let problem, let retryAfter):
            result = .transient("\(subject): \(problem)", after: retryAfter)
        case .busy(let problem, let retryAfter):
            result = .pressed("\(subject): \(problem)", after: retryAfter)
        case .misconfigured(let problem):
            result = .transient("\(subject): the cluster cannot be used: \(problem)", after: nil)
        case .conflict(let message), .alreadyExists(let message):
            result = .transient("\(subject): \(message)", after: nil)
        case .notFound(let message):
            let fix = "create what is missing, or correct namespace, apiVersion and kind in the sensor"
            result = .permanent("\(subject): \(message)", fix: fix)
        case .refused(401, _, let message):
            let problem = "\(subject): the cluster does not accept the gateway's credentials: \(message)"
            result = .transient(problem, after: nil)
        case .refused(403, _, let message) where Self.meansWaiting(message):
            result = .pressed("\(subject): \(message)", after: nil)
        case .refused(403, _, let message):
            let fix = "grant the gateway's user this right (RBAC), or use another namespace; then retry the invocation"
            result = .permanent("\(subject): \(message)", fix: fix)
        case .refused(let status, let reason, let message):
            let fix = "correct the resource in the sensor"
            result = .permanent("\(subject): \(status) \(reason): \(message)", fix: fix)
        }
    }

    /// A full quota and a namespace on its way out refuse with 403, and neither is a matter of rights.
    private static func meansWaiting(_ message: String) -> Bool {
        message.contains("exceeded quota") || message.contains("is being terminated")
    }
}
