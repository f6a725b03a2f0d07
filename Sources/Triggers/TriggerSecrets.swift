import EventData
import FoundationEssentials
import Kubernetes
import Manifests
import NIOSSL

/// The Secrets and ConfigMaps that a trigger names, in its sensor's namespace.
struct TriggerSecrets: Sendable {
    private let namespace: String
    private let context: TriggerContext

    init(of namespace: String, in context: TriggerContext) {
        (self.namespace, self.context) = (namespace, context)
    }

    /// `{secretKeyRef | configMapKeyRef}`; the Secret goes first.
    func value(from source: JSON) async throws(AttemptFailure) -> [UInt8] {
        if let selector = source["secretKeyRef"], selector.object != nil { return try await secret(selector) }
        return try await value(.configMap, source["configMapKeyRef"] ?? .null)
    }

    func secret(_ selector: JSON) async throws(AttemptFailure) -> [UInt8] { try await value(.secret, selector) }

    private func value(_ kind: Reference.Kind, _ selector: JSON) async throws(AttemptFailure) -> [UInt8] {
        let (name, key) = try Self.parts(of: selector)
        let reference = Reference(kind, namespace: namespace, name: name)
        do throws(KubernetesError) {
            return Self.withoutLastNewline(try await context.readValue(reference, key))
        } catch {
            throw AttemptFailure(error, wanting: "\(reference)")
        }
    }

    /// Either part may be missing and is then empty.
    func basicAuthorization(_ basic: JSON) async throws(AttemptFailure) -> String {
        var parts: [[UInt8]] = []
        for field in ["username", "password"] {
            guard let selector = basic[field], selector.object != nil else {
                parts.append([])
                continue
            }
            parts.append(try await secret(selector))
        }
        return "Basic \(Data(parts[0] + [UInt8(ascii: ":")] + parts[1]).base64EncodedString())"
    }

    /// TLSConfig of spec/sensor.md §1.8; `insecureSkipVerify` makes the certificates meaningless.
    func tls(_ block: JSON) async throws(AttemptFailure) -> TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        if block["insecureSkipVerify"]?.bool == true {
            tls.certificateVerification = .none
            return tls
        }
        if let selector = block["caCertSecret"], selector.object != nil {
            tls.trustRoots = .certificates(try Self.certificates(try await secret(selector), in: "caCertSecret"))
        }
        if let chain = block["clientCertSecret"], let key = block["clientKeySecret"], chain.object != nil,
            key.object != nil
        {
            let certificates = try Self.certificates(try await secret(chain), in: "clientCertSecret")
            tls.certificateChain = certificates.map { .certificate($0) }
            let pem = try await secret(key)
            do { tls.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: pem, format: .pem)) } catch {
                throw Self.unreadable("clientKeySecret")
            }
        }
        return tls
    }

    private static func certificates(_ pem: [UInt8], in field: String) throws(AttemptFailure) -> [NIOSSLCertificate] {
        do { return try NIOSSLCertificate.fromPEMBytes(pem) } catch { throw unreadable(field) }
    }

    private static func unreadable(_ field: String) -> AttemptFailure {
        .permanent(
            "tls.\(field) names a Secret that holds no PEM text of that kind",
            fix: "correct the Secret's content"
        )
    }

    private static func parts(of selector: JSON) throws(AttemptFailure) -> (name: String, key: String) {
        guard let name = selector["name"]?.string, let key = selector["key"]?.string, !name.isEmpty, !key.isEmpty else {
            throw .permanent("a Secret or ConfigMap is named without 'name' and 'key'", fix: "write both in the sensor")
        }
        return (name, key)
    }

    /// Files that people make Secrets from end with one.
    private static func withoutLastNewline(_ bytes: [UInt8]) -> [UInt8] {
        bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes
    }
}
