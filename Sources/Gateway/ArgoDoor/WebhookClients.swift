import EventData
import EventSources
import Kubernetes
import Logging
import Synchronization

/// The webhook clients of namespaces, from their Secrets (spec/workflows.md B6).
///
/// A class, because a problem that was logged is not logged again.
final class WebhookClients: Sendable {
    static let lifetime = Duration.seconds(5)
    /// Problems that are remembered; more begin anew.
    private static let maximumReported = 1_000

    private struct Read: Sendable {
        /// nil where there is no Secret.
        let clients: [WebhookClient]?
        var problems: [WebhookClientProblem] = []
    }

    private let secrets: Inquiries<String, Read>
    private let logger: Logger
    private let reported = Mutex<Set<WebhookClientProblem>>([])

    init(_ cluster: KubernetesClient, logger: Logger) {
        self.logger = logger
        let cluster = cluster.allowing(InquiryLimits.patience)
        secrets = Inquiries(lifetime: Self.lifetime, isWelcome: { $0.clients != nil }) {
            namespace throws(KubernetesError) in
            try await Self.read(from: cluster, namespace)
        }
    }

    /// nil where the namespace has no Secret of them.
    func clients(of namespace: String) async throws(InquiryFailure) -> [WebhookClient]? {
        let read = try await secrets.answer(to: namespace)
        for problem in read.problems where isNew(problem) {
            logger.error(
                "webhook client refused",
                metadata: ["secret": "\(namespace)/\(WebhookClient.secretName)", "reason": "\(problem)"]
            )
        }
        return read.clients
    }

    private func isNew(_ problem: WebhookClientProblem) -> Bool {
        reported.withLock { reported in
            if reported.count >= Self.maximumReported { reported = [] }
            return reported.insert(problem).inserted
        }
    }

    private static func read(
        from cluster: KubernetesClient,
        _ namespace: String
    ) async throws(KubernetesError) -> Read {
        let path = ResourcePath(
            apiVersion: "v1",
            plural: "secrets",
            namespace: namespace,
            name: WebhookClient.secretName
        )
        let secret: JSON
        do throws(KubernetesError) { secret = try await cluster.get(path) } catch {
            if case .notFound = error { return Read(clients: nil) }
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
        return Read(clients: clients, problems: problems)
    }
}
