import Buses
package import EventData

/// How a replay went, in numbers, and what it cannot know.
package struct ReplaySummary: Sendable {
    /// Different remarks that are kept; there may be one for each event.
    private static let maximumNotes = 20

    package private(set) var counts: [ReplayedFiring.Verdict: Int] = [:]
    /// Of each verdict, how many would be performed.
    package private(set) var firing: [ReplayedFiring.Verdict: Int] = [:]
    package private(set) var read = 0
    package var taken = 0
    /// Events between those that were read that are not in the archive any more.
    package private(set) var missing: Int64 = 0
    /// The time of the oldest event, where some that are asked for left the archive before it; nil where none did.
    package var archiveBegins: Timestamp?
    /// Whether the time that is asked for begins after the archive.
    var isCut = false
    /// Sensors that wait for several events, some of which may have come before.
    package var joins: [String] = []
    package private(set) var notes: [String] = []
    package var refused: String?
    /// Firings that were handed to the bus, which keeps each once for a nonce.
    package var submitted = 0
    package var elapsed = Duration.zero

    mutating func count(_ found: ReplayedFiring) {
        counts[found.verdict, default: 0] += 1
        if found.effects != nil { firing[found.verdict, default: 0] += 1 }
    }

    mutating func note(_ remark: String) {
        if notes.count < Self.maximumNotes { notes.append(remark) }
    }

    /// Counts what was read; without a position nobody asked for what lies between.
    mutating func note(_ events: [StoredEvent], after position: Int64?) {
        read += events.count
        guard let position, let first = events.first, let last = events.last else { return }
        // Before the first event of all it is the archive's beginning that says it.
        let start = position == 0 ? first.sequence - 1 : position
        missing += last.sequence - start - Int64(events.count)
    }

    package var perSecond: Int {
        let seconds = Double(elapsed.wholeNanoseconds) / 1e9
        return seconds > 0 ? Int(Double(read) / seconds) : read
    }

    package var json: JSON {
        var json: JSON = [
            "events": .number(JSONNumber(read)), "selected": .number(JSONNumber(taken)),
            "milliseconds": .number(JSONNumber(Int(elapsed.wholeNanoseconds / 1_000_000))),
            "eventsPerSecond": .number(JSONNumber(perSecond)), "missing": .number(JSONNumber(Int(missing))),
            "archiveBegins": archiveBegins.map { .string($0.rfc3339) } ?? .null,
            "submitted": .number(JSONNumber(submitted)), "joins": .array(joins.map { .string($0) }),
            "notes": .array(notes.map { .string($0) }),
        ]
        for verdict in ReplayedFiring.Verdict.allCases {
            json[verdict.rawValue] = .number(JSONNumber(counts[verdict] ?? 0))
        }
        return json
    }
}
