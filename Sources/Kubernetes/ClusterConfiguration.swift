/// Where a Kubernetes API is and how to be trusted there.
package struct ClusterConfiguration: Sendable, Hashable {
    package enum Trust: Sendable, Hashable {
        /// The system's certificate authorities.
        case system
        /// PEM text of the authorities to trust.
        case authorities([UInt8])
        /// `insecure-skip-tls-verify`: anybody may pretend to be the server.
        case anybody
    }

    /// Base URL without a slash at its end; it may have a path.
    package let server: String
    package var trust: Trust
    /// `tls-server-name`: the name the certificate must bear instead of the URL's host.
    package var serverName: String?
    package var credential: Credential
    package var certificate: ClientCertificate?
    /// The namespace of the context; where objects without one go.
    package var defaultNamespace: String

    package init(
        server: String,
        trust: Trust = .system,
        serverName: String? = nil,
        credential: Credential = .none,
        certificate: ClientCertificate? = nil,
        defaultNamespace: String = "default"
    ) {
        var server = server
        while server.hasSuffix("/") { server.removeLast() }
        self.server = server
        self.trust = trust
        self.serverName = serverName
        self.credential = credential
        self.certificate = certificate
        self.defaultNamespace = defaultNamespace
    }
}

/// What proves who we are, besides a client certificate.
package enum Credential: Sendable, Hashable {
    case none
    case token(Secret)
    /// A file that is rotated, and so read again at least each minute.
    case tokenFile(String)
    case basic(user: String, password: Secret)
    case exec(ExecPlugin)
}

/// A certificate chain and its key, PEM.
package struct ClientCertificate: Sendable, Hashable {
    package let chain: [UInt8]
    package let key: Secret

    package init(chain: [UInt8], key: Secret) {
        self.chain = chain
        self.key = key
    }
}
