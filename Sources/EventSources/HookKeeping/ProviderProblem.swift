/// Why a call of a provider's API did not do what it was to do.
struct ProviderProblem: Error, Sendable, Hashable, CustomStringConvertible {
    enum Kind: Sendable, Hashable {
        case noAnswer(String)
        case status(Int, String)
        /// Asked too often; to be asked again after the wait.
        case limited(Duration)
        case unreadable(String)
        case credentials(String)
    }

    /// As people write it: `GitHub`.
    let provider: String
    let kind: Kind

    init(_ provider: String, _ kind: Kind) {
        self.provider = provider
        self.kind = kind
    }

    /// How long the provider wants to be left alone; nil when it did not say so.
    var wait: Duration? {
        guard case .limited(let wait) = kind else { return nil }
        return wait
    }

    /// The provider refuses this one call, and will refuse it again.
    var isRefusal: Bool {
        guard case .status(let status, _) = kind else { return false }
        return (400..<500).contains(status) && status != 401 && status != 403
    }

    var description: String {
        switch kind {
        case .noAnswer(let reason): "\(provider) does not answer (\(reason))"
        case .status(let status, let what): "\(provider) answered \(status) to \(what)"
        case .limited(let wait): "\(provider) wants to be left alone for \(wait.components.seconds) s"
        case .unreadable(let what): "\(provider)'s answer to \(what) cannot be read"
        case .credentials(let what): what
        }
    }
}
