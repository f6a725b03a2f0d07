import EventData
import Manifests

/// Who we are to GitHub: somebody with a token, or an app.
///
/// An actor, because an app's token is made once and used by all calls until it expires.
actor GitHubCredentials: ProviderCredentials {
    private let credentials: GitHubHooks.Credentials
    private let apiURL: String
    private var appToken: (text: String, expires: Timestamp)?

    init(_ credentials: GitHubHooks.Credentials, apiURL: String) {
        self.credentials = credentials
        self.apiURL = apiURL
    }

    func field(in context: SourceContext) async throws(ProviderProblem) -> HTTPField {
        HTTPField("Authorization", "token \(try await token(in: context))")
    }

    func forget() { appToken = nil }

    private func token(in context: SourceContext) async throws(ProviderProblem) -> String {
        switch credentials {
        case .token(let selector): return try await context.text(of: selector, for: GitHubHooks.provider)
        case .app(let privateKey, let app, let installation):
            if let appToken, appToken.expires > context.runtime.now() + .seconds(300) { return appToken.text }
            let proof = try await proof(of: app, privateKey, in: context)
            return try await makeAppToken(installation: installation, proof, in: context)
        }
    }

    /// A JSON Web Token that says which app we are.
    private func proof(
        of app: Int,
        _ privateKey: SecretSelector,
        in context: SourceContext
    ) async throws(ProviderProblem) -> String {
        guard let key = SigningKey.privateKey(try await context.bytes(of: privateKey, for: GitHubHooks.provider)) else {
            throw Self.problem("the private key of the GitHub App is no PEM text: see Secret \(privateKey.name)")
        }
        let now = Int(context.runtime.now().seconds)
        // A minute back for clocks that differ; GitHub takes ten minutes at most.
        let claims: JSON = [
            "iat": .number(JSONNumber(now - 60)), "exp": .number(JSONNumber(now + 540)), "iss": .string(String(app)),
        ]
        let text = "\(Self.encoded(#"{"alg":"RS256","typ":"JWT"}"#.utf8)).\(Self.encoded(claims.bytes))"
        guard let signature = key.signature(of: Array(text.utf8), .rsa(.sha256)) else {
            throw Self.problem("the private key of the GitHub App is no RSA key: see Secret \(privateKey.name)")
        }
        return "\(text).\(Self.encoded(signature))"
    }

    private func makeAppToken(
        installation: Int,
        _ proof: String,
        in context: SourceContext
    ) async throws(ProviderProblem) -> String {
        let api = ProviderAPI(
            provider: GitHubHooks.provider,
            baseURL: apiURL,
            paging: .link,
            credentials: AppProof(text: proof),
            headers: GitHubHooks.headers,
            context: context
        )
        let path = "app/installations/\(installation)/access_tokens"
        let answer = try await api.call("POST", path)
        guard let token = answer["token"]?.string,
            let expires = answer["expires_at"]?.string.flatMap({ Timestamp(rfc3339: $0) })
        else { throw ProviderProblem(GitHubHooks.provider, .unreadable("POST \(path)")) }
        appToken = (token, expires)
        return token
    }

    private static func problem(_ sentence: String) -> ProviderProblem {
        ProviderProblem(GitHubHooks.provider, .credentials(sentence))
    }

    private static func encoded(_ bytes: some Sequence<UInt8>) -> String {
        base64(Array(bytes)).replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

/// Good for one call: the one that makes a token.
private struct AppProof: ProviderCredentials {
    let text: String

    func field(in context: SourceContext) -> HTTPField { HTTPField("Authorization", "Bearer \(text)") }

    func forget() {}
}
