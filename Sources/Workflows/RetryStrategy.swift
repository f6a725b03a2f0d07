import EventData
import Expressions

/// When a node is tried again (spec/workflows.md D10).
struct RetryStrategy: Sendable {
    enum Policy: String, Sendable {
        case onFailure = "OnFailure"
        case onError = "OnError"
        case always = "Always"
        case onTransientError = "OnTransientError"
    }

    /// Attempts after the first; nil for any number.
    let limit: Int?
    let policy: Policy
    let expression: String?
    let wait: Wait?

    /// How long is waited between attempts.
    struct Wait: Sendable {
        let duration: Duration
        let factor: Double
        let cap: Duration?
        let maxDuration: Duration?
    }

    init(_ json: JSON) throws(RunProblem) {
        limit = try Self.limit(json["limit"])
        expression = json["expression"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        let written = json["retryPolicy"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        if let written {
            guard let policy = Policy(rawValue: written) else {
                throw RunProblem("'\(written)' is no retryPolicy; use OnFailure, OnError, Always or OnTransientError")
            }
            self.policy = policy
        } else {
            policy = expression == nil ? .onFailure : .always
        }
        wait = try json["backoff"].flatMap { $0 == .null ? nil : $0 }.map(Self.wait)
    }

    private static func limit(_ json: JSON?) throws(RunProblem) -> Int? {
        guard let json, json != .null else { return nil }
        guard let limit = json.wholeNumber else {
            throw RunProblem("retryStrategy.limit must be a whole number, and is '\(json.scalarText ?? json.text)'")
        }
        return limit
    }

    private static func wait(_ json: JSON) throws(RunProblem) -> Wait {
        guard let duration = try duration("duration", json) else {
            throw RunProblem("retryStrategy.backoff needs a duration")
        }
        let factor = json["factor"]?.scalarText.flatMap { Double($0) } ?? 1
        return Wait(
            duration: duration,
            factor: factor > 0 ? factor : 1,
            cap: try self.duration("cap", json),
            maxDuration: try self.duration("maxDuration", json)
        )
    }

    private static func duration(_ field: String, _ json: JSON) throws(RunProblem) -> Duration? {
        guard let text = json[field]?.scalarText, !text.isEmpty else { return nil }
        if let seconds = Int(text) { return .seconds(seconds) }
        guard let duration = Duration(goText: text) else {
            throw RunProblem("retryStrategy.backoff.\(field) '\(text)' is no duration; write 10s or 1m")
        }
        return duration
    }

    /// Longest wait between two attempts, which growing by a factor would pass.
    private static let longestSeconds = 365.0 * 86_400

    /// How long is waited after so many attempts.
    func wait(afterAttempts count: Int) -> Duration {
        guard let wait else { return .zero }
        let first = Double(wait.duration.wholeNanoseconds) / 1e9
        let seconds = min(first * goPower(wait.factor, Double(count - 1)), Self.longestSeconds)
        let grown = Duration.nanoseconds(Int64(seconds * 1e9))
        return wait.cap.map { min($0, grown) } ?? grown
    }

    /// Whether what went wrong is of the kind that is tried again.
    func covers(_ node: RunNode) -> Bool {
        switch policy {
        case .always: true
        case .onFailure: node.phase == .failed
        case .onError: node.phase == .error
        case .onTransientError: Self.transientProblems.contains { node.message.lowercased().contains($0) }
        }
    }

    /// What the messages of problems say that pass by themselves.
    private static let transientProblems = [
        "exceeded quota", "too many requests", "internal error", "connection refused", "connection reset",
        "no such host", "i/o timeout", "timed out", "tls handshake timeout", "unexpected eof", "unavailable",
        "transient",
    ]
}
