import EventData

/// How far a watch came, as it is kept in the bus.
struct ResourcePosition: Sendable, Equatable {
    /// The source's first start.
    let start: Timestamp
    /// Up to which resourceVersion every change is decided; nil before the first list.
    var version: String?
    /// When the youngest object was created that was seen so far, by the cluster's clock.
    private(set) var newest: Timestamp

    init(start: Timestamp) {
        self.start = start
        newest = Timestamp(seconds: 0)
    }

    /// nil for a note of another version.
    init?(note: String) {
        let parts = note.split(separator: " ").map(String.init)
        guard parts.count == 3, let start = Timestamp(rfc3339: parts[0]), let newest = Timestamp(rfc3339: parts[2])
        else { return nil }
        self.start = start
        self.newest = newest
        version = parts[1]
    }

    /// nil while there is nothing to keep.
    var note: String? { version.map { "\(start.rfc3339) \($0) \(newest.rfc3339)" } }

    mutating func saw(_ object: WatchedObject) { if let created = object.created { newest = max(newest, created) } }

    /// Whether a cluster whose lists have that version is another one, or was set back: then nothing is decided yet.
    func isAhead(of listVersion: String) -> Bool {
        guard let own = version.flatMap({ UInt64($0) }), let listed = UInt64(listVersion) else { return false }
        return listed < own
    }

    /// Whether an object in this version was decided on before; versions of one cluster count upwards.
    func covers(_ other: String) -> Bool {
        guard let own = version.flatMap({ UInt64($0) }), let other = UInt64(other) else { return false }
        return other <= own
    }
}
