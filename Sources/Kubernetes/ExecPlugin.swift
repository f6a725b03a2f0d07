import EventData

/// A command that prints a credential (`users[].user.exec` of a kubeconfig).
package struct ExecPlugin: Sendable, Hashable {
    package let apiVersion: String
    /// A name looked up in PATH, or a path.
    package let command: String
    package let arguments: [String]
    package let environment: [String: Secret]
    package let installHint: String?
    package let providesClusterInfo: Bool

    package init(
        apiVersion: String,
        command: String,
        arguments: [String] = [],
        environment: [String: Secret] = [:],
        installHint: String? = nil,
        providesClusterInfo: Bool = false
    ) {
        self.apiVersion = apiVersion
        self.command = command
        self.arguments = arguments
        self.environment = environment
        self.installHint = installHint
        self.providesClusterInfo = providesClusterInfo
    }

    /// Reads the `exec` block; a command with a slash is relative to the kubeconfig.
    init(_ block: JSON, of user: Kubeconfig.Entry) throws(KubernetesError) {
        guard let command = block["command"]?.string, !command.isEmpty else {
            throw .misconfigured("the kubeconfig's exec plugin has no 'command'")
        }
        let apiVersion = block["apiVersion"]?.string ?? ""
        guard ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"].contains(apiVersion) else {
            throw .misconfigured(
                "apiVersion '\(apiVersion)' of exec plugin '\(command)' is not supported; "
                    + "write client.authentication.k8s.io/v1 (or v1beta1)"
            )
        }
        var environment: [String: Secret] = [:]
        for variable in block["env"]?.array ?? [] {
            if let name = variable["name"]?.string { environment[name] = Secret(variable["value"]?.string ?? "") }
        }
        self.init(
            apiVersion: apiVersion,
            command: command.contains("/") ? user.resolve(command) : command,
            arguments: (block["args"]?.array ?? []).compactMap(\.string),
            environment: environment,
            installHint: block["installHint"]?.string,
            providesClusterInfo: block["provideClusterInfo"]?.bool == true
        )
    }

    /// The value of `KUBERNETES_EXEC_INFO`.
    func info(for cluster: ClusterConfiguration) -> String {
        var spec: JSON = ["interactive": false]
        if providesClusterInfo {
            var fields: JSON = ["server": .string(cluster.server)]
            if let name = cluster.serverName { fields["tls-server-name"] = .string(name) }
            switch cluster.trust {
            case .system: break
            case .authorities(let pem): fields["certificate-authority-data"] = .string(base64Encoded(pem))
            case .anybody: fields["insecure-skip-tls-verify"] = true
            }
            spec["cluster"] = fields
        }
        let info: JSON = ["apiVersion": .string(apiVersion), "kind": "ExecCredential", "spec": spec]
        return info.text
    }
}

/// What an exec plugin gave.
struct ExecCredential: Sendable, Equatable {
    let token: Secret?
    let certificate: ClientCertificate?
    /// nil: good until the API refuses it.
    let expires: Timestamp?

    /// Reads what the plugin printed; nothing of it gets into an error's text.
    init(parsing output: [UInt8], of plugin: ExecPlugin) throws(KubernetesError) {
        let answer: JSON
        do { answer = try JSON(parsing: output) } catch {
            throw .misconfigured("exec plugin '\(plugin.command)' did not print JSON; run it by hand to see why")
        }
        guard answer["kind"]?.string == "ExecCredential", let status = answer["status"], status.object != nil else {
            throw .misconfigured("exec plugin '\(plugin.command)' did not print an ExecCredential with a status")
        }
        guard answer["apiVersion"]?.string == plugin.apiVersion else {
            throw .misconfigured(
                "exec plugin '\(plugin.command)' answers in another apiVersion than "
                    + "the kubeconfig's \(plugin.apiVersion)"
            )
        }
        token = status["token"]?.string.map { Secret($0) }
        if let chain = status["clientCertificateData"]?.string, let key = status["clientKeyData"]?.string {
            certificate = ClientCertificate(chain: Array(chain.utf8), key: Secret(key))
        } else {
            certificate = nil
        }
        guard token != nil || certificate != nil else {
            throw .misconfigured(
                "exec plugin '\(plugin.command)' printed neither a token nor a certificate with its key"
            )
        }
        expires = status["expirationTimestamp"]?.string.flatMap { Timestamp(rfc3339: $0) }
    }
}
