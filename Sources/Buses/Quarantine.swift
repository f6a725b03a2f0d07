package import EventData

/// Records that sources could not turn into events, kept until somebody decides on them.
///
/// All calls are durable when they return. It stands beside the `EventBus`, because it is the gateway's own memory,
/// whatever bus the events go to.
package protocol Quarantine: Sendable {
    /// Puts a record aside; the same identity of the same event is kept once.
    ///
    /// - Throws: `unavailable` when as much is kept as may be.
    func quarantine(_ record: QuarantinedRecord) async throws(BusError)

    /// Without their bytes, newest first.
    func quarantined(matching query: QuarantineQuery) async throws(BusError) -> [QuarantinedRecord]

    func quarantined(_ number: Int64) async throws(BusError) -> QuarantinedRecord?

    /// What was decided on a record; its bytes go, the rest stays for a while.
    ///
    /// - Returns: whether it was still to be decided on.
    func settle(_ number: Int64, as state: QuarantinedRecord.State, reason: String, at now: Timestamp)
        async throws(BusError) -> Bool

    /// How many wait for a decision.
    func quarantinedCount() async throws(BusError) -> Int
}

/// A record that could not become an event.
package struct QuarantinedRecord: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
        case waiting
        /// It became an event after all.
        case redriven
        case dropped
    }

    /// Its handle, counted from 1; 0 before it is stored.
    package var number: Int64
    /// The EventSource's name, as events bear it.
    package let source: String
    package let eventName: String
    package let type: String
    package let identity: String
    package let position: String
    /// Why it is here; once it is decided on, why so.
    package var reason: String
    package let storedAt: Timestamp
    package var state: State
    package let size: Int
    /// nil in lists, and when it is decided on.
    package var bytes: [UInt8]?
    /// The payload with null as its `body`; nil where the bytes are.
    package var frame: [UInt8]?

    package init(
        number: Int64 = 0,
        source: String,
        eventName: String,
        type: String,
        identity: String,
        position: String,
        reason: String,
        storedAt: Timestamp,
        state: State = .waiting,
        size: Int,
        bytes: [UInt8]?,
        frame: [UInt8]?
    ) {
        self.number = number
        self.source = source
        self.eventName = eventName
        self.type = type
        self.identity = identity
        self.position = position
        self.reason = reason
        self.storedAt = storedAt
        self.state = state
        self.size = size
        self.bytes = bytes
        self.frame = frame
    }
}

package struct QuarantineQuery: Sendable, Equatable {
    package var source: String?
    package var eventName: String?
    package var state: QuarantinedRecord.State?
    package var limit: Int

    package init(
        source: String? = nil,
        eventName: String? = nil,
        state: QuarantinedRecord.State? = nil,
        limit: Int = 50
    ) {
        self.source = source
        self.eventName = eventName
        self.state = state
        self.limit = limit
    }
}
