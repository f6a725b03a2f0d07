import EventData
import NIOSSL

/// What one request shows to the server.
struct Presented: Sendable {
    /// The value of the `Authorization` header.
    let authorization: String?
    let tls: TLSConfiguration?
    /// Tells `renew` which credential was refused.
    let version: Int
}

/// Keeps the credential of a configuration fresh: files are read again, plugins are run again.
actor Credentials {
    /// Projected service account tokens are rotated hourly; Kubernetes asks for a look at least each minute.
    static let tokenFileLifetime = Duration.seconds(60)
    /// A credential that expires within this time could expire on its way.
    static let expiryMargin = Duration.seconds(10)

    private let configuration: ClusterConfiguration
    private let now: @Sendable () -> Timestamp
    private let execTimeLimit: Duration
    private let read: FileReader
    private var cached: Presented?
    private var goodUntil: Timestamp?
    private var version = 0
    private var isRenewing = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(
        _ configuration: ClusterConfiguration,
        now: @escaping @Sendable () -> Timestamp,
        execTimeLimit: Duration,
        reading read: @escaping FileReader
    ) {
        self.configuration = configuration
        self.now = now
        self.execTimeLimit = execTimeLimit
        self.read = read
    }

    /// What to show now; one caller renews it while the others wait.
    func current() async throws(KubernetesError) -> Presented {
        while true {
            if let cached, goodUntil.map({ now() < $0 }) ?? true { return cached }
            guard isRenewing else { break }
            await withCheckedContinuation { waiting.append($0) }
        }
        isRenewing = true
        defer {
            isRenewing = false
            for continuation in waiting { continuation.resume() }
            waiting = []
        }
        return try await renewed()
    }

    /// Forgets a credential that the server refused.
    ///
    /// - Returns: whether another one can be had, so that asking again is worth it.
    func refuse(_ presented: Presented) -> Bool {
        switch configuration.credential {
        case .none, .token, .basic: return false
        case .tokenFile, .exec:
            if cached?.version == presented.version { cached = nil }
            return true
        }
    }

    private func renewed() async throws(KubernetesError) -> Presented {
        var authorization: String?
        var certificate = configuration.certificate
        var goodUntil: Timestamp?
        switch configuration.credential {
        case .none: break
        case .token(let token): authorization = "Bearer \(token.trimmedText)"
        case .basic(let user, let password):
            authorization = "Basic \(base64Encoded(Array("\(user):".utf8) + password.bytes))"
        case .tokenFile(let path):
            authorization = try "Bearer \(Secret(required(path, reading: read)).trimmedText)"
            goodUntil = now() + Self.tokenFileLifetime
        case .exec(let plugin):
            let credential = try await plugin.run(for: configuration, within: execTimeLimit)
            authorization = credential.token.map { "Bearer \($0.trimmedText)" }
            certificate = credential.certificate ?? certificate
            goodUntil = credential.expires.map { $0 - Self.expiryMargin }
        }
        version += 1
        let presented = Presented(
            authorization: authorization,
            tls: try configuration.tls(presenting: certificate),
            version: version
        )
        cached = presented
        self.goodUntil = goodUntil
        return presented
    }
}
