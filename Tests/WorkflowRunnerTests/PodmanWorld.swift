import EventData
import Foundation
import Support
import WorkflowRunner
import Workflows

extension RunnerWorld {
    /// Runs leaves from images; podman's store goes afterwards.
    static func withPodman(
        limits: FenceLimits = FenceLimits(),
        _ body: @escaping @Sendable (RunnerWorld, PodmanStore) async throws -> Void
    ) async throws {
        let store = try PodmanStore()
        defer { store.remove() }
        try await with(limits: limits, podman: store) { try await body($0, store) }
    }
}

extension PodmanStore? {
    func podman(for places: RunnerPlaces) async throws -> Podman? {
        guard let self else { return nil }
        return try await self.podman(for: places)
    }
}

extension PodmanStore {
    func podman(for places: RunnerPlaces) async throws -> Podman {
        try await Podman(
            for: places,
            surroundings: ProcessInfo.processInfo.environment.merging(environment) { $1 },
            logger: silent
        )
    }
}
