import EventData
import Kubernetes

/// What the cluster says of bearer tokens: whose owner may list bindings and create Workflows in a namespace.
struct TokenReviews: Sendable {
    enum Verdict: Sendable {
        case allowed
        case denied
        /// The cluster does not know it.
        case unknown
        /// Whatever is between us and the cluster shows credentials of its own, and has any token believed.
        case notLookedAt
    }

    private struct Question: Hashable, Sendable {
        let token: Secret
        let digest: [UInt8]
        let namespace: String

        init(_ token: String, _ namespace: String) {
            self.token = Secret(token)
            digest = sha256(Array(token.utf8))
            self.namespace = namespace
        }

        static func == (left: Question, right: Question) -> Bool {
            left.digest == right.digest && left.namespace == right.namespace
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(digest)
            hasher.combine(namespace)
        }
    }

    static let lifetime = Duration.seconds(5)
    /// How long a cluster counts as one that looks at tokens.
    static let probeLifetime = Duration.seconds(60)

    private let reviews: Inquiries<Question, Verdict>
    /// Whether the cluster looks at tokens.
    private let probe: Inquiries<String, Bool>

    /// `nonce` makes tokens that nobody has.
    init(_ cluster: KubernetesClient, nonce: @escaping @Sendable () -> String) {
        let cluster = cluster.allowing(InquiryLimits.patience)
        probe = Inquiries(lifetime: Self.probeLifetime, isWelcome: { $0 }) {
            namespace throws(KubernetesError) in
            try await Self.review(Secret(nonce()), namespace, by: cluster) == .unknown
        }
        reviews = Inquiries(lifetime: Self.lifetime, isWelcome: { $0 == .allowed }) {
            question throws(KubernetesError) in
            try await Self.review(question.token, question.namespace, by: cluster)
        }
    }

    func verdict(on token: String, in namespace: String) async throws(InquiryFailure) -> Verdict {
        // A proxy such as `kubectl proxy` is told by its believing a token that nobody has.
        guard try await probe.answer(to: "default") else { return .notLookedAt }
        return try await reviews.answer(to: Question(token, namespace))
    }

    private static func review(
        _ token: Secret,
        _ namespace: String,
        by cluster: KubernetesClient
    ) async throws(KubernetesError) -> Verdict {
        let caller = cluster.showing(token)
        do throws(KubernetesError) {
            for (verb, resource) in [("list", "workfloweventbindings"), ("create", "workflows")] {
                guard try await caller.isAllowed(verb, resource, group: "argoproj.io", in: namespace) else {
                    return .denied
                }
            }
            return .allowed
        } catch {
            if case .refused(401, _, _) = error { return .unknown }
            throw error
        }
    }
}
