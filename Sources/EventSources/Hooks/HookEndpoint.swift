import Manifests

/// What all kinds that providers call have in common: where they listen, how much they take, and whom they believe
/// (spec/eventsources.md §1.9, WebhookContext).
package struct HookEndpoint: Sendable {
    /// 25 MiB, the largest that providers send; Argo Events takes 1 MB.
    package static let defaultBodyBytes = 25 << 20

    /// What a manifest may ask for: bodies are held in memory, several copies of each for a moment.
    package static let largestBodyBytes = 128 << 20

    /// nil when the manifest's endpoint cannot be used.
    let endpoint: HTTPEndpoint?
    let maximumBodyBytes: Int
    let authSecret: SecretSelector?
    /// The address outside, where the manifest names it: what providers are told, and what some of them sign.
    let url: String?
    /// The manifest says that anybody may send.
    let isInsecure: Bool
    let rateLimit: RequestRate?
    /// All must hold.
    package var verifications: [Verification]

    /// Reads the fields of the mapping itself; kinds of providers have it under `webhook`.
    init(from reader: ManifestReader) {
        endpoint = HTTPEndpoint(from: reader)
        maximumBodyBytes = reader.integer(
            "maxPayloadSize",
            in: 1...Self.largestBodyBytes,
            default: Self.defaultBodyBytes,
            orText: false
        )
        authSecret = reader.secret("authSecret")
        url = reader.optionalString("url").flatMap { $0.isEmpty ? nil : $0 }
        isInsecure = reader.bool("insecure", default: false)
        rateLimit = RequestRate(from: reader)
        verifications = Verification(from: reader, baseURL: url).map { [$0] } ?? []
        if isInsecure, reader.has("verify") || authSecret != nil {
            let fix = "remove insecure: true"
            reader.invalid("insecure", "is true although senders must identify themselves", fix: fix, rule: .own)
        }
    }

    /// The `webhook` mapping of a provider's kind, which must be there.
    static func nested(in reader: ManifestReader) -> HookEndpoint? {
        guard let webhook = reader.mapping("webhook") else {
            if !reader.has("webhook") {
                reader.missing("webhook", fix: "add webhook: and below it endpoint: and port:")
            }
            return nil
        }
        let endpoint = HookEndpoint(from: webhook)
        // Any method is served, and the outer metadata counts.
        webhook.ignore("method", "metadata")
        webhook.finish()
        return endpoint
    }

    /// Demands one more proof when the manifest names the secret for it.
    mutating func demand(_ schemes: [VerificationScheme], by secret: SecretSelector?) {
        guard let secret else { return }
        verifications.append(Verification(schemes: schemes, secrets: [secret], baseURL: url))
    }

    /// What a request must prove, in words.
    package var demands: [String] {
        let proofs = verifications.map { verification in
            verification.schemes.map { "\($0.proof.text) in \($0.carrier.text)" }.joined(separator: ", or ")
        }
        return proofs + (authSecret == nil ? [] : ["the bearer token of authSecret"])
            + (endpoint?.tls?.clientCA == nil ? [] : ["a certificate of a client"])
    }

    /// Whether anybody can send events, and the manifest does not say that this is meant.
    var isOpenUnasked: Bool {
        authSecret == nil && verifications.isEmpty && endpoint?.tls?.clientCA == nil && !isInsecure
    }
}
