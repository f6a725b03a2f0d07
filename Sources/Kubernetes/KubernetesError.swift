/// Why the API did not do what was asked.
package enum KubernetesError: Error, Sendable, Equatable {
    /// 409 on create.
    case alreadyExists(String)
    /// 404.
    case notFound(String)
    /// 409 on change: somebody else was faster.
    case conflict(String)
    /// Any other refusal: HTTP status, `reason` and `message` of the Status object.
    case refused(status: Int, reason: String, message: String)
    /// No answer, a broken answer, or one that says that the server failed; trying again can help.
    case unreachable(String, retryAfter: Duration?)
    /// The server asks to be left alone for a while: 429, 503, or any failure with a `Retry-After`.
    case busy(String, retryAfter: Duration?)
    /// The credentials or the address cannot work; what to change is in the text.
    case misconfigured(String)
}

extension KubernetesError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .alreadyExists(let text), .notFound(let text), .conflict(let text), .misconfigured(let text): text
        case .refused(let status, let reason, let message): "\(status) \(reason): \(message)"
        case .unreachable(let text, _), .busy(let text, _): text
        }
    }

    /// The resourceVersion a list or watch started from is too old: list again.
    package var isExpired: Bool {
        guard case .refused(let status, let reason, _) = self else { return false }
        return status == 410 || reason == "Expired" || reason == "Gone"
    }
}
