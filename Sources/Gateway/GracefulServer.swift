import Logging
import ServiceLifecycle

/// Runs a server until cancelled, and then lets it end its open answers instead of cutting them off.
///
/// Cancelling a Hummingbird server reports an error on each stop; asking it to shut down does not.
func runUntilCancelled(_ logger: Logger, _ run: @escaping @Sendable () async throws -> Void) async throws {
    let services = ServiceGroup(services: [Server(serve: run)], logger: logger)
    // A task of its own, because it must outlive the cancellation by the time that the server needs to stop.
    let serving = Task { try await services.run() }
    try await withTaskCancellationHandler {
        try await serving.value
    } onCancel: {
        Task { await services.triggerGracefulShutdown() }
    }
}

private struct Server: Service {
    let serve: @Sendable () async throws -> Void

    func run() async throws { try await serve() }
}
