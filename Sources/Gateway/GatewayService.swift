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

    /// Runs until SIGINT or SIGTERM; SIGHUP has all manifests read again.
    ///
    /// - Throws: `StartRefusal` when it cannot start; nothing was accepted then.
    package func run(logger: Logger) async throws {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
        let store = try ManifestStore(paths: configuration.paths, dataDirectory: configuration.dataDirectory)
        let namespace = try configuration.defaultNamespace()
        let (reading, checked) = try await manifests(store, namespace: namespace)
        let parts = Parts(logger: logger)
        let opening = BusOpening(
            choice: configuration.bus ?? BusChoice(checked.kafkaBus),
            configuration: configuration,
            parts: parts,
            logger: logger
        )
        let bus: any EventBus
        let cluster: RunningCluster
        do { (bus, cluster) = try await opening.open() } catch {
            await parts.stop()
            throw error
        }
        do {
            let start = Start(
                configuration: configuration,
                namespace: namespace,
                store: store,
                reading: reading,
                checked: checked,
                cluster: cluster,
                bus: bus,
                parts: parts,
                logger: logger
            )
            for line in try await banner(of: start) { print(line) }
            fflush(nil)
            try await wait(for: signals, orAnEndOf: parts) { start.reloadAsked.raise() }
            logger.info("stopping")
        } catch {
            await parts.stop()
            await bus.close()
            throw error
        }
        await parts.stop()
        await bus.close()
    }

    private func banner(of start: Start) async throws -> [String] {
        do { return try await start.everything() } catch let error as BusError {
            let directory = configuration.dataDirectory
            throw StartRefusal(
                "\(directory) cannot be used now: \(error.text); nothing was started; mend this and start again"
            )
        }
    }

    /// What runs from the start on; custom resources come later, one by one.
    private func manifests(
        _ store: ManifestStore,
        namespace: String
    ) async throws -> (ManifestStore.Reading, CheckedManifests) {
        guard configuration.operates == nil else {
            let nothing = ManifestStore.Reading(texts: [], applied: nil, fingerprint: [])
            return (nothing, CheckedManifests([], naming: .qualified))
        }
        let reading = try await store.read()
        return (reading, try check(reading, namespace: namespace))
    }

    private func check(
        _ reading: ManifestStore.Reading,
        namespace: String
    ) throws(StartRefusal) -> CheckedManifests {
        let checked = CheckedManifests(reading.all, namespace: namespace, isLenient: configuration.isLenient)
        guard !checked.hasErrors else {
            // No gateway runs that could be asked to delete one.
            let places = checked.diagnostics.map(\.place.file)
            let applied = reading.applied.map {
                places.contains($0.file) ? "; applied ones are items of \($0.file)" : ""
            }
            throw StartRefusal(
                "the manifests are not valid; nothing was started\(applied ?? "")",
                diagnostics: checked.diagnostics
            )
        }
        return checked
    }

    /// Returns on a signal to end; a part that ends by itself is a defect and stops the process, for a supervisor to restart.
    private func wait(
        for signals: UnixSignalsSequence,
        orAnEndOf parts: Parts,
        reload: @escaping @Sendable () -> Void
    ) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask {
                for await signal in signals {
                    if signal != .sighup { return }
                    reload()
                }
            }
            group.addTask {
                guard let end = await parts.firstEnd() else { return }
                throw StartRefusal("\(end.name) ended: \(end.error.map { "\($0)" } ?? "without an error")")
            }
            try await group.next()
            group.cancelAll()
        }
    }
}
