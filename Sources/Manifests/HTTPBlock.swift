/// The fields of an `http` trigger (spec/sensor.md §5.3); its parameters are read with the `TriggerBody`.
enum HTTPBlock {
    static func check(_ reader: ManifestReader) {
        _ = reader.string("url")
        _ = reader.choice("method", of: ["", "GET", "DELETE", "PATCH", "POST", "PUT"], default: "POST")
        _ = reader.unchecked.stringMap("headers")
        _ = reader.optionalString("host")
        _ = reader.integer("timeout", in: Int.min...Int.max, default: 0)
        checkSecureHeaders(reader.unchecked)
        if let basic = reader.unchecked.mapping("basicAuth") {
            _ = basic.secret("username")
            _ = basic.secret("password")
            basic.finish()
        }
        if let tls = reader.unchecked.mapping("tls") { checkTLS(tls) }
    }

    static func checkSecureHeaders(_ reader: ManifestReader) {
        for header in reader.mappings("secureHeaders") ?? [] {
            _ = header.string("name")
            if let value = header.mapping("valueFrom") {
                let secret = value.secret("secretKeyRef")
                let configMap = value.secret("configMapKeyRef")
                if secret == nil, configMap == nil, !value.has("secretKeyRef"), !value.has("configMapKeyRef") {
                    value.missing("secretKeyRef", fix: "add secretKeyRef: with name and key of the Secret")
                }
                value.finish()
            } else if !header.has("valueFrom") {
                header.missing("valueFrom", fix: "add valueFrom: and below it secretKeyRef:")
            }
            header.finish()
        }
    }

    /// TLSConfig of spec/sensor.md §1.8.
    private static func checkTLS(_ tls: ManifestReader) {
        let secrets = ["caCertSecret", "clientCertSecret", "clientKeySecret"]
        for secret in secrets { _ = tls.secret(secret) }
        let skips = tls.bool("insecureSkipVerify", default: false)
        let isEnabled = tls.bool("enabled", default: false)
        tls.finish()
        if skips { return }
        if tls.has("clientCertSecret") != tls.has("clientKeySecret") {
            let absent = tls.has("clientCertSecret") ? "clientKeySecret" : "clientCertSecret"
            tls.missing(absent, fix: "a client certificate needs its key: add \(absent):")
        } else if !isEnabled, !secrets.contains(where: tls.has) {
            let fix = "add enabled: true, or one of: \(secrets.joined(separator: ", "))"
            tls.add(.error, at: tls.node.place, "'tls' configures nothing", fix: fix)
        }
    }
}
