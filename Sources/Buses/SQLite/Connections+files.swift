import CDiskWrites
import GRDB

// How what SQLite writes comes to the disk (ADR 0060).
extension Connections {
    /// Lets a commit's pages go to the log in large pieces, which costs half of what it takes SQLite to write each alone.
    ///
    /// Only while the connection is durable: see `gathered_log_begin`.
    static func gatherLog(of writer: Database) throws { try check(gathered_log_begin(writer.sqliteConnection)) }

    /// After each transaction of the writer that was undone: what is left of it must never come to the log.
    static func forgetUndone(of writer: Database) { gathered_log_undo(writer.sqliteConnection) }

    /// Before a connection stops to sync: others would look at what is not written yet.
    static func writeLogAtOnce(of writer: Database) throws { try check(gathered_log_end(writer.sqliteConnection)) }

    /// Waits until the system has written what it holds of an open file; that makes the next sync of it short.
    static func writeBack(_ descriptor: CInt) { file_write_back(descriptor) }

    private static func check(_ code: CInt) throws {
        guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
}
