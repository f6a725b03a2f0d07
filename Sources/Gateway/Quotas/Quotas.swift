package import Buses
package import Logging
package import Manifests
import Synchronization

/// The quotas of all sources; they outlive edits, so that what was counted goes on.
package final class Quotas: Sendable {
    private let bus: any EventBus
    private let naming: SourceNaming
    private let clock: WallClock
    private let logger: Logger
    private let gauges = Mutex<[SourceName: QuotaGauge]>([:])

    package init(bus: any EventBus, naming: SourceNaming = .plain, clock: WallClock, logger: Logger) {
        self.bus = bus
        self.naming = naming
        self.clock = clock
        self.logger = logger
    }

    /// Takes up the quotas of these manifests; those of sources that stay go on with what they know.
    package func adopt(_ sources: [CheckedManifests.Source], readBy sensors: [Sensor]) async {
        let limited = sources.compactMap { source in source.quota.map { (source, $0) } }
        let adopted = gauges.withLock { gauges in
            let adopted = limited.map { source, quota in
                let name = SourceName(source)
                let gauge =
                    gauges[name]
                    ?? QuotaGauge(
                        name,
                        quota,
                        storedAs: naming.source(of: name.source),
                        in: bus,
                        clock: clock,
                        logger: logger
                    )
                return (name: name, gauge: gauge, quota: quota)
            }
            gauges = Dictionary(adopted.map { ($0.name, $0.gauge) }) { $1 }
            return adopted
        }
        for (name, gauge, quota) in adopted {
            await gauge.change(to: quota, readers: readers(of: name, among: sensors))
        }
    }

    private func readers(of name: SourceName, among sensors: [Sensor]) -> Set<ManifestName> {
        let source = naming.source(of: name.source)
        let readers = sensors.filter { sensor in
            sensor.dependencies.contains { $0.eventSourceName == source && $0.eventName == name.eventName }
        }
        return Set(readers.map(\.name))
    }

    /// nil for an event without a quota.
    func gauge(of source: ManifestName, _ eventName: String) -> QuotaGauge? {
        gauges.withLock { gauges in
            gauges.isEmpty ? nil : gauges[SourceName(source: source, eventName: eventName)]
        }
    }

    /// All of them, by name.
    func reports() async throws(BusError) -> [QuotaGauge.Report] {
        var reports: [QuotaGauge.Report] = []
        for (_, gauge) in gauges.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            reports.append(try await gauge.report())
        }
        return reports
    }
}
