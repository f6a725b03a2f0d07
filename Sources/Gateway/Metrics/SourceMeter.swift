import EventSources
import Manifests

/// What is counted of one named event of an EventSource.
struct SourceMeter: Sendable {
    let kind: String
    /// Of all named events of the EventSource together.
    let running: Gauge
    private let accept: Histogram
    private let sent: Counter
    private let sentFailed: Counter
    private let processingFailed: Counter
    private let processing: MillisecondSummary
    private let stored: Counter
    private let duplicate: Counter
    private let filtered: Counter
    private let unavailable: Counter
    private let full: Counter
    private let tooLarge: Counter
    private let quarantined: Counter
    private let figures: [SourceFigure: Counter]

    init(
        _ name: SourceName,
        kind: String,
        running: Gauge,
        accept: Histogram,
        _ registry: MetricRegistry
    ) {
        let labels = [name.source.namespace, name.source.name, name.eventName]
        let owner = MetricRegistry.Owner.event("\(name)")
        func counter(_ family: MetricFamily) -> Counter { registry.counter(family, labels, of: owner) }
        func result(_ result: String) -> Counter { registry.counter(.events, labels + [result], of: owner) }
        self.kind = kind
        self.running = running
        self.accept = accept
        sent = counter(.sent)
        sentFailed = counter(.sentFailed)
        processingFailed = counter(.processingFailed)
        processing = registry.summary(.processing, labels, of: owner)
        stored = result("stored")
        duplicate = result("duplicate")
        filtered = result("filtered")
        unavailable = result("unavailable")
        full = result("full")
        tooLarge = result("too_large")
        quarantined = result("quarantined")
        let counted = SourceFigure.allCases.filter { $0.isCounted(of: kind) }
        figures = Dictionary(uniqueKeysWithValues: counted.map { ($0, counter($0.family)) })
    }

    /// Events that were stored, since the process started.
    var storedCount: Int { stored.value }

    func add(_ amount: Int, to figure: SourceFigure) {
        figures[figure]?.add(amount)
        if figure == .refusedRequests { processingFailed.add(amount) }
    }

    func took(_ duration: Duration) {
        accept.observe(duration)
        processing.observe(duration)
    }

    func note(_ receipt: Receipt) {
        switch receipt {
        case .stored:
            sent.add()
            stored.add()
        case .duplicate:
            sent.add()
            duplicate.add()
        case .filtered: filtered.add()
        }
    }

    func note(_ refusal: EmitError) {
        processingFailed.add()
        switch refusal {
        case .unavailable:
            sentFailed.add()
            unavailable.add()
        case .full: full.add()
        case .tooLarge: tooLarge.add()
        }
    }

    func noteQuarantine() {
        processingFailed.add()
        quarantined.add()
    }
}

extension SourceFigure {
    fileprivate var family: MetricFamily {
        switch self {
        case .refusedRequests: .refusedRequests
        case .missedTicks: .missedTicks
        case .caughtUpTicks: .caughtUpTicks
        case .records: .kafkaRecords
        case .commits: .kafkaCommits
        case .failedCommits: .kafkaFailedCommits
        case .rebalances: .kafkaRebalances
        case .quarantined: .kafkaQuarantined
        case .missedRecords: .kafkaMissed
        case .stallRestarts: .kafkaStalls
        case .streamEnds: .streamEnds
        case .lostMessages: .lostMessages
        }
    }

    fileprivate func isCounted(of kind: String) -> Bool {
        switch self {
        case .refusedRequests: ![CalendarSource.kind, KafkaSource.kind, GenericSource.kind].contains(kind)
        case .missedTicks, .caughtUpTicks: kind == CalendarSource.kind
        case .records, .commits, .failedCommits, .rebalances, .quarantined, .missedRecords, .stallRestarts:
            kind == KafkaSource.kind
        case .streamEnds, .lostMessages: kind == GenericSource.kind
        }
    }
}

extension MetricRegistry {
    func running(_ source: ManifestName) -> Gauge {
        gauge(.running, [source.namespace, source.name], of: .eventSource("\(source)"))
    }
}
