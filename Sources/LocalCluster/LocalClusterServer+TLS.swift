import NIOSSL

extension LocalClusterServer.TLS {
    /// TLS 1.2 or newer, and no client without a certificate of our authority.
    func serverConfiguration() throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(certificateChain).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: privateKey, format: .pem))
        )
        configuration.minimumTLSVersion = .tlsv12
        configuration.trustRoots = .file(clientAuthority)
        // A client has no host name to compare with its certificate.
        configuration.certificateVerification = .noHostnameVerification
        return configuration
    }
}
