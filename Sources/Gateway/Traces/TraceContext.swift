import EventData
import SensorEngine

/// Which trace something belongs to, and where in it.
///
/// Ids follow from what is durable, so that a step finds its parent without anything being kept for it, also after a restart.
struct TraceContext: Sendable, Hashable {
    /// 32 hexadecimal digits.
    let trace: String
    /// 16 of them: the span that is the parent of what follows; nil at the beginning of a trace.
    let span: String?
    /// Whether whoever began the trace wants it recorded; nil where we begin it.
    let isSampled: Bool?

    /// From W3C `traceparent`; nil for what is none.
    init?(traceparent text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 4, parts[0].count == 2, parts[0] != "ff", parts[0] != "00" || parts.count == 4,
            Self.isID(parts[1], digits: 32), Self.isID(parts[2], digits: 16), parts[3].count == 2,
            parts[3].first != "+", let flags = UInt8(parts[3], radix: 16)
        else { return nil }
        (trace, span, isSampled) = (parts[1], parts[2], flags & 1 == 1)
    }

    /// The trace that begins with an event.
    init(beginningWith event: String) {
        trace = hexadecimal(Self.number(event, 1)) + hexadecimal(Self.number(event, 2))
        span = nil
        isSampled = nil
    }

    /// The id of a span, by what it is about.
    func spanID(_ about: String) -> String { hexadecimal(Self.number(trace + about, 3)) }

    /// Whether the trace is recorded, of all that share its id alike.
    func isRecorded(ratio: Double) -> Bool {
        if let isSampled { return isSampled }
        guard let number = UInt64(trace.suffix(14), radix: 16) else { return false }
        return Double(number) < ratio * Double(1 << 56 as UInt64)
    }

    private static func isID(_ text: String, digits: Int) -> Bool {
        text.count == digits && text.contains { $0 != "0" }
            && text.utf8.allSatisfy { ("0"..."9") ~= Unicode.Scalar($0) || ("a"..."f") ~= Unicode.Scalar($0) }
    }

    /// FNV-1a of 64 bits, mixed so that all of its bits are as good as random; never 0.
    private static func number(_ text: String, _ salt: UInt64) -> UInt64 {
        var hash = text.utf8.reduce(14_695_981_039_346_656_037 &+ salt) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
        return max(1, hash ^ (hash >> 31))
    }
}

extension TraceContext {
    /// Of an event: the trace that it came with, or its own.
    init(source: String, subject: String, id: String, traceparent: String?) {
        self =
            traceparent.flatMap { TraceContext(traceparent: $0) }
            ?? TraceContext(beginningWith: "\(source)/\(subject)/\(id)")
    }

    /// Of an invocation: that of the newest of its events that came with one, or of the newest.
    init(_ invocation: Invocation) {
        let newest = invocation.events.max { $0.sequence < $1.sequence }
        self.init(
            source: newest?.source ?? "",
            subject: newest?.subject ?? "",
            id: newest?.id ?? invocation.id.text,
            traceparent: invocation.origin.traceparent
        )
    }

    /// The span of an event's intake.
    func intake(source: String, subject: String, id: String) -> String { spanID("intake \(source)/\(subject)/\(id)") }

    /// The span of the decision that made an invocation.
    func decision(_ id: InvocationID) -> String { spanID("decide \(id)") }
}
