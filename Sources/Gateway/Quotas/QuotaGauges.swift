import EventSources

/// Every quota that an event has to find room in: its own, and that of its namespace.
struct QuotaGauges: Sendable {
    private let all: [QuotaGauge]

    init(_ all: [QuotaGauge]) { self.all = all }

    /// Gives the event a place in each, which `settle` must follow, or in none.
    func admit(bytes: Int) async throws(EmitError) {
        for (index, gauge) in all.enumerated() {
            do throws(EmitError) { try await gauge.admit(bytes: bytes) } catch {
                for earlier in all[..<index] { await earlier.settle(bytes: bytes, isStored: false) }
                throw error
            }
        }
    }

    /// What became of an event that was let in.
    func settle(bytes: Int, isStored: Bool) async {
        for gauge in all { await gauge.settle(bytes: bytes, isStored: isStored) }
    }
}
