import Expressions
import Manifests

/// How much of what a namespace's sources bring may wait to be consumed (`operator --namespace-quota`).
package struct NamespaceQuotas: Sendable, Equatable {
    /// Why a text is no quota.
    package struct Unreadable: Error, Sendable, Equatable {
        package let message: String
    }

    /// Of namespaces that have none of their own; nil for none.
    private var others: SourceQuota?
    private var named: [String: SourceQuota] = [:]

    package init() {}

    /// Reads `events=1000,bytes=1Gi,age=1h`, for all namespaces, or `team-a:events=10`, for one.
    package init(_ texts: [String]) throws(Unreadable) {
        for text in texts {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let quota = try Self.quota(parts[parts.count - 1], of: text)
            if parts.count == 1 {
                if others != nil {
                    throw Unreadable(message: "'\(text)' is a second quota for all namespaces; give one")
                }
                others = quota
            } else {
                guard !parts[0].isEmpty, named.updateValue(quota, forKey: parts[0]) == nil else {
                    throw Unreadable(message: "'\(text)' names no namespace, or one that has a quota; give each one")
                }
            }
        }
    }

    func quota(of namespace: String) -> SourceQuota? { named[namespace] ?? others }

    private static func quota(_ limits: String, of text: String) throws(Unreadable) -> SourceQuota {
        var (events, bytes, age): (Int?, Int64?, Duration?) = (nil, nil, nil)
        for limit in limits.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = limit.split(separator: "=", maxSplits: 1).map(String.init)
            let value = parts.count == 2 ? parts[1] : ""
            switch parts.first {
            case "events": events = Int(value).flatMap { (1...SourceQuota.largestEvents).contains($0) ? $0 : nil }
            case "bytes": bytes = ByteCount(value)?.bytes
            case "age": age = Duration(goText: value)
            default: break
            }
            let isRead =
                ["events": events != nil, "bytes": bytes != nil, "age": age != nil][parts.first ?? ""] ?? false
            let fix = "write [NAMESPACE:]events=1000,bytes=1Gi,age=1h, or some of the three"
            if !isRead { throw Unreadable(message: "'\(limit)' in '\(text)' is no limit; \(fix)") }
        }
        if let bytes, !(1...SourceQuota.largestBytes).contains(bytes) {
            throw Unreadable(message: "'\(text)' has too few or too many bytes; write such as 1Gi")
        }
        if let age, age < SourceQuota.shortestAge || age > Backoff.longestWait {
            throw Unreadable(message: "'\(text)' has an age that no event can wait; write such as 1h")
        }
        return SourceQuota(events: events, bytes: bytes, age: age)
    }
}
