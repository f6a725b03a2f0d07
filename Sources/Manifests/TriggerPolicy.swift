import EventData
import Expressions

/// When an attempt counts as a success (spec/sensor.md §3.9, rules V26 and V27).
enum TriggerPolicy {
    private static let resourceKinds: Set<String> = ["k8s", "argoWorkflow"]
    private static let statusKinds: Set<String> = ["http", "awsLambda", "openWhisk"]

    /// Reads `policy` beside `template`: the statuses that count, nil for any, and the labels to wait for.
    static func read(in reader: ManifestReader, kind: String?) -> (statuses: [Int]?, labels: LabelPolicy?) {
        guard let policy = reader.mapping("policy") else { return (nil, nil) }
        let labels = policy.mapping("k8s").flatMap { readLabels($0, policy, kind: kind) }
        let allowed = policy.mapping("status").flatMap { readStatus($0, policy, kind: kind) }
        policy.finish()
        return (allowed, labels)
    }

    private static func readLabels(
        _ resource: ManifestReader,
        _ policy: ManifestReader,
        kind: String?
    ) -> LabelPolicy? {
        let isUsed = kind.map { resourceKinds.contains($0) } ?? false
        let labels = resource.stringMap("labels")
        if isUsed, !resource.has("labels") { resource.missing("labels", fix: "add labels: and the labels of success") }
        let backoff = resource.unchecked.mapping("backoff").map { Backoff(from: $0) }
        let failsAtTheEnd = resource.bool("errorOnBackoffTimeout", default: false)
        resource.finish()
        if !isUsed, let kind { warnUnused("k8s", policy, kind: kind) }
        guard isUsed else { return nil }
        return LabelPolicy(
            labels: Dictionary(labels.map { ($0.name, $0.value) }) { $1 },
            backoff: backoff ?? Backoff(),
            failsAtTheEnd: failsAtTheEnd
        )
    }

    private static func readStatus(_ status: ManifestReader, _ policy: ManifestReader, kind: String?) -> [Int]? {
        let isUsed = kind.map { statusKinds.contains($0) } ?? false
        let allowed = status.integers("allow")
        // openWhisk reads the list but does not insist on it.
        if isUsed, kind != "openWhisk", allowed == nil {
            status.missing("allow", fix: "add allow: and the statuses of success, such as [200, 201]")
        }
        if isUsed, status.anything("allow")?.json == .array([]) {
            let fix = "add at least one status, such as 200"
            status.invalid("allow", "is empty, so every attempt would fail", fix: fix, rule: .own)
        }
        status.finish()
        if !isUsed, let kind { warnUnused("status", policy, kind: kind) }
        return isUsed ? allowed : nil
    }

    private static func warnUnused(_ field: String, _ policy: ManifestReader, kind: String) {
        let place = policy.keyPlace(of: field)
        policy.add(.warning, at: place, "policy.\(field) has no effect on \(kind)", fix: "remove it")
    }
}

extension ManifestReader {
    /// A list of whole numbers; nil when absent.
    func integers(_ name: String) -> [Int]? {
        guard let node = anything(name) else { return nil }
        guard case .sequence(let items) = node.content else {
            wrongType(name, node, wanted: "a list of whole numbers", fix: "start each item with '- '")
            return []
        }
        return items.enumerated().compactMap { index, item in
            if let number = item.json.integer { return number }
            let fix = "write it as a number without quotes"
            wrongType("\(name)[\(index)]", item, wanted: "a whole number", fix: fix)
            return nil
        }
    }
}
