import EventData

extension Kubeconfig {
    /// The configuration of a context; nil means the current one.
    package func configuration(
        context name: String? = nil,
        reading read: FileReader = readFile
    ) throws(KubernetesError) -> ClusterConfiguration {
        guard let name = name ?? currentContext else {
            throw .misconfigured("the kubeconfig has no current-context; name one with --context\(known(contexts))")
        }
        guard let context = contexts[name] else {
            throw .misconfigured("the kubeconfig has no context '\(name)'\(known(contexts))")
        }
        guard let clusterName = context.text("cluster"), let cluster = clusters[clusterName] else {
            let wanted = context.text("cluster") ?? ""
            throw .misconfigured(
                "context '\(name)' names the cluster '\(wanted)', which is not there\(known(clusters))"
            )
        }
        var user: Entry?
        if let userName = context.text("user") {
            user = users[userName]
            if user == nil {
                throw .misconfigured(
                    "context '\(name)' names the user '\(userName)', which is not there\(known(users))"
                )
            }
        }
        return ClusterConfiguration(
            server: try server(of: cluster, named: clusterName),
            trust: try trust(of: cluster, reading: read),
            serverName: cluster.text("tls-server-name"),
            credential: try user.map { user throws(KubernetesError) in try credential(of: user) } ?? .none,
            certificate: try user.flatMap { user throws(KubernetesError) in try certificate(of: user, reading: read) },
            defaultNamespace: context.text("namespace") ?? "default"
        )
    }

    private func known(_ entries: [String: Entry]) -> String {
        entries.isEmpty ? "; it has none" : "; it has \(entries.keys.sorted().joined(separator: ", "))"
    }

    private func server(of cluster: Entry, named name: String) throws(KubernetesError) -> String {
        guard let server = cluster.text("server") else {
            throw .misconfigured("cluster '\(name)' of the kubeconfig has no 'server'")
        }
        guard server.hasPrefix("https://") || server.hasPrefix("http://") else {
            throw .misconfigured("server '\(server)' of cluster '\(name)' must start with https:// or http://")
        }
        if cluster.text("proxy-url") != nil {
            throw .misconfigured("'proxy-url' of cluster '\(name)' is not supported yet; use a context without it")
        }
        return server
    }

    private func trust(of cluster: Entry, reading read: FileReader) throws(KubernetesError)
        -> ClusterConfiguration.Trust
    {
        if cluster.isTrue("insecure-skip-tls-verify") { return .anybody }
        if let pem = try content("certificate-authority", of: cluster, reading: read) { return .authorities(pem) }
        return .system
    }

    private func certificate(of user: Entry, reading read: FileReader) throws(KubernetesError) -> ClientCertificate? {
        let chain = try content("client-certificate", of: user, reading: read)
        let key = try content("client-key", of: user, reading: read)
        switch (chain, key) {
        case (let chain?, let key?): return ClientCertificate(chain: chain, key: Secret(key))
        case (nil, nil): return nil
        default:
            throw .misconfigured("a user of the kubeconfig needs both client-certificate and client-key, or neither")
        }
    }

    /// `NAME-data` in Base64 goes before the file `NAME`.
    private func content(
        _ name: String,
        of entry: Entry,
        reading read: FileReader
    ) throws(KubernetesError) -> [UInt8]? {
        if let text = entry.text("\(name)-data") {
            guard let bytes = base64Decoded(text) else {
                throw .misconfigured("'\(name)-data' of the kubeconfig is not valid Base64")
            }
            return bytes
        }
        guard let path = entry.path(name) else { return nil }
        return try required(path, reading: read)
    }

    private func credential(of user: Entry) throws(KubernetesError) -> Credential {
        if let path = user.path("tokenFile") { return .tokenFile(path) }
        if let token = user.text("token") { return .token(Secret(token)) }
        if let name = user.text("username") { return .basic(user: name, password: Secret(user.text("password") ?? "")) }
        if let exec = user.fields["exec"], exec != .null { return .exec(try ExecPlugin(exec, of: user)) }
        for field in ["auth-provider", "as", "as-groups", "as-uid"] where user.fields[field] ?? .null != .null {
            throw .misconfigured(
                "'\(field)' of a kubeconfig's user is not supported yet; use an exec plugin or a token"
            )
        }
        return .none
    }
}
