/// Prometheus' text format, version 0.0.4.
struct MetricText {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""

    /// The families in their order, each with its series in the order of their labels; those without a series are left out.
    init(counted: [MetricRegistry.Series], found: [MetricSample]) {
        let counted = Dictionary(grouping: counted, by: \.family.name)
        let found = Dictionary(grouping: found, by: \.family.name)
        for family in MetricFamily.all {
            let series = counted[family.name, default: []].sorted { $0.labels.lexicographicallyPrecedes($1.labels) }
            let samples = found[family.name, default: []].sorted { $0.labels.lexicographicallyPrecedes($1.labels) }
            guard !series.isEmpty || !samples.isEmpty else { continue }
            text += "# HELP \(family.name) \(Self.escaped(family.help)).\n"
            text += "# TYPE \(family.name) \(family.kind.rawValue)\n"
            for one in series { write(one) }
            for sample in samples { line(family, sample.labels, Self.number(sample.value)) }
        }
    }

    private mutating func write(_ series: MetricRegistry.Series) {
        let (family, labels) = (series.family, series.labels)
        switch series.instrument {
        case .counter(let counter): line(family, labels, String(counter.value))
        case .gauge(let gauge): line(family, labels, String(gauge.value))
        case .summary(let summary):
            let values = summary.values
            line(family, labels, String(values.sum), suffix: "_sum")
            line(family, labels, String(values.count), suffix: "_count")
        case .histogram(let histogram): write(histogram, family, labels)
        }
    }

    /// The count is the sum of what was read, so that it fits the buckets whatever is counted meanwhile.
    private mutating func write(_ histogram: Histogram, _ family: MetricFamily, _ labels: [String]) {
        let values = histogram.values
        let texts = histogram.scale.bounds.map(\.text) + ["+Inf"]
        var total = 0
        for (count, bound) in zip(values.counts, texts) {
            total += count
            line(family, labels, String(total), suffix: "_bucket", bound: bound)
        }
        let sum = Double(values.sum) / Double(histogram.scale.unit)
        line(family, labels, Self.number(sum), suffix: "_sum")
        line(family, labels, String(total), suffix: "_count")
    }

    private mutating func line(
        _ family: MetricFamily,
        _ labels: [String],
        _ value: String,
        suffix: String = "",
        bound: String? = nil
    ) {
        text += family.name
        text += suffix
        var separator = "{"
        for (name, label) in zip(family.labels, labels) {
            text += "\(separator)\(name)=\"\(Self.escaped(label, quotes: true))\""
            separator = ","
        }
        if let bound {
            text += "\(separator)le=\"\(bound)\""
            separator = ","
        }
        text += separator == "{" ? " \(value)\n" : "} \(value)\n"
    }

    /// Whole numbers as such, so that people can compare them.
    private static func number(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? String(value) }

    private static func escaped(_ text: String, quotes: Bool = false) -> String {
        let isPlain = text.utf8.allSatisfy {
            $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\"")
        }
        if isPlain { return text }
        let escaped = text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        return quotes ? escaped.replacing("\"", with: "\\\"") : escaped
    }
}
