import Synchronization

/// Up to where all sensors of a log have decided; read by scrapes while the sensors go on.
final class DecidedPosition: Sendable {
    /// Where no sensor waits for anything.
    private static let nobody = Int64.max

    private let sequence = Atomic<Int64>(nobody)

    /// nil where there are no sensors.
    var value: Int64? {
        let sequence = sequence.load(ordering: .relaxed)
        return sequence == Self.nobody ? nil : sequence
    }

    func set(_ value: Int64?) { sequence.store(value ?? Self.nobody, ordering: .relaxed) }
}
