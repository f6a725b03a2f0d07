import EventData
import Synchronization

/// The certificates that SNS signs with, fetched once each from Amazon's own hosts.
///
/// A class, because all requests of a source share them.
final class SNSCertificates: Sendable {
    enum Problem: Error, Sendable, Hashable {
        case tooManyFetches
        case noAnswer(String)
        case answered(Int)
        /// No certificate, or not valid now.
        case unusable
    }

    /// How long a certificate is used before it is fetched again.
    private static let lifetime = Duration.seconds(3600)
    /// Amazon has one or two for each region at a time.
    private static let maximumKept = 16
    /// Addresses come from senders who are not known yet; this many of them are followed.
    private static let fetches = RequestRate(count: 20, unit: .seconds(60))

    private struct Kept {
        let key: SigningKey
        let since: Timestamp
    }

    private let kept = Mutex<[String: Kept]>([:])
    private let gate = RequestGate(fetches)

    /// Whether the address is one of Amazon's SNS hosts, by https, and holds nothing that could point elsewhere.
    static func isAmazons(_ url: String) -> Bool {
        guard url.hasPrefix("https://") else { return false }
        let host = url.dropFirst("https://".count).prefix { $0 != "/" }
        let path = url.dropFirst("https://".count + host.count)
        guard path.hasSuffix(".pem"), !path.contains("?"), !path.contains("#"), !path.contains("\\") else {
            return false
        }
        var labels = host.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if labels.last == "cn" { labels.removeLast() }
        guard labels.count == 4, labels[0] == "sns", labels[2] == "amazonaws", labels[3] == "com" else { return false }
        return labels[1].count >= 3
            && labels[1].utf8.allSatisfy { byte in
                byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            }
    }

    func key(at url: String, now: Timestamp, _ providers: any ProviderClient) async throws(Problem) -> SigningKey {
        if let known = kept.withLock({ $0[url] }), now - known.since < Self.lifetime { return known.key }
        guard gate.refusal(at: now) == nil else { throw .tooManyFetches }
        let answer: ProviderResponse
        do { answer = try await providers.perform(ProviderRequest("GET", url)) } catch {
            throw .noAnswer("\(type(of: error))")
        }
        guard answer.status == 200 else { throw .answered(answer.status) }
        guard let key = SigningKey.certificate(answer.body, at: Int(now.seconds)) else { throw .unusable }
        kept.withLock { kept in
            if kept.count >= Self.maximumKept { kept = [:] }
            kept[url] = Kept(key: key, since: now)
        }
        return key
    }
}
