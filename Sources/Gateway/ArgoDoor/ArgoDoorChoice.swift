/// Argo Server's event endpoint as the command line asks for it (spec/workflows.md B1, B2, B4).
package struct ArgoDoorChoice: Sendable {
    package var port: Int
    /// A `kubernetes.io/tls` Secret in the gateway's own namespace; nil serves plain HTTP.
    package var certificateSecret: String?
    /// Holds tokens, one on each line, that may send events to every namespace.
    package var tokenFile: String?
    /// Whether anybody may send.
    package var isOpen: Bool

    package init(port: Int, certificateSecret: String? = nil, tokenFile: String? = nil, isOpen: Bool = false) {
        self.port = port
        self.certificateSecret = certificateSecret
        self.tokenFile = tokenFile
        self.isOpen = isOpen
    }
}
