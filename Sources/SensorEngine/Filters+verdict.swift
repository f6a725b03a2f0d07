import EventData
import Expressions
import Manifests

extension Filters {
    /// The kinds in the order in which they are looked at.
    private enum Kind: CaseIterable { case exprs, data, context, time, script, selector }

    /// What the filters say of an event (spec/sensor.md §2.5).
    func verdict(on event: DecodedEvent, in evaluation: Evaluation) -> FilterVerdict {
        switch kindsOperator {
        case .and: allKinds(event, evaluation)
        case .or: anyKind(event, evaluation)
        }
    }

    /// The first failure decides; a false kind hides no failure of a later one.
    private func allKinds(_ event: DecodedEvent, _ evaluation: Evaluation) -> FilterVerdict {
        var rejected: FilterVerdict?
        for kind in Kind.allCases {
            switch verdict(of: kind, on: event, evaluation) {
            case .failed(let detail)?: return .failed(detail)
            case .rejected(let detail)?: rejected = rejected ?? .rejected(detail)
            case .accepted?, nil: continue
            }
        }
        return rejected ?? .accepted
    }

    /// Any failure rejects the event even when another kind accepts it, as in Argo Events.
    private func anyKind(_ event: DecodedEvent, _ evaluation: Evaluation) -> FilterVerdict {
        var isAccepted = false
        var rejections: [String] = []
        var failures: [String] = []
        for kind in Kind.allCases {
            switch verdict(of: kind, on: event, evaluation) {
            case .accepted?: isAccepted = true
            case .rejected(let detail)?: rejections.append(detail)
            case .failed(let detail)?: failures.append(detail)
            case nil: continue
            }
        }
        if !failures.isEmpty { return .failed(joined(failures)) }
        if isAccepted { return .accepted }
        let nothing = "filters: none is set, and 'filtersLogicalOperator: or' wants one that is true"
        return .rejected(rejections.isEmpty ? nothing : joined(rejections))
    }

    /// nil when the kind is not configured.
    private func verdict(of kind: Kind, on event: DecodedEvent, _ evaluation: Evaluation) -> FilterVerdict? {
        switch kind {
        case .exprs: exprs?.verdict(on: event, combinedBy: exprOperator)
        case .data: data?.verdict(on: event, combinedBy: dataOperator, in: evaluation)
        case .context: context?.verdict(on: event.event)
        case .time: time.map { $0.verdict(on: event.event) }
        case .script: script.map { $0.verdict(on: event) }
        case .selector: selector.map { $0.verdict(on: event, in: evaluation) }
        }
    }
}

/// Explanations as one, within the limit.
func joined(_ details: [String]) -> String { details.joined(separator: " / ").clipped(to: longestDetailBytes) }

/// The verdict of one kind from those of its entries, in their order.
func combined(
    _ logicalOperator: LogicalOperator,
    count: Int,
    _ verdict: (_ index: Int) -> FilterVerdict
) -> FilterVerdict {
    switch logicalOperator {
    case .and: allHold(count: count, verdict)
    case .or: anyHolds(count: count, verdict)
    }
}

/// The first entry that is false or fails decides.
private func allHold(count: Int, _ verdict: (Int) -> FilterVerdict) -> FilterVerdict {
    for index in 0..<count {
        let verdict = verdict(index)
        guard verdict == .accepted else { return verdict }
    }
    return .accepted
}

/// A true entry makes up for earlier failures; without one, a failure outweighs the false entries.
private func anyHolds(count: Int, _ verdict: (Int) -> FilterVerdict) -> FilterVerdict {
    var rejections: [String] = []
    var failures: [String] = []
    for index in 0..<count {
        switch verdict(index) {
        case .accepted: return .accepted
        case .rejected(let detail): rejections.append(detail)
        case .failed(let detail): failures.append(detail)
        }
    }
    return failures.isEmpty ? .rejected(joined(rejections)) : .failed(joined(failures))
}
