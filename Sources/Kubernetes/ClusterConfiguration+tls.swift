import NIOSSL

extension ClusterConfiguration {
    /// How to speak TLS to this cluster; nil for a plain `http://` address.
    func tls(presenting certificate: ClientCertificate?) throws(KubernetesError) -> TLSConfiguration? {
        guard server.hasPrefix("https://") else { return nil }
        var tls = TLSConfiguration.makeClientConfiguration()
        switch trust {
        case .system: break
        case .anybody: tls.certificateVerification = .none
        case .authorities(let pem):
            do { tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(pem)) } catch {
                throw .misconfigured("the cluster's certificate authority is no PEM certificate")
            }
        }
        if let certificate {
            do {
                tls.certificateChain = try NIOSSLCertificate.fromPEMBytes(certificate.chain).map { .certificate($0) }
            } catch { throw .misconfigured("the client certificate is no PEM certificate") }
            do {
                let key = try NIOSSLPrivateKey(bytes: certificate.key.bytes, format: .pem)
                tls.privateKey = .privateKey(key)
            } catch { throw .misconfigured("the client certificate's key is no PEM key without a password") }
        }
        return tls
    }

    /// Host, and port when it is written, of the server's address: `[::1]:6443`.
    var authority: Substring { server[authorityRange] }

    /// The host alone, IPv6 addresses without their brackets.
    var host: String {
        if authority.hasPrefix("[") { return String(authority.dropFirst().prefix { $0 != "]" }) }
        return String(authority.prefix { $0 != ":" })
    }

    /// The server's address with the name its certificate must bear; the connection still goes to `host`.
    var dialledServer: String {
        guard let serverName else { return server }
        let port = authority.hasPrefix("[") ? authority.drop { $0 != "]" }.dropFirst() : authority.drop { $0 != ":" }
        var dialled = server
        dialled.replaceSubrange(authorityRange, with: serverName + port)
        return dialled
    }

    private var authorityRange: Range<String.Index> {
        let rest = server.drop { $0 != "/" }.dropFirst(2)
        return rest.startIndex..<(rest.firstIndex(of: "/") ?? rest.endIndex)
    }
}
