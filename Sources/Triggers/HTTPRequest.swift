import AsyncHTTPClient
import EventData
import Manifests
import NIOCore
import NIOHTTP1
import NIOSSL
import SensorEngine

/// The request of an `http` invocation with its secrets filled in; it is made anew for every attempt.
struct HTTPRequest: Sendable {
    /// Argo's time for the whole exchange when the sensor names none.
    static let defaultTimeout = Duration.seconds(60)
    /// A day; longer than anybody waits, small enough for every clock.
    private static let longestTimeoutSeconds = 86_400
    private static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]

    let wire: HTTPClient.Request
    let timeout: Duration
    /// nil: every status is a success.
    private let allowedStatuses: [Int]?
    /// Method and origin: the path may be a secret, as with chat webhooks.
    private let subject: String

    init(of invocation: Invocation, in context: TriggerContext) async throws(AttemptFailure) {
        let block = invocation.request
        let url = block["url"]?.string ?? ""
        // An event may have written the address: only what goes over the network is allowed.
        guard let origin = Self.origin(of: url) else {
            throw .permanent(
                "'url' is no address with http:// or https:// and a host",
                fix: "correct url in the sensor"
            )
        }
        let method = try Self.method(block)
        let secrets = TriggerSecrets(of: invocation.sensor.namespace, in: context)
        let headers = try await HTTPHeaders(of: invocation, secrets: secrets)
        let body = block["body"]?.string.map { HTTPClient.Body.byteBuffer(ByteBuffer(string: $0)) }
        var tlsConfiguration: TLSConfiguration?
        if let tls = block["tls"], tls.object != nil { tlsConfiguration = try await secrets.tls(tls) }
        subject = "\(method) \(origin)"
        do {
            wire = try HTTPClient.Request(
                url: url,
                method: HTTPMethod(rawValue: method),
                headers: headers,
                body: body,
                tlsConfiguration: tlsConfiguration
            )
        } catch {
            throw AttemptFailure(error, calling: subject)
        }
        let seconds = block["timeout"]?.integer ?? 0
        timeout = seconds > 0 ? .seconds(min(seconds, Self.longestTimeoutSeconds)) : Self.defaultTimeout
        allowedStatuses = block.at("policy", "status", "allow")?.array?.compactMap(\.integer)
    }

    private static func method(_ block: JSON) throws(AttemptFailure) -> String {
        let written = block["method"]?.string ?? ""
        guard !written.isEmpty else { return "POST" }
        guard methods.contains(written) else {
            throw .permanent(
                "'method' is none of \(methods.joined(separator: ", "))",
                fix: "correct it in the sensor"
            )
        }
        return written
    }

    /// `https://host:port` of an address without user and password; nil when it is no address we may call.
    static func origin(of url: String) -> String? {
        for scheme in ["https://", "http://"] {
            let start = url.utf8.prefix(scheme.utf8.count)
            guard start.elementsEqual(scheme.utf8, by: { $0 == $1 || $1 >= UInt8(ascii: "a") && $0 | 0x20 == $1 })
            else { continue }
            let authority = url[start.endIndex...].utf8.prefix { !"/?#\\".utf8.contains($0) }
            let host = authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).last ?? authority
            return host.isEmpty || host.first == UInt8(ascii: ":") ? nil : scheme + String(Substring(host))
        }
        return nil
    }

    /// What the answer's status means (spec/sensor.md §3.9).
    func result(_ answer: HTTPResponseHead) throws(AttemptFailure) -> AttemptResult {
        let status = Int(answer.status.code)
        guard let allowedStatuses, !allowedStatuses.contains(status) else { return .succeeded("\(subject): \(status)") }
        let list = allowedStatuses.map(String.init).joined(separator: ", ")
        let problem = "\(subject) answered \(status), allowed are \(list)"
        let wait = Self.retryAfter(answer.headers)
        if status == 429 || status == 503 && wait != nil { return .pressed(problem, after: wait) }
        if status >= 500 { return .transient(problem, after: wait) }
        return .permanent(problem, fix: "correct the request, or add \(status) to policy.status.allow")
    }

    /// Seconds of Retry-After, at most a day; its form with a date is not honoured.
    static func retryAfter(_ headers: HTTPHeaders) -> Duration? {
        guard let text = headers.first(name: "Retry-After"), let seconds = Int(text), seconds >= 0 else {
            return nil
        }
        return .seconds(min(seconds, longestTimeoutSeconds))
    }

    /// What an error before the answer means; nothing of the request gets into the text.
    func failure(_ error: any Error) -> AttemptFailure { AttemptFailure(error, calling: subject) }
}
