import GRDB

/// Keeps a process from writing that another one has succeeded, should a file system let both have the directory.
///
/// The number is a Lease's fencing token, kept where reading it costs nothing: in the header of the database.
struct Fence {
    struct Passed: Error { let token: Int }

    let token: Int

    /// Keeps out everybody who came before.
    func raise(in database: Database) throws {
        let current = try current(in: database)
        guard current <= token else { throw Passed(token: current) }
        try database.execute(sql: "PRAGMA user_version = \(token)")
    }

    func check(in database: Database) throws {
        let current = try current(in: database)
        guard current == token else { throw Passed(token: current) }
    }

    private func current(in database: Database) throws -> Int {
        try Int.fetchOne(database.cachedStatement(sql: "PRAGMA user_version")) ?? 0
    }
}
