import Buses
import EventData

/// How full a quota is between two looks at the bus: never less than it really is, whatever is accepted meanwhile.
///
/// A value, so that its arithmetic needs no bus to be tested.
struct QuotaLevel {
    private struct Amount {
        var events = 0
        var bytes: Int64 = 0

        mutating func add(_ bytes: Int) {
            events += 1
            self.bytes += Int64(bytes)
        }

        mutating func remove(_ bytes: Int) {
            events -= 1
            self.bytes -= Int64(bytes)
        }
    }

    private var seen = Unconsumed()
    /// On their way to the disk.
    private var underWay = Amount()
    /// Stored since the last look began, which may have seen them or not.
    private var stored = Amount()
    /// Stored since the look that is under way began; nil without one.
    private var storedDuringLook: Amount?
    private var firstStored: Timestamp?

    /// What has to be counted as unconsumed now.
    var unconsumed: Unconsumed {
        Unconsumed(
            events: seen.events + stored.events + underWay.events,
            bytes: seen.bytes + stored.bytes + underWay.bytes,
            oldest: seen.oldest ?? firstStored
        )
    }

    /// An event is let in; `end` says what became of it.
    mutating func begin(bytes: Int) { underWay.add(bytes) }

    mutating func end(bytes: Int, storedAt time: Timestamp?) {
        underWay.remove(bytes)
        guard let time else { return }
        stored.add(bytes)
        storedDuringLook?.add(bytes)
        firstStored = firstStored ?? time
    }

    mutating func beginLook() { storedDuringLook = Amount() }

    /// What the bus said; nil when it could not answer, and everything counts as before.
    mutating func endLook(_ found: Unconsumed?) {
        defer { storedDuringLook = nil }
        guard let found else { return }
        seen = found
        stored = storedDuringLook ?? Amount()
        if stored.events == 0 { firstStored = nil }
    }
}
