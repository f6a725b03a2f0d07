import EventData
import Manifests

/// Who we are to a provider.
protocol ProviderCredentials: Sendable {
    /// The header that says so.
    func field(in context: SourceContext) async throws(ProviderProblem) -> HTTPField

    /// The provider did not believe the last one.
    func forget() async
}

/// A secret of the manifest, as the provider wants to see it.
enum SecretCredentials: ProviderCredentials, Hashable {
    /// `Authorization: Bearer …`.
    case bearer(SecretSelector, provider: String)
    /// `PRIVATE-TOKEN: …`, as GitLab takes every kind of token.
    case privateToken(SecretSelector, provider: String)
    case basic(user: SecretSelector, password: SecretSelector, provider: String)

    func field(in context: SourceContext) async throws(ProviderProblem) -> HTTPField {
        switch self {
        case .bearer(let token, let provider):
            return HTTPField("Authorization", "Bearer \(try await context.text(of: token, for: provider))")
        case .privateToken(let token, let provider):
            return HTTPField("PRIVATE-TOKEN", try await context.text(of: token, for: provider))
        case .basic(let user, let password, let provider):
            let user = try await context.text(of: user, for: provider)
            let password = try await context.text(of: password, for: provider)
            return HTTPField("Authorization", "Basic \(base64(Array("\(user):\(password)".utf8)))")
        }
    }

    /// Secrets are read anew for every call.
    func forget() {}
}

extension SourceContext {
    func bytes(of secret: SecretSelector, for provider: String) async throws(ProviderProblem) -> [UInt8] {
        do { return try await runtime.secret(secret, namespace: source.namespace) } catch {
            throw ProviderProblem(
                provider,
                .credentials("Secret \(secret.name), key \(secret.key), cannot be read")
            )
        }
    }

    func text(of secret: SecretSelector, for provider: String) async throws(ProviderProblem) -> String {
        String(decoding: try await bytes(of: secret, for: provider), as: UTF8.self)
    }
}
