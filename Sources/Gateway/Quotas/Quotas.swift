package import Buses
package import Logging
package import Manifests
import Synchronization

/// The quotas of all events and namespaces; they outlive edits, so that what was counted goes on.
package final class Quotas: Sendable {
    private let bus: any EventBus
    private let naming: SourceNaming
    private let namespaces: NamespaceQuotas
    private let clock: WallClock
    private let logger: Logger
    private let gauges = Mutex<[QuotaGauge.Subject: QuotaGauge]>([:])

    package init(
        bus: any EventBus,
        naming: SourceNaming = .plain,
        namespaces: NamespaceQuotas = NamespaceQuotas(),
        clock: WallClock,
        logger: Logger
    ) {
        self.bus = bus
        self.naming = naming
        self.namespaces = namespaces
        self.clock = clock
        self.logger = logger
    }

    /// One quota as the manifests and the command line have it.
    private struct Wanted {
        let subject: QuotaGauge.Subject
        let quota: SourceQuota
        let events: [QuotaGauge.Measured]
    }

    /// Takes up the quotas of these manifests; those of sources that stay go on with what they know.
    package func adopt(_ sources: [CheckedManifests.Source], readBy sensors: [Sensor]) async {
        // Thousands of sensors are looked through only where that is needed.
        let bound = Set(sensors.map(\.name).filter { WorkflowEventBinding.name(ofSensor: $0) != nil }.map(\.namespace))
        let isLimited =
            sources.contains { $0.quota != nil || namespaces.quota(of: $0.name.namespace) != nil }
            || bound.contains { namespaces.quota(of: $0) != nil }
        let readers = isLimited ? readers(among: sensors) : [:]
        let wanted = ofEvents(sources, readers) + ofNamespaces(sources, bound, readers)
        let adopted = gauges.withLock { gauges in
            let adopted = wanted.map { one in
                (one, gauges[one.subject] ?? QuotaGauge(one.subject, one.quota, in: bus, clock: clock, logger: logger))
            }
            gauges = Dictionary(adopted.map { ($0.0.subject, $0.1) }) { $1 }
            return adopted
        }
        for (one, gauge) in adopted { await gauge.change(to: one.quota, of: one.events) }
    }

    private func ofEvents(_ sources: [CheckedManifests.Source], _ readers: Readers) -> [Wanted] {
        sources.compactMap { source in
            source.quota.map { quota in
                Wanted(subject: .event(SourceName(source)), quota: quota, events: [measured(source, readers)])
            }
        }
    }

    /// `bound` are the namespaces with bindings.
    private func ofNamespaces(
        _ sources: [CheckedManifests.Source],
        _ bound: Set<String>,
        _ readers: Readers
    ) -> [Wanted] {
        let grouped = Dictionary(grouping: sources, by: \.name.namespace)
        return bound.union(grouped.keys).compactMap { namespace in
            namespaces.quota(of: namespace).map { quota in
                let events = (grouped[namespace] ?? []).map { measured($0, readers) }
                let forBindings = bound.contains(namespace) ? measuredForBindings(of: namespace, readers) : []
                return Wanted(subject: .namespace(namespace), quota: quota, events: events + forBindings)
            }
        }
    }

    /// What bindings wait for: events for their namespace, and their share of those for all.
    ///
    /// An event for all namespaces is not refused where one of them is full: it would be one that holds up the others.
    private func measuredForBindings(of namespace: String, _ readers: Readers) -> [QuotaGauge.Measured] {
        [WorkflowEventSource.name(in: namespace), WorkflowEventSource.everywhere].map { source in
            let (stored, eventName) = (naming.source(of: source), WorkflowEventSource.eventName)
            let all = readers[[stored, eventName]] ?? []
            let own = all.filter { $0.namespace == namespace }
            return QuotaGauge.Measured(source: stored, eventName: eventName, readers: own)
        }
    }

    /// Who reads events, by their source and name in the bus.
    private typealias Readers = [[String]: Set<ManifestName>]

    private func readers(among sensors: [Sensor]) -> Readers {
        var readers: Readers = [:]
        for sensor in sensors {
            for dependency in sensor.dependencies {
                readers[[dependency.eventSourceName, dependency.eventName], default: []].insert(sensor.name)
            }
        }
        return readers
    }

    private func measured(_ source: CheckedManifests.Source, _ readers: Readers) -> QuotaGauge.Measured {
        let stored = naming.source(of: source.name)
        return QuotaGauge.Measured(
            source: stored,
            eventName: source.eventName,
            readers: readers[[stored, source.eventName]] ?? []
        )
    }

    /// nil for an event without a quota of its own in a namespace without one.
    func gauges(of source: ManifestName, _ eventName: String) -> QuotaGauges? {
        gauges.withLock { gauges in
            guard !gauges.isEmpty else { return nil }
            let event = gauges[.event(SourceName(source: source, eventName: eventName))]
            let both = [event, gauges[.namespace(source.namespace)]].compactMap(\.self)
            return both.isEmpty ? nil : QuotaGauges(both)
        }
    }

    /// All of them: events by name, then namespaces.
    func reports() async throws(BusError) -> [QuotaGauge.Report] {
        var reports: [QuotaGauge.Report] = []
        for (_, gauge) in sorted() { reports.append(try await gauge.report()) }
        return reports
    }

    /// Those of namespaces, by name.
    func namespaceReports() async throws(BusError) -> [(namespace: String, report: QuotaGauge.Report)] {
        var reports: [(namespace: String, report: QuotaGauge.Report)] = []
        for case (.namespace(let namespace), let gauge) in sorted() {
            reports.append((namespace, try await gauge.report()))
        }
        return reports
    }

    /// Looks at all of them each second, until cancelled: on a bus that several gateways share, others need to be told also by
    /// a gateway that is sent nothing.
    package func lookAgainAndAgain() async {
        while !Task.isCancelled {
            do { _ = try await reports() } catch {
                logger.debug("quotas not looked at", metadata: ["reason": "\(error.text)"])
            }
            do { try await Task.sleep(for: QuotaGauge.lifetime) } catch { return }
        }
    }

    private func sorted() -> [(key: QuotaGauge.Subject, value: QuotaGauge)] {
        gauges.withLock { $0 }.sorted { $0.key < $1.key }
    }
}

extension QuotaGauge.Subject: Comparable {
    static func < (left: QuotaGauge.Subject, right: QuotaGauge.Subject) -> Bool {
        switch (left, right) {
        case (.event(let left), .event(let right)): left < right
        case (.namespace(let left), .namespace(let right)): left < right
        case (.event, .namespace): true
        case (.namespace, .event): false
        }
    }
}
