import EventData

/// How far a watch came, as it is kept in the bus.
struct ResourcePosition: Sendable, Equatable {
    /// The source's first start.
    let start: Timestamp
    /// Up to which resourceVersion every change is decided; nil before the first list.
    var version: String?
    /// When that was written down.
    var time: Timestamp

    init(start: Timestamp) {
        self.start = start
        time = start
    }

    /// nil for a note of another version.
    init?(note: String) {
        let parts = note.split(separator: " ").map(String.init)
        guard parts.count == 3, let start = Timestamp(rfc3339: parts[0]), let time = Timestamp(rfc3339: parts[2]) else {
            return nil
        }
        self.start = start
        self.time = time
        version = parts[1]
    }

    /// nil while there is nothing to keep.
    var note: String? { version.map { "\(start.rfc3339) \($0) \(time.rfc3339)" } }

    /// Whether an object in this version was decided on before; versions of one cluster count upwards.
    func covers(_ other: String) -> Bool {
        guard let own = version.flatMap({ UInt64($0) }), let other = UInt64(other) else { return false }
        return other <= own
    }
}
