/// A value that a scrape has just found out.
struct MetricSample: Sendable {
    let family: MetricFamily
    let labels: [String]
    let value: Double

    init(_ family: MetricFamily, _ labels: [String] = [], _ value: Double) {
        self.family = family
        self.labels = labels
        self.value = value
    }

    init(_ family: MetricFamily, _ labels: [String] = [], _ value: Int) { self.init(family, labels, Double(value)) }

    init(_ family: MetricFamily, _ labels: [String] = [], _ value: Duration) {
        self.init(family, labels, value / .seconds(1))
    }
}
