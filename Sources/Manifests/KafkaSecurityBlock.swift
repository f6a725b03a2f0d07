/// `tls` and `sasl` of a Kafka source, trigger or bus (spec/sensor.md §1.8).
package struct KafkaSecurityBlock: Sendable, Hashable {
    package struct TLS: Sendable, Hashable {
        package let authority: SecretSelector?
        package let certificate: SecretSelector?
        package let key: SecretSelector?
        package let skipsVerification: Bool
    }

    package struct SASL: Sendable, Hashable {
        package let mechanism: String
        package let user: SecretSelector
        package let password: SecretSelector
    }

    package let tls: TLS?
    package let sasl: SASL?

    package init(from reader: ManifestReader) {
        tls = reader.mapping("tls").map(Self.tls)
        sasl = reader.mapping("sasl").flatMap(Self.sasl)
    }

    private static func tls(from reader: ManifestReader) -> TLS {
        let tls = TLS(
            authority: reader.secret("caCertSecret"),
            certificate: reader.secret("clientCertSecret"),
            key: reader.secret("clientKeySecret"),
            skipsVerification: reader.bool("insecureSkipVerify", default: false)
        )
        let isEnabled = reader.bool("enabled", default: false)
        reader.finish()
        if tls.skipsVerification {
            reader.warn(
                "insecureSkipVerify",
                "accepts any broker, also one that only pretends to be yours",
                fix: "name the authority in caCertSecret instead"
            )
            return tls
        }
        if (tls.certificate == nil) != (tls.key == nil) {
            let absent = tls.certificate == nil ? "clientCertSecret" : "clientKeySecret"
            reader.missing(absent, fix: "a client certificate needs its key: add \(absent):")
        } else if !isEnabled, tls.authority == nil, tls.certificate == nil {
            let fix = "add enabled: true, or one of: caCertSecret, clientCertSecret, clientKeySecret"
            reader.add(.error, at: reader.node.place, "'tls' configures nothing", fix: fix)
        }
        return tls
    }

    private static func sasl(from reader: ManifestReader) -> SASL? {
        let mechanism = reader.optionalString("mechanism") ?? ""
        if mechanism == "GSSAPI" {
            reader.notSupportedYet("mechanism", as: "sasl.mechanism GSSAPI", fix: "use \(mechanisms)")
        } else if !mechanism.isEmpty, !["PLAIN", "OAUTHBEARER"].contains(mechanism), !mechanism.hasPrefix("SCRAM-SHA-")
        {
            reader.warn("mechanism", "is '\(mechanism)', which means PLAIN", fix: "use \(mechanisms)")
        }
        let user = reader.secret("userSecret")
        let password = reader.secret("passwordSecret")
        for (name, selector) in [("userSecret", user), ("passwordSecret", password)] {
            if selector == nil, !reader.has(name) {
                reader.missing(name, fix: "add \(name): with name and key of the Secret")
            }
        }
        reader.finish()
        guard let user, let password else { return nil }
        return SASL(mechanism: mechanism, user: user, password: password)
    }

    private static let mechanisms = "one of: PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, OAUTHBEARER"
}
