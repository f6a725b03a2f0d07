import EventData
import EventSources
import Kubernetes
import Logging
import Manifests

/// Who may send events to the bindings of a namespace (spec/workflows.md B2 and B6; ADR 0045).
///
/// A bearer token is one of the file, or one whose owner may do there what Argo Server would do with it: list the
/// bindings and create Workflows. Without a token, the request is signed by a webhook client of the namespace. An actor,
/// because answers of the cluster are kept for a while.
actor DoorCallers {
    /// What the cluster said is asked again so soon, as a right or a secret may be taken back.
    static let lifetime = Duration.seconds(5)
    /// Answers that are kept; more begin anew.
    static let maximumAnswers = 1_000

    private struct Question: Hashable {
        let token: [UInt8]
        let namespace: String
    }

    private struct Clients {
        /// nil where there is no Secret.
        let clients: [WebhookClient]?
        let problems: [WebhookClientProblem]
    }

    private let tokens: DoorTokens
    private let isOpen: Bool
    /// nil for the local cluster, which knows no users.
    private let reviewer: KubernetesClient?
    private let cluster: KubernetesClient
    private let time: @Sendable () -> Timestamp
    private let logger: Logger
    private let clock = ContinuousClock()
    private var answers: [Question: (isAllowed: Bool, until: ContinuousClock.Instant)] = [:]
    private var clients: [String: (value: Clients, until: ContinuousClock.Instant)] = [:]
    private var reported: Set<WebhookClientProblem> = []

    init(
        _ choice: ArgoDoorChoice,
        cluster: KubernetesClient,
        hasUsers: Bool,
        now: @escaping @Sendable () -> Timestamp,
        logger: Logger
    ) throws(StartRefusal) {
        tokens = try choice.tokenFile.map { path throws(StartRefusal) in try DoorTokens(file: path) } ?? DoorTokens()
        isOpen = choice.isOpen
        self.cluster = cluster
        reviewer = hasUsers ? cluster : nil
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
        guard let reviewer else {
            return isOpen ? nil : Self.unknown("token not valid: it is none of those in --argo-token-file")
        }
        return await reviewed(token, namespace, by: reviewer)
    }

    private static func unknown(_ message: String) -> HTTPResponse {
        .door(.unknownCaller, message, headers: [HTTPField("WWW-Authenticate", "Bearer")])
    }

    // MARK: Tokens of the cluster

    private func reviewed(
        _ token: String,
        _ namespace: String,
        by reviewer: KubernetesClient
    ) async -> HTTPResponse? {
        let question = Question(token: sha256(Array(token.utf8)), namespace: namespace)
        if let known = answers[question], clock.now < known.until { return refusal(known.isAllowed, namespace) }
        let caller = reviewer.showing(Secret(token))
        do throws(KubernetesError) {
            var isAllowed = true
            for (verb, resource) in [("list", "workfloweventbindings"), ("create", "workflows")] where isAllowed {
                isAllowed = try await caller.isAllowed(verb, resource, group: "argoproj.io", in: namespace)
            }
            if answers.count >= Self.maximumAnswers { answers = [:] }
            answers[question] = (isAllowed, clock.now + Self.lifetime)
            return refusal(isAllowed, namespace)
        } catch {
            guard case .refused(401, _, _) = error else {
                logger.warning("a token cannot be looked at", metadata: ["reason": "\(error)"])
                let message = "the cluster that knows the token does not answer; send the event again"
                return .doorUnavailable(message, retryAfter: Self.lifetime)
            }
            return Self.unknown("token not valid: the cluster does not know it")
        }
    }

    private func refusal(_ isAllowed: Bool, _ namespace: String) -> HTTPResponse? {
        if isAllowed { return nil }
        let place = namespace.isEmpty ? "all namespaces" : "namespace '\(namespace)'"
        let message =
            "the token may not list workfloweventbindings and create workflows of argoproj.io in \(place); grant it both"
        return .door(.denied, message)
    }

    // MARK: Webhook clients

    private func anonymous(_ request: HTTPRequest, _ namespace: String) async -> HTTPResponse? {
        // As in Argo, no signature speaks for all namespaces.
        guard !namespace.isEmpty else { return isOpen ? nil : .webhookRefused }
        let known: Clients
        do throws(KubernetesError) { known = try await clients(of: namespace) } catch {
            if isOpen { return nil }
            logger.warning("webhook clients cannot be read", metadata: ["reason": "\(error)"])
            let message = "the Secret \(WebhookClient.secretName) cannot be read now; send the event again"
            return .doorUnavailable(message, retryAfter: Self.lifetime)
        }
        let now = time()
        let sender = known.clients?.first { $0.isSender(of: request, now: now) }
        if sender != nil || isOpen { return nil }
        guard known.clients != nil else { return .webhookRefused }
        logger.warning(
            "request refused: of no webhook client",
            metadata: ["namespace": "\(namespace)", "remote": "\(request.remoteAddress ?? "unknown")"]
        )
        return Self.unknown(
            "the request is signed by no webhook client of this namespace; sign the bytes that are sent"
        )
    }

    private func clients(of namespace: String) async throws(KubernetesError) -> Clients {
        if let known = clients[namespace], clock.now < known.until { return known.value }
        let read = try await readClients(of: namespace)
        if reported.count >= Self.maximumAnswers { reported = [] }
        for problem in read.problems where reported.insert(problem).inserted {
            logger.error(
                "webhook client refused",
                metadata: ["secret": "\(namespace)/\(WebhookClient.secretName)", "reason": "\(problem)"]
            )
        }
        if clients.count >= Self.maximumAnswers { clients = [:] }
        clients[namespace] = (read, clock.now + Self.lifetime)
        return read
    }

    private func readClients(of namespace: String) async throws(KubernetesError) -> Clients {
        let path = ResourcePath(
            apiVersion: "v1",
            plural: "secrets",
            namespace: namespace,
            name: WebhookClient.secretName
        )
        let secret: JSON
        do throws(KubernetesError) { secret = try await cluster.get(path) } catch {
            if case .notFound = error { return Clients(clients: nil, problems: []) }
            throw error
        }
        var clients: [WebhookClient] = []
        var problems: [WebhookClientProblem] = []
        for member in (secret["data"]?.object?.members ?? []).sorted(by: { $0.name < $1.name }) {
            let bytes = member.value.string.flatMap { decodedBase64(Array($0.utf8)) } ?? []
            do throws(WebhookClientProblem) {
                clients.append(try WebhookClient(account: member.name, text: String(decoding: bytes, as: UTF8.self)))
            } catch { problems.append(error) }
        }
        return Clients(clients: clients, problems: problems)
    }
}

extension HTTPResponse {
    /// In Argo's own words, which say nothing of what there is.
    fileprivate static let webhookRefused = HTTPResponse.door(.denied, "failed to process webhook request")
}
