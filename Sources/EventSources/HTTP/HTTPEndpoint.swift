package import Manifests

/// Where a source listens: a port, a path and how the port is encrypted (spec/eventsources.md §1.9, WebhookContext).
package struct HTTPEndpoint: Sendable, Hashable {
    package let port: Int
    package let path: PathTemplate
    /// nil serves plain HTTP.
    package let tls: HTTPTLS?
    /// Where the manifest names the port.
    package let portPlace: Place
    /// Where the manifest names the path.
    package let pathPlace: Place

    package init(port: Int, path: PathTemplate, tls: HTTPTLS?, portPlace: Place, pathPlace: Place) {
        self.port = port
        self.path = path
        self.tls = tls
        self.portPlace = portPlace
        self.pathPlace = pathPlace
    }

    /// Reads `endpoint`, `port` and the Secrets of its encryption; nil after reporting why one cannot be used.
    init?(from reader: ManifestReader) {
        let text = reader.string("endpoint")
        port = reader.integer("port", in: 1...65_535, default: nil, orText: true)
        let certificate = reader.secret("serverCertSecret")
        let key = reader.secret("serverKeySecret")
        let clients = reader.secret("clientCASecret")
        portPlace = reader.place(of: "port")
        pathPlace = reader.place(of: "endpoint")
        // Argo Events serves plain HTTP when only one is set, and says nothing.
        switch (certificate, key) {
        case (let certificate?, let key?): tls = HTTPTLS(certificate: certificate, key: key, clientCA: clients)
        case (nil, nil):
            tls = nil
            if clients != nil {
                let fix = "add serverCertSecret: and serverKeySecret: {name, key}"
                reader.invalid("clientCASecret", "needs an encrypted port", fix: fix, rule: .own)
            }
        case (_?, nil):
            tls = nil
            reader.invalid(
                "serverCertSecret",
                "has no serverKeySecret beside it",
                fix: "add serverKeySecret: {name, key}"
            )
        case (nil, _?):
            tls = nil
            reader.invalid(
                "serverKeySecret",
                "has no serverCertSecret beside it",
                fix: "add serverCertSecret: {name, key}"
            )
        }
        guard !text.isEmpty else { return nil }
        do {
            path = try PathTemplate(parsing: text)
        } catch {
            reader.invalid("endpoint", error.problem, fix: error.fix)
            return nil
        }
    }

    /// The route, which no other source may have.
    package var claim: Claim { Claim(key: "route \(port) \(path.key)", place: pathPlace) }
}

/// The Secret keys that hold a port's certificate chain and private key, both PEM.
package struct HTTPTLS: Sendable, Hashable {
    package let certificate: SecretSelector
    package let key: SecretSelector
    /// Who signs the certificates that clients must show, PEM; nil asks for none.
    package let clientCA: SecretSelector?

    package init(certificate: SecretSelector, key: SecretSelector, clientCA: SecretSelector? = nil) {
        self.certificate = certificate
        self.key = key
        self.clientCA = clientCA
    }
}

/// One port to open, for all endpoints on it.
package struct HTTPPortPlan: Sendable, Hashable {
    package let port: Int
    package let tls: HTTPTLS?
    /// The namespace of the TLS secrets.
    package let namespace: String
    /// The endpoints on the port, of all sources.
    package let endpoints: [HTTPEndpoint]

    /// The ports to open for all sources' endpoints, in order.
    ///
    /// - Returns: also an error for each endpoint whose TLS settings differ from the first one's on its port; a port
    ///   is encrypted in one way only. (Two endpoints with one path clash by their claims.)
    package static func plans(
        for endpoints: [(source: ManifestName, endpoint: HTTPEndpoint)]
    ) -> (plans: [HTTPPortPlan], problems: [Diagnostic]) {
        var plans: [HTTPPortPlan] = []
        var problems: [Diagnostic] = []
        let ports = Set(endpoints.map(\.endpoint.port)).sorted()
        for port in ports {
            let onPort = endpoints.filter { $0.endpoint.port == port }
            guard let first = onPort.first else { continue }
            for (source, endpoint) in onPort.dropFirst() {
                let isSame =
                    endpoint.tls == first.endpoint.tls
                    && (endpoint.tls == nil || source.namespace == first.source.namespace)
                if !isSame { problems.append(clash(endpoint, with: first.endpoint)) }
            }
            plans.append(
                HTTPPortPlan(
                    port: port,
                    tls: first.endpoint.tls,
                    namespace: first.source.namespace,
                    endpoints: onPort.map(\.endpoint)
                )
            )
        }
        return (plans, problems)
    }

    private static func clash(_ endpoint: HTTPEndpoint, with first: HTTPEndpoint) -> Diagnostic {
        Diagnostic(
            at: endpoint.portPlace,
            problem: "port \(endpoint.port) has other TLS secrets at \(first.portPlace)",
            fix: "use the same serverCertSecret, serverKeySecret and clientCASecret in both places, or another port"
        )
    }
}
