import Expressions

extension SourceQuota {
    /// Ten times what the archive keeps of events that nobody waits for: a larger number is a slip.
    package static let largestEvents = 10_000_000
    /// 64 TiB: no disk of one machine holds more.
    package static let largestBytes: Int64 = 64 << 40
    /// How full it is, is known for a second; a shorter limit would be none.
    package static let shortestAge = Duration.seconds(1)

    /// Reads `quota` of one named event; nil when absent, and when it limits nothing, which is an error.
    package init?(from event: ManifestReader) {
        guard let reader = event.unchecked.mapping("quota") else { return nil }
        let events = reader.has("events") ? reader.integer("events", in: 1...Self.largestEvents, default: nil) : nil
        let bytes = Self.bytes(from: reader)
        let age = Self.age(from: reader)
        if !reader.has("events"), !reader.has("bytes"), !reader.has("age") {
            let fix = "add events: (such as 1000), bytes: (100Mi) or age: (1h)"
            reader.add(.error, at: reader.node.place, "quota limits nothing", fix: fix)
        }
        reader.finish()
        if events == nil, bytes == nil, age == nil { return nil }
        self.init(events: events, bytes: bytes, age: age)
    }

    /// A whole number, or text with one of Kubernetes' suffixes.
    private static func bytes(from reader: ManifestReader) -> Int64? {
        guard let node = reader.anything("bytes") else { return nil }
        let fix = "use a number of bytes from 1 to \(ByteCount(bytes: largestBytes)), such as 100Mi"
        guard case .scalar(_, let text) = node.content else {
            reader.wrongType("bytes", node, wanted: "a number of bytes", fix: fix)
            return nil
        }
        guard let count = ByteCount(text), (1...largestBytes).contains(count.bytes) else {
            reader.invalid("bytes", "is '\(text)'", fix: fix)
            return nil
        }
        return count.bytes
    }

    private static func age(from reader: ManifestReader) -> Duration? {
        guard let age = reader.optionalDuration("age") else { return nil }
        guard age >= shortestAge, age <= Backoff.longestWait else {
            let fix = "use at least a second and at most a year, such as 1h"
            reader.invalid("age", "is \(age.goText), which no event can wait", fix: fix)
            return nil
        }
        return age
    }
}
