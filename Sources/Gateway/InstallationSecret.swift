import Buses

/// Text that only this installation knows.
///
/// The random numbers of templates follow from it, so that they can be repeated here and guessed nowhere.
enum InstallationSecret {
    private static let note = "secret of templates' random numbers"

    /// The secret in the bus; `fresh` is kept there from now on when there is none.
    static func load(from bus: any EventBus, orKeep fresh: String) async throws(BusError) -> [UInt8] {
        if let known = try await bus.note(note) { return Array(known.utf8) }
        try await bus.setNote(note, to: fresh)
        return Array(fresh.utf8)
    }
}
