import EventData
import Synchronization

/// The newest events of the log in memory: who follows the log need not read back what was stored a moment ago.
///
/// An event comes in when it is durable, so nobody sees one here that a power failure could take back.
package final class LogTail: Sendable {
    /// Two batches of the sensor loop; who lags behind more reads from the disk.
    private static let mostEvents = 512
    /// What large payloads may take of the memory.
    package static let mostBytes = 4 << 20

    private struct Content {
        /// In the order of the log, with nothing left out between them.
        var events: [StoredEvent] = []
        var bytes = 0
        /// Every event after this sequence is here; nil while nothing is known.
        var start: Int64?

        /// Removes the oldest, many at a time, so that the others are rarely moved.
        mutating func shrink(toEvents mostEvents: Int, bytes mostBytes: Int) {
            var surplus = 0
            while events.count - surplus > mostEvents || bytes > mostBytes, surplus < events.count {
                bytes -= events[surplus].dataBytes
                start = events[surplus].sequence
                surplus += 1
            }
            events.removeFirst(surplus)
        }
    }

    private let content = Mutex(Content())

    package init() {}

    /// What a transaction has stored, in the order of the log.
    package func extend(by stored: [StoredEvent]) {
        guard let first = stored.first else { return }
        content.withLock { content in
            if content.start == nil { content.start = first.sequence - 1 }
            if stored.count > Self.mostEvents {
                // Few of so many will stay.
                content = Content(start: stored[stored.count - Self.mostEvents].sequence - 1)
            }
            let stored = stored.suffix(Self.mostEvents)
            content.events += stored
            content.bytes += stored.reduce(0) { $0 + $1.dataBytes }
            guard content.events.count > Self.mostEvents || content.bytes > Self.mostBytes else { return }
            content.shrink(toEvents: Self.mostEvents / 2, bytes: Self.mostBytes / 2)
        }
    }

    /// The events after `sequence`; nil when some of them may be on the disk only.
    package func events(after sequence: Int64, limit: Int) -> [StoredEvent]? {
        content.withLock { content in
            guard let start = content.start, sequence >= start else { return nil }
            let passed = content.events.lastIndex { $0.sequence <= sequence }
            return Array(content.events[(passed.map { $0 + 1 } ?? 0)...].prefix(max(0, limit)))
        }
    }

    /// When the event was accepted; nil for one that is not here.
    func time(of sequence: Int64) -> Timestamp? {
        content.withLock { content in
            // Mostly without gaps, so that it is about as far from the end as its number says.
            guard let last = content.events.last, sequence <= last.sequence else { return nil }
            let first = max(0, content.events.count - 1 - Int(clamping: last.sequence - sequence))
            return content.events[first...].first { $0.sequence >= sequence }
                .flatMap { $0.sequence == sequence ? $0.event.time : nil }
        }
    }

    /// Some of the events may be gone from the disk.
    func forget() { content.withLock { $0 = Content() } }
}
