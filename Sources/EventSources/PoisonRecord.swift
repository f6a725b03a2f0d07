/// What a source took from outside and cannot turn into an event; it is put aside so that what follows can go on.
package struct PoisonRecord: Sendable, Equatable {
    /// The kind of the source, the CloudEvent's type should it become one.
    package let type: String
    /// The identity that its event would have; put aside again it is the same record.
    package let identity: String
    /// Where it lies outside, for people: `orders/3@1207`.
    package let position: String
    /// Why it is no event, and what would make it one.
    package let reason: String
    /// The record as it came.
    package let bytes: [UInt8]
    /// The payload that the event would have, with null as its `body`.
    package let frame: [UInt8]

    package init(
        type: String,
        identity: String,
        position: String,
        reason: String,
        bytes: [UInt8],
        frame: [UInt8]
    ) {
        self.type = type
        self.identity = identity
        self.position = position
        self.reason = reason
        self.bytes = bytes
        self.frame = frame
    }
}
