import Foundation
import Kafka
import Kubernetes
package import Manifests

/// How the brokers of a bus are talked to; its secrets are read once, when the bus is opened.
package struct BusSecurity: Sendable, Equatable {
    /// A text, or where it is.
    package enum Text: Sendable, Equatable {
        case plain(String)
        case file(String)
        case secret(SecretSelector, namespace: String)
    }

    package struct TLS: Sendable, Equatable {
        /// nil trusts the system's authorities.
        package var authority: Text?
        package var certificate: Text?
        package var key: Text?
        package var skipsVerification: Bool

        package init(
            authority: Text? = nil,
            certificate: Text? = nil,
            key: Text? = nil,
            skipsVerification: Bool = false
        ) {
            self.authority = authority
            self.certificate = certificate
            self.key = key
            self.skipsVerification = skipsVerification
        }
    }

    package struct SASL: Sendable, Equatable {
        /// As Kafka calls it: `SCRAM-SHA-512`.
        package var mechanism: String
        package var user: Text
        package var password: Text

        package init(mechanism: String, user: Text, password: Text) {
            self.mechanism = mechanism
            self.user = user
            self.password = password
        }
    }

    package var tls: TLS?
    package var sasl: SASL?

    package init(tls: TLS? = nil, sasl: SASL? = nil) {
        self.tls = tls
        self.sasl = sasl
    }

    /// What an EventBus says; its Secrets are in its own namespace.
    init(_ block: KafkaSecurityBlock, namespace: String) {
        func text(_ selector: SecretSelector?) -> Text? { selector.map { .secret($0, namespace: namespace) } }
        tls = block.tls.map { tls in
            // Argo Events gives no certificate to a broker that it does not verify (spec/sensor.md §1.8).
            guard !tls.skipsVerification else { return TLS(skipsVerification: true) }
            return TLS(authority: text(tls.authority), certificate: text(tls.certificate), key: text(tls.key))
        }
        sasl = block.sasl.map { sasl in
            SASL(
                mechanism: sasl.mechanism,
                user: .secret(sasl.user, namespace: namespace),
                password: .secret(sasl.password, namespace: namespace)
            )
        }
    }

    /// Whether the cluster has to be asked first.
    var needsCluster: Bool {
        [tls?.authority, tls?.certificate, tls?.key, sasl?.user, sasl?.password].contains {
            if case .secret = $0 { true } else { false }
        }
    }

    /// With everything that it names; `kubernetes` reads the Secrets.
    func resolved(asking kubernetes: KubernetesClient?) async throws(StartRefusal) -> KafkaSecurity {
        var security = KafkaSecurity()
        if let tls {
            security.tls = KafkaSecurity.TLS(
                authority: try await Self.read(tls.authority, kubernetes),
                certificate: try await Self.read(tls.certificate, kubernetes),
                key: try await Self.read(tls.key, kubernetes),
                skipsVerification: tls.skipsVerification
            )
        }
        if let sasl {
            security.sasl = KafkaSecurity.SASL(
                mechanism: KafkaSecurity.Mechanism(named: sasl.mechanism),
                user: try await Self.read(sasl.user, kubernetes) ?? "",
                password: try await Self.read(sasl.password, kubernetes) ?? ""
            )
        }
        return security
    }

    /// Without one trailing newline, as Argo Events reads mounted secrets (spec/eventsources.md §5).
    private static func read(_ text: Text?, _ kubernetes: KubernetesClient?) async throws(StartRefusal) -> String? {
        var found: String
        switch text {
        case nil: return nil
        case .plain(let text): return text
        case .file(let path):
            do { found = try String(contentsOfFile: path, encoding: .utf8) } catch {
                throw StartRefusal(
                    "\(path), which the bus needs, cannot be read; make it readable, or name another file"
                )
            }
        case .secret(let selector, let namespace):
            let place = "key '\(selector.key)' of Secret \(namespace)/\(selector.name), which the EventBus needs,"
            guard let kubernetes else { throw StartRefusal("\(place) cannot be read without a cluster") }
            do throws(KubernetesError) {
                let bytes = try await kubernetes.secret(selector.name, key: selector.key, in: namespace)
                found = String(decoding: bytes, as: UTF8.self)
            } catch {
                let fix = "make it, or name the brokers with --bus and files with --bus-tls-ca and the like"
                throw StartRefusal("\(place) cannot be read: \(error); \(fix)")
            }
        }
        if found.hasSuffix("\n") { found.removeLast() }
        return found
    }
}
