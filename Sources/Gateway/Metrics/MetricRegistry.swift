import Synchronization

/// The series that are counted while the gateway runs, each with the thing that it is about.
///
/// A series is looked up when manifests are loaded; who counts holds the instrument itself and needs no lock.
final class MetricRegistry: Sendable {
    struct Series: Sendable {
        let family: MetricFamily
        let labels: [String]
        let instrument: Instrument
    }

    enum Instrument: Sendable {
        case counter(Counter)
        case gauge(Gauge)
        case histogram(Histogram)
        case summary(MillisecondSummary)
    }

    /// What a series is about, and with which it goes.
    enum Owner: Hashable, Sendable {
        case gateway
        case kind(String)
        case eventSource(String)
        case event(String)
        case sensor(String)
        case trigger(String)
    }

    private let series = Mutex<[Owner: [Series]]>([:])

    func counter(_ family: MetricFamily, _ labels: [String] = [], of owner: Owner = .gateway) -> Counter {
        let counter = Counter()
        add(family, labels, .counter(counter), of: owner)
        return counter
    }

    func gauge(_ family: MetricFamily, _ labels: [String] = [], at value: Int = 0, of owner: Owner = .gateway) -> Gauge
    {
        let gauge = Gauge(value)
        add(family, labels, .gauge(gauge), of: owner)
        return gauge
    }

    func histogram(
        _ family: MetricFamily,
        _ scale: Histogram.Scale,
        _ labels: [String] = [],
        of owner: Owner = .gateway
    ) -> Histogram {
        let histogram = Histogram(scale)
        add(family, labels, .histogram(histogram), of: owner)
        return histogram
    }

    func summary(_ family: MetricFamily, _ labels: [String], of owner: Owner) -> MillisecondSummary {
        let summary = MillisecondSummary()
        add(family, labels, .summary(summary), of: owner)
        return summary
    }

    private func add(_ family: MetricFamily, _ labels: [String], _ instrument: Instrument, of owner: Owner) {
        precondition(labels.count == family.labels.count, "\(family.name) has a value for each label")
        series.withLock {
            $0[owner, default: []].append(Series(family: family, labels: labels, instrument: instrument))
        }
    }

    /// What is no more is not shown any more; who still counts it does so for nothing.
    func forget(_ owner: Owner) { series.withLock { _ = $0.removeValue(forKey: owner) } }

    var all: [Series] { series.withLock { $0.values.flatMap(\.self) } }
}
