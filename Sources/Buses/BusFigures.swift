package import EventData
package import Manifests

/// Is told of each transaction that has become durable: how many changes shared it, and how long it took.
///
/// A struct, because a bare closure behind a lock is wrapped once more each time it is read, and never unwrapped.
package struct CommitObserver: Sendable {
    let note: @Sendable (_ changes: Int, _ duration: Duration) -> Void

    package init(_ note: @escaping @Sendable (_ changes: Int, _ duration: Duration) -> Void) { self.note = note }
}

/// How a log and what follows from it stand, for those who watch the gateway.
package struct BusFigures: Sendable, Equatable {
    /// Events after the position that was asked about; where there are very many, at most so many.
    package let unread: Int
    package let archivedEvents: Int
    package let archivedBytes: Int64
    /// When the first event after the position that was asked about was stored; nil when there is none.
    package let oldestUnread: Timestamp?
    /// How many events each sensor holds; only those that hold any.
    package let held: [ManifestName: Int]
    /// Pending invocations by what they wait for; nil for those that are due or under way.
    package let backlog: [InvocationRecord.Wait?: Int]
    /// Since when the invocation is due that has been so for longest; nil when none is pending.
    package let oldestDue: Timestamp?
    package let deadLetters: Int

    package init(
        unread: Int,
        archivedEvents: Int,
        archivedBytes: Int64,
        oldestUnread: Timestamp?,
        held: [ManifestName: Int],
        backlog: [InvocationRecord.Wait?: Int],
        oldestDue: Timestamp?,
        deadLetters: Int
    ) {
        self.unread = unread
        self.archivedEvents = archivedEvents
        self.archivedBytes = archivedBytes
        self.oldestUnread = oldestUnread
        self.held = held
        self.backlog = backlog
        self.oldestDue = oldestDue
        self.deadLetters = deadLetters
    }
}
