import EventData

extension Timestamp {
    /// Go's default notation in UTC: `2026-11-21 03:50:00.5 +0000 UTC` (spec/eventsources.md, appendix A).
    var goText: String {
        let text = rfc3339
        return "\(text.prefix(10)) \(text.dropFirst(11).dropLast()) +0000 UTC"
    }
}
