package import Buses
import EventSources
package import Manifests
import SensorEngine
import Synchronization
import Triggers

/// What a gateway counts while it runs (design §1, spec/sensor.md §8.1); served at `/metrics`.
package final class GatewayMetrics: Sendable {
    /// Most events, sensors and triggers (of each) that have series of their own; the rest share those of `_other`.
    ///
    /// Ten times as many as a gateway is built for; some 30 MB of memory and a scrape of some seconds at worst.
    package static let maximumNames = 10_000
    static let other = "_other"

    private struct Meters {
        var sources: [SourceName: SourceMeter] = [:]
        var running: [ManifestName: Gauge] = [:]
        var accept: [String: Histogram] = [:]
        var sensors: [ManifestName: DecisionMeter] = [:]
        var triggers: [Dispatcher.TriggerID: AttemptMeter] = [:]
        var isFolded = false
    }

    let maximumNames: Int
    /// nil where nobody collects traces.
    let traces: Traces?
    let registry = MetricRegistry()
    let decide: Histogram
    let shards: ShardMeter
    private let commitChanges: Histogram
    private let commitSeconds: Histogram
    private let kinds: [String: KindMeter]
    private let meters = Mutex(Meters())

    package init(maximumNames: Int = maximumNames, traces: Traces? = nil) {
        self.maximumNames = maximumNames
        self.traces = traces
        decide = registry.histogram(.decide, .latencies)
        commitChanges = registry.histogram(.commitChanges, .batches)
        commitSeconds = registry.histogram(.commit, .latencies)
        shards = ShardMeter(registry)
        let names = TriggerKinds.all.map { $0.kind } + [Self.other]
        kinds = Dictionary(names.map { [registry] in ($0, KindMeter($0, registry)) }) { $1 }
    }

    /// Shows what runs, once.
    func add(build: BuildInfo) { _ = registry.gauge(.build, build.labels, at: 1) }

    /// Is told of each transaction of a bus.
    package var commitObserver: CommitObserver {
        CommitObserver { [commitChanges, commitSeconds] changes, duration in
            commitChanges.observe(changes)
            commitSeconds.observe(duration)
        }
    }

    /// What was counted, as Prometheus reads it.
    package var text: String { MetricText(counted: registry.all, found: []).text }

    /// Whether something shares a series because there are too many.
    var isFolded: Bool { meters.withLock { $0.isFolded } }

    // MARK: Meters

    func source(_ name: SourceName, kind: String) -> SourceMeter {
        meters.withLock { meters in
            if let known = meters.sources[name] {
                if known.kind == kind { return known }
                // An edit has made it another kind of source, which counts other things.
                registry.forget(.event("\(name)"))
                meters.sources[name] = nil
            }
            let isFull = meters.sources.count >= maximumNames
            let name = isFull ? SourceName(source: .other, eventName: Self.other) : name
            if isFull {
                meters.isFolded = true
                if let known = meters.sources[name] { return known }
            }
            let accept = meters.accept[kind] ?? registry.histogram(.accept, .latencies, [kind])
            meters.accept[kind] = accept
            let running = meters.running[name.source] ?? registry.running(name.source)
            meters.running[name.source] = running
            let meter = SourceMeter(name, kind: kind, running: running, accept: accept, registry)
            meters.sources[name] = meter
            return meter
        }
    }

    func sensor(_ name: ManifestName) -> DecisionMeter {
        meters.withLock { meters in
            if let known = meters.sensors[name] { return known }
            let isFull = meters.sensors.count >= maximumNames
            let name = isFull ? ManifestName.other : name
            if isFull {
                meters.isFolded = true
                if let known = meters.sensors[name] { return known }
            }
            let meter = DecisionMeter(name, registry)
            meters.sensors[name] = meter
            return meter
        }
    }

    func trigger(_ trigger: String, of sensor: ManifestName) -> AttemptMeter {
        meters.withLock { meters in
            var id = Dispatcher.TriggerID(sensor: sensor, trigger: trigger)
            if let known = meters.triggers[id] { return known }
            if meters.triggers.count >= maximumNames {
                meters.isFolded = true
                id = Dispatcher.TriggerID(sensor: .other, trigger: Self.other)
                if let known = meters.triggers[id] { return known }
            }
            let meter = AttemptMeter(id, registry)
            meters.triggers[id] = meter
            return meter
        }
    }

    /// Of a trigger's kind; those of a version that had others share one.
    func kind(_ kind: String) -> KindMeter? { kinds[kind] ?? kinds[Self.other] }

    // MARK: Edits

    /// Has a series, at zero, for whatever is in the manifests, and none for what is no longer there.
    package func adopt(_ sources: [CheckedManifests.Source], _ sensors: [Sensor]) {
        forget(
            allBut: Set(sources.map { SourceName($0) }),
            sensors: Set(sensors.map(\.name)),
            triggers: Set(sensors.flatMap(\.triggerIDs))
        )
        for source in sources { _ = self.source(SourceName(source), kind: source.kind) }
        for sensor in sensors {
            _ = self.sensor(sensor.name)
            for id in sensor.triggerIDs { _ = trigger(id.trigger, of: id.sensor) }
        }
    }

    private func forget(
        allBut sources: Set<SourceName>,
        sensors: Set<ManifestName>,
        triggers: Set<Dispatcher.TriggerID>
    ) {
        let eventSources = Set(sources.map(\.source))
        meters.withLock { meters in
            for name in meters.sources.keys where !sources.contains(name) {
                registry.forget(.event("\(name)"))
                meters.sources[name] = nil
            }
            for name in meters.running.keys where !eventSources.contains(name) {
                registry.forget(.eventSource("\(name)"))
                meters.running[name] = nil
            }
            for name in meters.sensors.keys where !sensors.contains(name) {
                registry.forget(.sensor("\(name)"))
                meters.sensors[name] = nil
            }
            for id in meters.triggers.keys where !triggers.contains(id) {
                registry.forget(.trigger("\(id.sensor)/\(id.trigger)"))
                meters.triggers[id] = nil
            }
            meters.isFolded = false
        }
    }
}

extension ManifestName {
    fileprivate static let other = ManifestName(namespace: "", name: GatewayMetrics.other)
}

extension Sensor {
    /// Also of the triggers that stand by for dead letters.
    fileprivate var triggerIDs: [Dispatcher.TriggerID] {
        triggers.flatMap { [$0.name] + ($0.dlqTrigger.map { [$0.trigger.name] } ?? []) }
            .map { Dispatcher.TriggerID(sensor: name, trigger: $0) }
    }
}
