import ArgumentParser
import Gateway

/// What Argo Server does, done here, and what is left to it.
struct ArgoOptions: ParsableArguments {
    @Option(
        name: .customLong("argo-port"),
        help: .init(
            "Serves POST /api/v1/events/NAMESPACE/DISCRIMINATOR there; Argo Server's is 2746.",
            valueName: "port"
        )
    )
    var port: Int?
    @Option(
        name: .customLong("argo-tls-secret"),
        help: .init("A kubernetes.io/tls Secret of the gateway's namespace: the port is encrypted.", valueName: "name")
    )
    var certificate: String?
    @Option(
        name: .customLong("argo-token-file"),
        help: .init("Bearer tokens that may send events, one on each line.", valueName: "file")
    )
    var tokenFile: String?
    @Flag(name: .customLong("argo-anonymous"), help: "Anybody may send events to --argo-port.") var isOpen = false

    @Option(
        name: .customLong("argo-server"),
        help: .init("Workflows are submitted through this Argo Server, not the cluster's API.", valueName: "url")
    )
    var server: String?
    @Option(
        name: .customLong("argo-server-token-file"),
        help: .init("The bearer token for --argo-server.", valueName: "file")
    )
    var serverTokenFile: String?
    @Option(
        name: .customLong("argo-server-ca"),
        help: .init("Who signs --argo-server's certificate; the system's authorities by default.", valueName: "pem")
    )
    var serverAuthority: String?
    @Flag(name: .customLong("argo-server-insecure"), help: "The certificate of --argo-server is not looked at.")
    var isServerUnverified = false

    func validate() throws {
        try validateServer()
        try validateDoor()
    }

    private func validateServer() throws {
        guard let server else {
            let given = [
                serverTokenFile.map { _ in "--argo-server-token-file" },
                serverAuthority.map { _ in "--argo-server-ca" },
            ]
            let names = given.compactMap(\.self) + (isServerUnverified ? ["--argo-server-insecure"] : [])
            if let name = names.first {
                throw ValidationError("\(name) says how --argo-server is reached; add --argo-server https://HOST:2746")
            }
            return
        }
        guard server.hasPrefix("https://") || server.hasPrefix("http://") else {
            throw ValidationError("--argo-server is '\(server)'; write its whole address, such as https://HOST:2746")
        }
        if isServerUnverified, serverAuthority != nil {
            throw ValidationError("--argo-server-insecure makes --argo-server-ca useless; leave one of them out")
        }
    }

    private func validateDoor() throws {
        guard port == nil else {
            if let port, !(0...65_535).contains(port) {
                throw ValidationError("--argo-port is \(port); write a number from 1 to 65535, or 0 for a free one")
            }
            return
        }
        let given = [certificate.map { _ in "--argo-tls-secret" }, tokenFile.map { _ in "--argo-token-file" }]
        let names = given.compactMap(\.self) + (isOpen ? ["--argo-anonymous"] : [])
        if let name = names.first {
            throw ValidationError("\(name) says how --argo-port is served; add --argo-port 2746")
        }
    }

    /// nil where the cluster's own API is used.
    func target() -> ArgoServerChoice? {
        server.map {
            ArgoServerChoice(
                url: $0,
                tokenFile: serverTokenFile,
                authorityFile: serverAuthority,
                isUnverified: isServerUnverified
            )
        }
    }

    /// nil where there is none.
    func door() -> ArgoDoorChoice? {
        port.map {
            ArgoDoorChoice(port: $0, certificateSecret: certificate, tokenFile: tokenFile, isOpen: isOpen)
        }
    }
}
