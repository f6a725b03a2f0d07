import Simulation

/// Runs `body` with a studio that is closed afterwards.
func withStudio(_ body: (Studio) async throws -> Void) async throws {
    let studio = try await Studio()
    do {
        try await body(studio)
    } catch {
        try await studio.close()
        throw error
    }
    try await studio.close()
}
