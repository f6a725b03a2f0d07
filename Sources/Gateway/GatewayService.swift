import Buses
import EventSources
import Foundation
import Kubernetes
package import Logging
import Manifests
import UnixSignals

/// Everything in one process, started in the order an event passes through it, stopped in reverse.
package struct GatewayService: Sendable {
    let configuration: GatewayConfiguration
    let clock = WallClock()

    package init(_ configuration: GatewayConfiguration) { self.configuration = configuration }

    /// Runs until SIGINT or SIGTERM.
    ///
    /// - Throws: `StartRefusal` when it cannot start; nothing was accepted then.
    package func run(logger: Logger) async throws {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let checked = try check()
        let bus = try await openBus(logger)
        let parts = Parts(logger: logger)
        do {
            let start = Start(configuration: configuration, checked: checked, bus: bus, parts: parts, logger: logger)
            let banner = try await start.everything()
            for line in banner { print(line) }
            fflush(nil)
            try await wait(for: signals, orAnEndOf: parts)
            logger.info("stopping")
        } catch {
            await parts.stop()
            await bus.close()
            throw error
        }
        await parts.stop()
        await bus.close()
    }

    private func check() throws(StartRefusal) -> CheckedManifests {
        let texts = try ManifestFiles.read(configuration.paths)
        let checked = CheckedManifests(
            texts,
            namespace: try namespace(),
            isLenient: configuration.isLenient
        )
        guard !checked.hasErrors else {
            throw StartRefusal("the manifests are not valid; nothing was started", diagnostics: checked.diagnostics)
        }
        return checked
    }

    /// Where manifests that name no namespace live: as asked, else that of the kubeconfig's context or of the pod.
    private func namespace() throws(StartRefusal) -> String {
        if let namespace = configuration.namespace { return namespace }
        guard configuration.cluster.kind != .local else { return "default" }
        return try configuration.cluster.reached(at: nil).defaultNamespace
    }

    private func openBus(_ logger: Logger) async throws(StartRefusal) -> SQLiteBus {
        do {
            return try await SQLiteBus.open(directory: configuration.dataDirectory, logger: logger)
        } catch {
            throw StartRefusal(error.text)
        }
    }

    /// Returns on a signal; a part that ends by itself is a defect and stops the process, for a supervisor to restart.
    private func wait(for signals: UnixSignalsSequence, orAnEndOf parts: Parts) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { for await _ in signals { return } }
            group.addTask {
                guard let end = await parts.firstEnd() else { return }
                throw StartRefusal("\(end.name) ended: \(end.error.map { "\($0)" } ?? "without an error")")
            }
            try await group.next()
            group.cancelAll()
        }
    }
}
