import EventData
import Expressions
package import Kubernetes
package import Logging
package import Manifests

/// Keeps our own authority and certificate in a Secret, and tells the API server whom to trust.
///
/// Several replicas do the same side by side: whoever writes first has decided, and the others read what was written.
package struct CertificateKeeper: Sendable {
    /// Whose certificate it is, and where it is written.
    package struct Place: Sendable {
        package let secret: ManifestName
        /// The Service that the API server calls.
        package let service: ManifestName
        /// Of the ValidatingWebhookConfiguration.
        package let webhook: String

        package init(secret: ManifestName, service: ManifestName, webhook: String) {
            self.secret = secret
            self.service = service
            self.webhook = webhook
        }

        /// What an API server and what people in the cluster call it.
        var hosts: [String] {
            let name = "\(service.name).\(service.namespace)"
            return ["\(name).svc", "\(name).svc.cluster.local", name]
        }
    }

    /// Why it cannot be done now, and what to do about it.
    package struct Problem: Error, Sendable, Equatable {
        package let message: String
    }

    /// Between two looks: a caBundle that somebody took away is back before long, and a cluster hardly notices.
    static let interval = Duration.seconds(10)
    /// How often somebody else may have been faster in one look.
    static let attempts = 5

    let place: Place
    let cluster: KubernetesClient
    let clock: WallClock
    let logger: Logger

    package init(_ place: Place, in cluster: KubernetesClient, clock: WallClock = WallClock(), logger: Logger) {
        self.place = place
        self.cluster = cluster
        self.clock = clock
        self.logger = logger
    }

    /// Shows what the Secret holds, renewed in time, until cancelled.
    func keep(_ served: ServedCertificate, telling problem: @Sendable (String?) -> Void) async {
        var last: String?
        while !Task.isCancelled {
            var now: String?
            do throws(Problem) { try await look(served) } catch { now = error.message }
            problem(now)
            if let now, now != last { logger.error("certificates are not kept", metadata: ["reason": "\(now)"]) }
            last = now
            do { try await Task.sleep(for: Self.interval) } catch { return }
        }
    }

    /// One look: the Secret is brought up to date, the API server told, and only then the certificate shown.
    package func look(_ served: ServedCertificate) async throws(Problem) {
        let kept = try await upToDateAndTold()
        guard let serving = kept.serving else { return }
        let pair = Result { () throws in
            try ServedCertificate.Pair(chain: Array(serving.certificate.utf8), key: Array(serving.key.utf8))
        }
        guard case .success(let pair) = pair else {
            throw Problem(
                message: "the certificate in \(secretName) cannot be used; empty the Secret, it is filled anew"
            )
        }
        if served.show(pair) { logger.info("shows a new certificate", metadata: ["end": "\(pair.end)"]) }
    }

    private var secretName: String { "Secret \(place.secret)" }

    // MARK: The Secret

    private func upToDate() async throws(Problem) -> KeptCertificates {
        for _ in 0..<Self.attempts {
            do throws(KubernetesError) {
                if let kept = try await attempt() { return kept }
            } catch {
                switch error {
                // Somebody was faster: what they wrote counts.
                case .conflict, .alreadyExists: continue
                default: throw Problem(message: "\(secretName) cannot be kept: \(error); see the rights in deploy")
                }
            }
        }
        throw Problem(message: "\(secretName) is changed again and again by somebody else; find out who")
    }

    /// nil when certificates cannot be made.
    private func attempt() async throws(KubernetesError) -> KeptCertificates? {
        let path = ResourcePath(
            apiVersion: "v1",
            plural: "secrets",
            namespace: place.secret.namespace,
            name: place.secret.name
        )
        let found: JSON?
        do throws(KubernetesError) { found = try await cluster.get(path) } catch {
            guard case .notFound = error else { throw error }
            found = nil
        }
        let now = found.map { KeptCertificates(secret: $0) } ?? KeptCertificates()
        let wanted: KeptCertificates
        do { wanted = try now.renewed(at: clock.now(), hosts: place.hosts, seed: seed()) } catch {
            throw .misconfigured("certificates cannot be made here: \(error)")
        }
        if wanted == now, found != nil { return now }
        guard var secret = found else {
            _ = try await cluster.create(newSecret(wanted), in: place.secret.namespace)
            return wanted
        }
        // It names the version that was read, so that only one of several replicas is the one who renews.
        secret["data"] = wanted.data
        _ = try await cluster.replace(path, with: secret)
        return wanted
    }

    private func newSecret(_ kept: KeptCertificates) -> JSON {
        [
            "apiVersion": "v1", "kind": "Secret", "type": "Opaque",
            "metadata": ["name": .string(place.secret.name), "namespace": .string(place.secret.namespace)],
            "data": kept.data,
        ]
    }

    private func seed() -> [UInt8] {
        (0..<IssuedCertificate.seedBytes / 8).flatMap { _ in
            withUnsafeBytes(of: clock.randomBits()) { Array($0) }
        }
    }

    // MARK: The API server

    /// The configuration is read before the Secret: what somebody else wrote meanwhile is newer, and is not written over.
    private func upToDateAndTold() async throws(Problem) -> KeptCertificates {
        for _ in 0..<Self.attempts {
            let configuration: JSON
            do throws(KubernetesError) { configuration = try await cluster.get(webhookPath) } catch {
                throw untold(error)
            }
            let kept = try await upToDate()
            do throws(KubernetesError) {
                try await tell(kept.bundle, in: configuration)
                return kept
            } catch {
                if case .conflict = error { continue }
                throw untold(error)
            }
        }
        throw Problem(message: "\(webhookName) is changed again and again by somebody else; find out who")
    }

    private var webhookName: String { "ValidatingWebhookConfiguration \(place.webhook)" }

    private var webhookPath: ResourcePath {
        ResourcePath(
            apiVersion: "admissionregistration.k8s.io/v1",
            plural: "validatingwebhookconfigurations",
            namespace: nil,
            name: place.webhook
        )
    }

    private func untold(_ error: KubernetesError) -> Problem {
        Problem(message: "\(webhookName) cannot be told whom to trust: \(error); see deploy/components/admission")
    }

    /// Writes `bundle` wherever the configuration calls our Service.
    private func tell(_ bundle: String, in configuration: JSON) async throws(KubernetesError) {
        let trusted = JSON.string(base64(Array(bundle.utf8)))
        let told = (configuration["webhooks"]?.array ?? []).map { self.told($0, trusted) }
        guard told.contains(where: { $0.isOurs }) else {
            throw .misconfigured(
                "no webhook in it has clientConfig.service \(place.service); name it there, or use --service"
            )
        }
        let wanted = JSON.array(told.map(\.webhook))
        if wanted == configuration["webhooks"] { return }
        var configuration = configuration
        configuration["webhooks"] = wanted
        _ = try await cluster.replace(webhookPath, with: configuration)
    }

    private func told(_ webhook: JSON, _ trusted: JSON) -> (webhook: JSON, isOurs: Bool) {
        let service = webhook.at("clientConfig", "service")
        guard service?["name"]?.string == place.service.name,
            service?["namespace"]?.string == place.service.namespace
        else { return (webhook, false) }
        var (webhook, client) = (webhook, webhook["clientConfig"] ?? [:])
        client["caBundle"] = trusted
        webhook["clientConfig"] = client
        return (webhook, true)
    }
}
