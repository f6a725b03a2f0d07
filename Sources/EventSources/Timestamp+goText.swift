import EventData

extension Timestamp {
    /// Go's default notation in UTC: `2026-11-21 03:50:00.5 +0000 UTC` (spec/eventsources.md, appendix A).
    var goText: String {
        String(decoding: text(between: UInt8(ascii: " ")) + Array(" +0000 UTC".utf8), as: UTF8.self)
    }
}
