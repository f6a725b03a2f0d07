import GRDB

/// A change that waits for the writer.
struct WriteJob: Sendable {
    enum Kind: Sendable, Equatable {
        /// An event of a source: counts against the limits of the queue.
        case append(bytes: Int)
        /// Part of the bus's own work, about so large.
        case change(bytes: Int)
        /// Runs outside a transaction.
        case alone

        var bytes: Int {
            switch self {
            case .append(let bytes), .change(let bytes): bytes
            case .alone: 0
            }
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
    var events = 0
    var bytes = 0

    func save(in database: Database) throws {
        guard events != 0 else { return }
        try database.run(
            "UPDATE archive SET events = events + ?, bytes = bytes + ?",
            [.integer(events), .integer(bytes)]
        )
    }
}

/// The jobs that wait, within limits.
struct WriteQueue {
    enum Admission {
        case refused(BusError)
        case waits
        /// Nobody is at work: the caller must start the writer.
        case first
    }

    private var jobs: [WriteJob] = []
    private var appends = 0
    private var appendBytes = 0
    private var isWriting = false
    private var isClosed = false

    mutating func add(_ job: WriteJob, within limits: GroupCommitWriter.Limits) -> Admission {
        if isClosed { return .refused(.closed) }
        if case .append(let bytes) = job.kind {
            // An event larger than the byte limit still passes when it is alone.
            guard appends < limits.appends, appends == 0 || appendBytes + bytes <= limits.bytes else {
                return .refused(.unavailable("\(appends) events wait for the disk already"))
            }
            appends += 1
            appendBytes += bytes
        } else if jobs.count - appends >= limits.changes {
            return .refused(.unavailable("\(jobs.count - appends) changes wait for the disk already"))
        }
        jobs.append(job)
        defer { isWriting = true }
        return isWriting ? .waits : .first
    }

    /// The next jobs of one transaction, or one that runs alone; nil when there is nothing to do, which ends the work.
    mutating func takeBatch(_ limit: Int) -> [WriteJob]? {
        guard let first = jobs.first else {
            isWriting = false
            return nil
        }
        let count = first.kind == .alone ? 1 : jobs.prefix(limit).prefix { $0.kind != .alone }.count
        let batch = Array(jobs.prefix(count))
        jobs.removeFirst(count)
        for case .append(let bytes) in batch.lazy.map(\.kind) {
            appends -= 1
            appendBytes -= bytes
        }
        return batch
    }

    /// False when it was closed before.
    mutating func close() -> Bool {
        defer { isClosed = true }
        return !isClosed
    }
}
