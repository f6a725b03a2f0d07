import EventData
import EventSources
import Manifests
import Synchronization

/// What sources say of themselves: readiness follows it, and `describe` shows it.
package final class SourceStatuses: Sendable {
    private let health: Health
    private let statuses = Mutex<[SourceName: SourceStatus]>([:])

    init(health: Health) { self.health = health }

    package convenience init() { self.init(health: Health()) }

    func set(_ status: SourceStatus, of name: SourceName, kind: String) {
        statuses.withLock { $0[name] = status }
        health.set(Self.part(kind, name), problem: status.problem)
    }

    func status(of name: SourceName) -> SourceStatus? { statuses.withLock { $0[name] } }

    func forget(_ name: SourceName) { statuses.withLock { _ = $0.removeValue(forKey: name) } }

    /// How the source is called in readiness.
    static func part(_ kind: String, _ name: SourceName) -> String { "\(kind) \(name)" }
}
