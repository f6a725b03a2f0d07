package import EventData
package import Manifests

/// What a source demands of a request before anything of it is believed.
package struct Verification: Sendable {
    /// In order of preference: the first whose proof the request carries decides, so that a weak one that is right
    /// never makes up for a strong one that is wrong.
    package var schemes: [VerificationScheme]
    /// Any of them may match, so that a secret can be changed without losing a request.
    package var secrets: [SecretSelector]
    package var replay: ReplayRule?
    /// The address as the sender knows it, for schemes that sign it; nil takes the request's own.
    package var baseURL: String?

    package init(
        schemes: [VerificationScheme],
        secrets: [SecretSelector],
        replay: ReplayRule? = nil,
        baseURL: String? = nil
    ) {
        self.schemes = schemes
        self.secrets = secrets
        self.replay = replay
        self.baseURL = baseURL
    }

    /// Judges a request; pure, and on the bytes as they were received.
    ///
    /// `secrets` is what the Secrets hold, in the order of the property.
    package func judge(_ request: HTTPRequest, secrets: [[UInt8]], now: Timestamp) -> VerificationOutcome {
        let scheme = schemes.first { $0.value(in: request) != nil } ?? schemes[0]
        return scheme.judge(request, secrets: secrets, moment: .init(now: now, baseURL: baseURL))
    }
}

/// By what a request is recognised when it is sent again.
///
/// The event then has the same id, and the bus stores it once for as long as its archive lasts: nothing fires twice.
package enum ReplayRule: Sendable, Hashable {
    /// An id that the sender gives.
    case header(String)
    /// The signature and what was signed.
    case signature
}

/// What a judgement found; nothing in it tells the value that would have been right.
package struct VerificationOutcome: Sendable {
    package enum Problem: Sendable, Hashable {
        /// Nothing carries a proof.
        case missing(VerificationScheme.Carrier)
        case malformed(String)
        case untimed(String)
        /// The request's time is off by this much; positive is old.
        case stale(Duration)
        case unusableSecret(String)
        case mismatch
        case bodyDigest
    }

    package let scheme: VerificationScheme
    /// nil when the request is what it says.
    package var problem: Problem?
    /// The bytes that were hashed, once known.
    package var signed: [UInt8] = []
    /// The proofs found.
    package var candidates = 0
    /// The position of the secret that matched.
    package var secret: Int?
    /// How far the request's time is from ours; positive is old.
    package var age: Duration?
    /// The proof that matched, for `ReplayRule.signature`.
    package var proof: [UInt8] = []

    init(_ scheme: VerificationScheme) { self.scheme = scheme }

    func failing(_ problem: Problem) -> VerificationOutcome {
        var outcome = self
        outcome.problem = problem
        return outcome
    }
}

extension VerificationOutcome.Problem {
    /// For whoever sent the request: what to change, and nothing else.
    package var sentence: String {
        switch self {
        case .missing(let carrier): "\(carrier.text) is missing; sign the request"
        case .malformed(let what): "\(what)"
        case .untimed(let what): "the request has no time that can be read: \(what)"
        case .stale(let age):
            age > .zero
                ? "the request was signed too long ago; sign it anew"
                : "the request was signed in the future; set the sender's clock"
        case .unusableSecret: "the secret to compare with cannot be used; see the gateway's log"
        case .mismatch: "the signature is not that of this request; sign the bytes that are sent, with the right secret"
        case .bodyDigest: "the body is not the one that was signed"
        }
    }
}
