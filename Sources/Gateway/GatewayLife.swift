import Buses
import EventSources
import Foundation
import Kubernetes
import Logging
import Manifests

/// A gateway from its start to its end; a process that stands by may have several, one after the other.
struct GatewayLife: Sendable {
    let configuration: GatewayConfiguration
    let probes: Probes
    /// Raised at SIGHUP.
    let reload: Signal
    let logger: Logger

    /// Runs until cancelled; then everything has stopped when it returns.
    ///
    /// `token` keeps out of the bus who had it before.
    func run(fencing token: Int? = nil) async throws {
        let store = try ManifestStore(paths: configuration.paths, dataDirectory: configuration.dataDirectory)
        let namespace = try configuration.defaultNamespace()
        let (reading, checked) = try await manifests(store, namespace: namespace)
        let parts = Parts(logger: logger)
        let opening = BusOpening(
            choice: configuration.bus ?? BusChoice(checked.kafkaBus),
            configuration: configuration,
            fencingToken: token,
            parts: parts,
            logger: logger
        )
        let bus: any EventBus
        let cluster: RunningCluster
        do { (bus, cluster) = try await opening.open() } catch {
            await parts.stop()
            throw error
        }
        let start = Start(
            configuration: configuration,
            namespace: namespace,
            store: store,
            reading: reading,
            checked: checked,
            cluster: cluster,
            bus: bus,
            parts: parts,
            probes: probes,
            reloadAsked: reload,
            logger: logger,
            metrics: GatewayMetrics(traces: traces(in: parts)),
            sourceTurns: (bus as? KafkaBus).map { kafka in SourceTurns { kafka.shard(of: $0) } }
        )
        let result: Result<Void, any Error>
        do { result = .success(try await live(start)) } catch { result = .failure(error) }
        // Outside this task, which is cancelled by now and could wait for nothing.
        await Task {
            probes.detach()
            await parts.stop()
            await bus.close()
        }.value
        try result.get()
    }

    /// nil where nobody collects them.
    private func traces(in parts: Parts) -> Traces? {
        configuration.traces.map { choice in
            let export = TraceExport(endpoint: choice.endpoint, version: configuration.build.version, logger: logger)
            parts.start("traces") { await export.run() }
            return Traces(export, ratio: choice.ratio)
        }
    }

    /// A part that ends by itself is a defect and ends the process, for a supervisor to restart.
    private func live(_ start: Start) async throws {
        for line in try await banner(of: start) { print(line) }
        fflush(nil)
        if let end = await start.parts.firstEnd() {
            throw StartRefusal("\(end.name) ended: \(end.error.map { "\($0)" } ?? "without an error")")
        }
        logger.info("stopping")
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
            var checked = CheckedManifests([], naming: .qualified)
            checked.dormant = nil
            return (nothing, checked)
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
}
