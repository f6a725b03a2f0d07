import Buses
import EventData
import Manifests
import SensorEngine

/// What is counted of one trigger.
struct AttemptMeter: Sendable {
    private enum Result: String, CaseIterable { case succeeded, transient, permanent, pressed, policy }

    private let triggered: Counter
    private let failed: Counter
    private let retriesFailed: Counter
    private let duration: MillisecondSummary
    private let results: [Result: Counter]

    init(_ id: Dispatcher.TriggerID, _ registry: MetricRegistry) {
        let labels = [id.sensor.namespace, id.sensor.name, id.trigger]
        let owner = MetricRegistry.Owner.trigger("\(id.sensor)/\(id.trigger)")
        triggered = registry.counter(.triggered, labels, of: owner)
        failed = registry.counter(.failed, labels, of: owner)
        retriesFailed = registry.counter(.retriesFailed, labels, of: owner)
        duration = registry.summary(.action, labels, of: owner)
        let pairs = Result.allCases.map { result in
            (result, registry.counter(.attempts, labels + [result.rawValue], of: owner))
        }
        results = Dictionary(uniqueKeysWithValues: pairs)
    }

    /// Invocations that succeeded, and those that became dead letters, since the process started.
    var counts: (succeeded: Int, dead: Int) { (triggered.value, retriesFailed.value) }

    /// An attempt, or a look at what one made, whose report is durable.
    func note(_ report: DeliveryReport, in kind: KindMeter?) {
        if let attempt = report.attempt {
            results[Self.result(of: attempt, report)]?.add()
            if !Self.isLook(attempt, report) {
                duration.observe(attempt.duration)
                kind?.attempt.observe(attempt.duration)
            }
        }
        switch report.decision {
        case .done: triggered.add()
        case .retry: failed.add()
        case .dead:
            failed.add()
            retriesFailed.add()
        case .observe, .wait: break
        }
    }

    private static func result(of attempt: Attempt, _ report: DeliveryReport) -> Result {
        if isLook(attempt, report) { return .policy }
        return switch attempt.result {
        case .succeeded: .succeeded
        case .transient: .transient
        case .permanent: .permanent
        case .pressed: .pressed
        }
    }

    /// A look fails the attempt that made what was looked at, and uses up none.
    private static func isLook(_ attempt: Attempt, _ report: DeliveryReport) -> Bool {
        guard !report.counts, case .transient = attempt.result else { return false }
        return true
    }
}

/// What is counted of all triggers of one kind.
struct KindMeter: Sendable {
    let attempt: Histogram
    let delivery: Histogram

    init(_ kind: String, _ registry: MetricRegistry) {
        attempt = registry.histogram(.attempt, .latencies, [kind], of: .kind(kind))
        delivery = registry.histogram(.delivery, .latencies, [kind], of: .kind(kind))
    }
}

/// What is counted of the shards of a Kafka bus.
struct ShardMeter: Sendable {
    let takeovers: Counter
    let losses: Counter
    let restore: Histogram

    init(_ registry: MetricRegistry) {
        takeovers = registry.counter(.shardTakeovers)
        losses = registry.counter(.shardLosses)
        restore = registry.histogram(.shardRestore, .latencies)
    }
}
