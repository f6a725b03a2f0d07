import EventData
import GRDB

/// A change that waits for the writer.
struct WriteJob: Sendable {
    enum Kind: Sendable, Equatable {
        /// An event of a source: counts against the limits of the queue.
        case append(bytes: Int)
        /// Part of the bus's own work, about so large; patient where it may wait for others to share their transaction.
        case change(bytes: Int, isPatient: Bool = false)
        /// Runs outside a transaction.
        case alone

        var bytes: Int {
            switch self {
            case .append(let bytes), .change(let bytes, _): bytes
            case .alone: 0
            }
        }

        var isPatient: Bool {
            if case .change(_, true) = self { true } else { false }
        }
    }

    /// Tells the caller that it is durable.
    typealias Answer = @Sendable () -> Void

    let kind: Kind
    let perform: @Sendable (Database, inout ArchiveGrowth) throws -> Answer
    let fail: @Sendable (BusError) -> Void
}

/// What a transaction adds to the archive's sums.
struct ArchiveGrowth {
    private(set) var stored: [StoredEvent] = []
    private var bytes = 0

    /// Events that follow one another in the log.
    mutating func add(_ events: ArraySlice<CloudEvent>, from start: Int64) {
        for (sequence, event) in zip(start..., events) {
            stored.append(StoredEvent(sequence: sequence, event: event))
            bytes += event.storedBytes
        }
    }

    func save(in database: Database) throws {
        guard !stored.isEmpty else { return }
        try database.run(
            "UPDATE archive SET events = events + ?, bytes = bytes + ?",
            [.integer(stored.count), .integer(bytes)]
        )
    }
}
