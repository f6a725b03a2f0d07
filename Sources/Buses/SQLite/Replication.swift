import GRDB

/// Takes what a transaction changed to where it is durable, before the transaction ends.
struct Replication: Sendable {
    /// The other place refused: the transaction is undone, and no job of it is to blame.
    struct Failure: Error {
        let reason: BusError
    }

    /// Called at the end of each transaction, on the writer's thread, which it may block.
    let transfer: @Sendable (Database) throws -> Void
    /// The other place has what could not be committed here: nothing here may be believed any more.
    let diverge: @Sendable (any Error) -> Void
}
