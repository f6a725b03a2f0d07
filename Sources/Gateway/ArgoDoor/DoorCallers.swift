import EventData
import EventSources
import Kubernetes
import Logging
import Manifests

/// Who may send events to the bindings of a namespace (spec/workflows.md B2 and B6; ADR 0045).
///
/// A bearer token is one of the file, or one whose owner may do there what Argo Server would do with it: list the
/// bindings and create Workflows. Without a token, the request is signed by a webhook client of the namespace.
struct DoorCallers: Sendable {
    /// How soon a sender is to try again what the cluster could not be asked.
    private static let retryAfter = Duration.seconds(5)

    private let tokens: DoorTokens
    private let isOpen: Bool
    /// nil for the local cluster, which knows no users.
    private let reviews: TokenReviews?
    private let clients: WebhookClients
    private let time: @Sendable () -> Timestamp
    private let logger: Logger

    init(
        _ choice: ArgoDoorChoice,
        cluster: KubernetesClient,
        hasUsers: Bool,
        nonce: @escaping @Sendable () -> String,
        now: @escaping @Sendable () -> Timestamp,
        logger: Logger
    ) throws(StartRefusal) {
        tokens = try choice.tokenFile.map { path throws(StartRefusal) in try DoorTokens(file: path) } ?? DoorTokens()
        isOpen = choice.isOpen
        clients = WebhookClients(cluster, logger: logger)
        reviews = hasUsers ? TokenReviews(cluster, nonce: nonce) : nil
        time = now
        self.logger = logger
    }

    /// nil lets the request in.
    func refusal(of request: HTTPRequest, to namespace: String) async -> HTTPResponse? {
        guard let header = request.header("Authorization") else { return await anonymous(request, namespace) }
        let scheme = "bearer "
        guard header.lowercased().hasPrefix(scheme) else {
            return Self.unknown("send 'Authorization: Bearer' and a token")
        }
        let token = String(header.dropFirst(scheme.count))
        if tokens.contains(token) { return nil }
        guard let reviews else {
            return isOpen ? nil : Self.unknown("token not valid: it is none of those in --argo-token-file")
        }
        return await reviewed(token, namespace, by: reviews)
    }

    private static func unknown(_ message: String) -> HTTPResponse {
        .door(.unknownCaller, message, headers: [HTTPField("WWW-Authenticate", "Bearer")])
    }

    // MARK: Tokens of the cluster

    private func reviewed(_ token: String, _ namespace: String, by reviews: TokenReviews) async -> HTTPResponse? {
        do throws(InquiryFailure) {
            switch try await reviews.verdict(on: token, in: namespace) {
            case .allowed: return nil
            case .denied: return Self.denied(namespace)
            case .unknown: return Self.unknown("token not valid: the cluster does not know it")
            case .notLookedAt: return believed()
            }
        } catch {
            return unanswered(error, "the token cannot be looked at")
        }
    }

    private func believed() -> HTTPResponse {
        let reason =
            "the cluster is reached through a proxy that shows credentials of its own, so any token is believed"
        let fix = "reach the API server directly, or use --argo-token-file"
        logger.error("tokens are not looked at", metadata: ["reason": "\(reason)", "fix": "\(fix)"])
        return .doorUnavailable("\(reason); \(fix)", retryAfter: TokenReviews.probeLifetime)
    }

    private func unanswered(_ failure: InquiryFailure, _ what: String) -> HTTPResponse {
        switch failure {
        case .busy:
            let message = "\(what) now: too many strangers are asked about; send the event again"
            return .doorUnavailable(message, retryAfter: .seconds(1))
        case .unanswered(let error):
            logger.warning("a caller is not known", metadata: ["reason": "\(what): \(error)"])
            let message = "\(what): the cluster does not answer; send the event again"
            return .doorUnavailable(message, retryAfter: Self.retryAfter)
        }
    }

    private static func denied(_ namespace: String) -> HTTPResponse {
        let place = namespace.isEmpty ? "all namespaces" : "namespace '\(namespace)'"
        let message =
            "the token may not list workfloweventbindings and create workflows of argoproj.io in \(place); grant it both"
        return .door(.denied, message)
    }

    // MARK: Webhook clients

    private func anonymous(_ request: HTTPRequest, _ namespace: String) async -> HTTPResponse? {
        // As in Argo, no signature speaks for all namespaces.
        guard !namespace.isEmpty else { return isOpen ? nil : .webhookRefused }
        let known: [WebhookClient]?
        do throws(InquiryFailure) { known = try await clients.clients(of: namespace) } catch {
            return isOpen ? nil : unanswered(error, "the Secret \(WebhookClient.secretName) cannot be read")
        }
        let now = time()
        let sender = known?.first { $0.isSender(of: request, now: now) }
        if sender != nil || isOpen { return nil }
        guard known != nil else { return .webhookRefused }
        logger.warning(
            "request refused: of no webhook client",
            metadata: ["namespace": "\(namespace)", "remote": "\(request.remoteAddress ?? "unknown")"]
        )
        return Self.unknown(
            "the request is signed by no webhook client of this namespace; sign the bytes that are sent"
        )
    }
}

extension HTTPResponse {
    /// In Argo's own words, which say nothing of what there is.
    fileprivate static let webhookRefused = HTTPResponse.door(.denied, "failed to process webhook request")
}
