/// How to talk to brokers: encrypted or not, and as whom.
///
/// Certificates are PEM texts. A broker's certificate and its host name are checked unless somebody says otherwise.
package struct KafkaSecurity: Sendable, Hashable {
    package struct TLS: Sendable, Hashable {
        /// nil trusts the system's authorities.
        package var authority: String?
        package var certificate: String?
        package var key: String?
        package var skipsVerification: Bool

        package init(
            authority: String? = nil,
            certificate: String? = nil,
            key: String? = nil,
            skipsVerification: Bool = false
        ) {
            self.authority = authority
            self.certificate = certificate
            self.key = key
            self.skipsVerification = skipsVerification
        }
    }

    package struct SASL: Sendable, Hashable {
        package var mechanism: Mechanism
        package var user: String
        /// With OAUTHBEARER the token itself.
        package var password: String

        package init(mechanism: Mechanism, user: String, password: String) {
            self.mechanism = mechanism
            self.user = user
            self.password = password
        }
    }

    package enum Mechanism: String, Sendable, CaseIterable {
        case plain = "PLAIN"
        case scramSHA256 = "SCRAM-SHA-256"
        case scramSHA512 = "SCRAM-SHA-512"
        case bearerToken = "OAUTHBEARER"

        /// Whatever is unknown, or not said, is PLAIN, as in Argo Events (spec/sensor.md §1.8).
        package init(named name: String) { self = Mechanism(rawValue: name) ?? .plain }
    }

    package var tls: TLS?
    package var sasl: SASL?

    package init(tls: TLS? = nil, sasl: SASL? = nil) {
        self.tls = tls
        self.sasl = sasl
    }

    /// Adds it to a client's settings.
    package func apply(to settings: inout KafkaSettings) throws(KafkaSettings.Problem) {
        let open = sasl == nil ? "plaintext" : "sasl_plaintext"
        let encrypted = sasl == nil ? "ssl" : "sasl_ssl"
        try settings.set("security.protocol", to: tls == nil ? open : encrypted)
        if let tls {
            try settings.set("enable.ssl.certificate.verification", to: tls.skipsVerification ? "false" : "true")
            try settings.set("ssl.endpoint.identification.algorithm", to: tls.skipsVerification ? "none" : "https")
            if let authority = tls.authority { try settings.set("ssl.ca.pem", to: authority) }
            if let certificate = tls.certificate { try settings.set("ssl.certificate.pem", to: certificate) }
            if let key = tls.key { try settings.set("ssl.key.pem", to: key) }
        }
        guard let sasl else { return }
        try settings.set("sasl.mechanism", to: sasl.mechanism.rawValue)
        if sasl.mechanism == .bearerToken {
            settings.token = KafkaToken(bearer: sasl.password, principal: sasl.user)
        } else {
            try settings.set("sasl.username", to: sasl.user)
            try settings.set("sasl.password", to: sasl.password)
        }
    }
}
