package import EventData
package import Expressions
import Foundation
import NIOSSL

/// An authority of our own and the certificate that it has signed for us, as a Secret holds them for all replicas.
///
/// A new authority is told to the API server long before the first certificate of it is shown, and an old one stays told
/// until it ends; so whoever trusts what is told can check what any replica shows at any moment.
package struct KeptCertificates: Sendable, Equatable {
    /// How long an authority is good, and how long a certificate; each is renewed when a third of its time is left.
    static let authoritySeconds: Int64 = 365 * 86_400
    static let certificateSeconds: Int64 = 30 * 86_400
    /// They are good from before they are made, for clocks that are slow.
    static let backdatedSeconds: Int64 = 3_600
    /// From when a new authority is told until it signs: API servers and other replicas have long heard of it then.
    static let settlingSeconds: Int64 = 600

    /// PEM, the newest first; all of them are trusted.
    package private(set) var authorities: [String] = []
    /// Of the newest authority; that of an older one is gone when the newer one is made.
    private var authorityKey = ""
    package private(set) var serving: IssuedCertificate?
    /// The names that `serving` is good for.
    private var hosts: [String] = []

    package init() {}

    // MARK: The Secret

    private enum Field {
        static let authorities = "ca.crt"
        static let authorityKey = "ca.key"
        static let certificate = "tls.crt"
        static let key = "tls.key"
        static let hosts = "hosts"
    }

    /// Reads a Secret; what is missing or broken in it is taken as not there, and made anew.
    package init(secret: JSON) {
        func text(_ field: String) -> String {
            let bytes = secret.at("data", field)?.string.flatMap { decodedBase64(Array($0.utf8)) } ?? []
            return String(validating: bytes, as: UTF8.self) ?? ""
        }
        authorities = Self.blocks(of: text(Field.authorities))
        authorityKey = text(Field.authorityKey)
        let own = IssuedCertificate(certificate: text(Field.certificate), key: text(Field.key))
        if own.isSigned(byOneOf: authorities) { serving = own }
        hosts = text(Field.hosts).split(separator: "\n").map(String.init)
    }

    /// `data` of the Secret.
    package var data: JSON {
        var fields: JSON = [:]
        let texts = [
            (Field.authorities, bundle), (Field.authorityKey, authorityKey),
            (Field.certificate, serving?.certificate ?? ""), (Field.key, serving?.key ?? ""),
            (Field.hosts, hosts.joined(separator: "\n")),
        ]
        for (name, text) in texts { fields[name] = .string(base64(Array(text.utf8))) }
        return fields
    }

    /// All authorities, as an API server is told whom to trust.
    package var bundle: String { authorities.joined() }

    private static func blocks(of pem: String) -> [String] {
        let end = "-----END CERTIFICATE-----"
        return pem.components(separatedBy: end).dropLast().map { block in
            "\(block.drop(while: \.isWhitespace))\(end)\n"
        }
    }

    // MARK: Renewal

    /// What ought to be there at a moment, for servers of these names; the same where nothing is to be done.
    ///
    /// `seed` is used for what is made, and must be new each time.
    package func renewed(at now: Timestamp, hosts: [String], seed: [UInt8]) throws(EvaluationError) -> KeptCertificates
    {
        var kept = self
        let moment = now.seconds
        kept.authorities.removeAll { Term($0).map { !$0.contains(moment) } ?? true }
        if kept.serving?.isSigned(byOneOf: kept.authorities) == false { kept.serving = nil }
        if try kept.needsAuthority(at: moment) {
            let name = "signalbox admission \(moment)"
            let validity = Self.validity(at: moment, seconds: Self.authoritySeconds)
            let made = try IssuedCertificate.authority(named: name, validity, seed: Self.seed(seed, for: "authority"))
            kept.authorities.insert(made.certificate, at: 0)
            kept.authorityKey = made.key
        }
        if kept.needsCertificate(at: moment, hosts: hosts), let newest = kept.authorities.first {
            let authority = IssuedCertificate(certificate: newest, key: kept.authorityKey)
            let validity = Self.validity(at: moment, seconds: Self.certificateSeconds)
            kept.serving = try authority.issue(for: hosts, validity, seed: Self.seed(seed, for: "certificate"))
            kept.hosts = hosts
        }
        return kept
    }

    private func needsAuthority(at moment: Int64) throws(EvaluationError) -> Bool {
        guard let newest = authorities.first, let term = Term(newest) else { return true }
        let isOurs = IssuedCertificate(certificate: newest, key: authorityKey).hasItsKey
        return !isOurs || term.isNearItsEnd(at: moment)
    }

    private func needsCertificate(at moment: Int64, hosts: [String]) -> Bool {
        guard let serving, let term = Term(serving.certificate), term.contains(moment), hosts == self.hosts else {
            return true
        }
        // An authority that nobody has heard of yet signs only where there is nothing to lose.
        guard let newest = authorities.first.flatMap(Term.init),
            newest.start + Self.backdatedSeconds + Self.settlingSeconds <= moment
        else { return false }
        return term.isNearItsEnd(at: moment)
    }

    private static func validity(at moment: Int64, seconds: Int64) -> IssuedCertificate.Validity {
        IssuedCertificate.Validity(from: moment - backdatedSeconds, to: moment + seconds)
    }

    private static func seed(_ seed: [UInt8], for purpose: String) -> [UInt8] { sha256(Array(purpose.utf8) + seed) }
}

/// From when to when a certificate is good.
private struct Term {
    let start: Int64
    let end: Int64

    /// nil for a text that is no certificate.
    init?(_ pem: String) {
        guard case .success(let all) = Result(catching: { try NIOSSLCertificate.fromPEMBytes(Array(pem.utf8)) }),
            let first = all.first
        else { return nil }
        start = Int64(first.notValidBefore)
        end = Int64(first.notValidAfter)
    }

    func contains(_ moment: Int64) -> Bool { start <= moment && moment < end }

    func isNearItsEnd(at moment: Int64) -> Bool { end - moment < (end - start) / 3 }
}
