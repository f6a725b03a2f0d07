import EventData

// Metrics are passed over here, but a manifest that Argo would refuse for them is refused.
extension WorkflowValidator {
    private static let kinds = ["gauge", "counter", "histogram"]

    /// Rule 20: the metrics of a spec or a template.
    mutating func checkMetrics(_ metrics: JSON?, _ owner: String) {
        for (index, metric) in (metrics?["prometheus"]?.array ?? []).enumerated() {
            let name = metric["name"]?.string ?? ""
            let place = "\(owner).metrics.prometheus[\(index)]"
            if !Self.isMetricName(name) {
                report("\(place).name", "'\(name)' is no metric's name; use letters, digits and '_', no digit first")
            }
            if metric["help"]?.string?.isEmpty ?? true {
                report("\(place).help", "it is missing; say what is measured")
            }
            for label in metric["labels"]?.array ?? [] where !Self.isMetricName(label["key"]?.string ?? "") {
                let key = label["key"]?.string ?? ""
                report("\(place).labels", "'\(key)' is no label; use letters, digits and '_', no digit first")
            }
            let kinds = Self.kinds.filter { Self.isSet(metric[$0]) }
            guard let kind = kinds.first, kinds.count == 1 else {
                report(place, "it must be one of \(Self.kinds.joined(separator: ", ")); write exactly one")
                continue
            }
            if metric[kind, "value"]?.scalarText?.isEmpty ?? true {
                report("\(place).\(kind)", "value is missing; set it")
            }
        }
    }

    private static func isMetricName(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, !("0"..."9").contains(first) else { return false }
        return name.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "_:".contains(String(scalar)))
        }
    }
}
