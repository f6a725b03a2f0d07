/// The jobs that wait, within limits.
///
/// What is patient does not start the writer by itself while much is to be done: it shares the next transaction of what
/// is not, or one of its own when nothing else has come for a while.
struct WriteQueue {
    enum Admission {
        case refused(BusError)
        case waits
        /// Nobody is at work: the caller must start the writer.
        case first
        /// Nobody is at work, and all that waits is patient: the caller must call `endPatience` in a while.
        case later
    }

    /// Jobs of a transaction from which on much is to be done; with fewer, waiting for others would only cost time.
    private static let busyBatch = 4

    private var jobs: [WriteJob] = []
    private var appends = 0
    private var appendBytes = 0
    private var patients = 0
    private var isWriting = false
    private var isClosed = false
    /// Somebody calls `endPatience` in a while.
    private var isTimed = false
    /// The last transaction was no busy one, or what waits has waited long enough.
    private var isImpatient = true

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
        if job.kind.isPatient { patients += 1 }
        return isWriting ? .waits : start()
    }

    private mutating func start() -> Admission {
        guard mustWrite else { return waitForOthers() ? .later : .waits }
        isWriting = true
        return .first
    }

    private var mustWrite: Bool { jobs.count > patients || !jobs.isEmpty && (isImpatient || isClosed) }

    /// Whether the caller must call `endPatience` in a while: there are jobs, and nobody does so yet.
    private mutating func waitForOthers() -> Bool {
        guard !jobs.isEmpty, !isTimed else { return false }
        isTimed = true
        return true
    }

    /// The while is over; true when the caller must start the writer.
    mutating func endPatience() -> Bool {
        isTimed = false
        isImpatient = true
        guard mustWrite, !isWriting else { return false }
        isWriting = true
        return true
    }

    enum Turn {
        /// One transaction, or one job that runs alone.
        case batch([WriteJob])
        /// Nothing is to be done now, which ends the work; when `later`, the caller must call `endPatience` in a while.
        case rest(later: Bool)
    }

    mutating func next(_ limit: Int) -> Turn {
        guard mustWrite, let first = jobs.first else {
            isWriting = false
            return .rest(later: waitForOthers())
        }
        let count = first.kind == .alone ? 1 : jobs.prefix(limit).prefix { $0.kind != .alone }.count
        isImpatient = count < Self.busyBatch
        return .batch(take(count))
    }

    private mutating func take(_ count: Int) -> [WriteJob] {
        var batch: [WriteJob] = []
        if count == jobs.count {
            swap(&batch, &jobs)
        } else {
            batch = Array(jobs.prefix(count))
            jobs.removeFirst(count)
        }
        for job in batch {
            if job.kind.isPatient { patients -= 1 }
            guard case .append(let bytes) = job.kind else { continue }
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
