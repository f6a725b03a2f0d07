import GRDB

extension BusError {
    /// What a failure of the database means for a caller.
    init(_ error: any Error) {
        switch error {
        case let error as BusError: self = error
        case let error as DatabaseError: self.init(error)
        case let error as Replication.Failure: self = error.reason
        case let error as Fence.Passed: self = .succeeded(by: error.token)
        default: self = .unavailable("the event bus failed: \(error)")
        }
    }

    /// As above, while opening: what the file system refuses then is for the user to mend.
    init(opening directory: String, _ error: any Error) {
        guard let error = error as? DatabaseError, error.resultCode == .SQLITE_CANTOPEN else {
            self.init(error)
            return
        }
        self = .unusable(
            "the database in \(directory) cannot be opened: \(error.message ?? "no reason given")",
            fix: "check the permissions of the data directory"
        )
    }

    private init(_ error: DatabaseError) {
        let reason = error.message ?? "\(error.extendedResultCode)"
        switch error.resultCode {
        case .SQLITE_FULL:
            self = .unavailable("disk full: \(reason)")
        case .SQLITE_IOERR:
            // A full disk shows itself this way too: in fsync, and where the shared memory file grows.
            self = .unavailable("disk full or failing: \(reason) (\(error.extendedResultCode))")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self = .unavailable("the database is locked by another program")
        case .SQLITE_MISUSE:
            self = .closed
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self = .unusable(
                "the database is damaged: \(reason)",
                fix: "restore the data directory from a backup, or move it aside to start with an empty one"
            )
        default:
            self = .unavailable("the database failed: \(reason) (\(error.extendedResultCode))")
        }
    }

    static let closed = BusError.unavailable("the event bus is closed")
}
