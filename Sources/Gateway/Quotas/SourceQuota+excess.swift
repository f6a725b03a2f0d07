import Buses
import EventData
import Expressions
import Manifests

extension SourceQuota {
    /// Which limit was reached, and by what; nil while there is room.
    func excess(of unconsumed: Unconsumed, at now: Timestamp) -> String? {
        if let events, unconsumed.events >= events {
            let waiting = unconsumed.events == 1 ? "1 event waits" : "\(unconsumed.events) events wait"
            return "quota.events is \(events), and \(waiting) to be consumed"
        }
        if let bytes, unconsumed.bytes >= bytes {
            return "quota.bytes is \(ByteCount(bytes: bytes)), and \(unconsumed.bytes) bytes wait to be consumed"
        }
        if let age, let waited = unconsumed.waited(at: now), waited >= age {
            return "quota.age is \(age.goText), and the oldest event has waited for \(waited.goText) to be consumed"
        }
        return nil
    }
}

extension Unconsumed {
    /// How long the oldest has waited, in whole seconds.
    func waited(at now: Timestamp) -> Duration? {
        oldest.map { .seconds(max(.zero, now - $0).components.seconds) }
    }
}
