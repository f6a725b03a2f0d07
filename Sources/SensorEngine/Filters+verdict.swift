import EventData
import Manifests

extension Dependency {
    /// What the filters say; an event passes where there are none (spec/sensor.md §2.5).
    func verdict(on event: DecodedEvent) -> FilterVerdict {
        filters?.verdict(on: event) ?? .accepted
    }
}

extension Filters {
    /// A kind that is not configured counts as true under `and` and is left out under `or`.
    func verdict(on event: DecodedEvent) -> FilterVerdict {
        guard let data else {
            return kindsOperator == .and
                ? .accepted : .rejected("filters: none is set, and 'filtersLogicalOperator: or' wants one that is true")
        }
        return data.verdict(on: event, combinedBy: dataOperator)
    }
}

extension [DataFilter] {
    /// The `data` kind as a whole: true for an event without data and for an empty list.
    fileprivate func verdict(on event: DecodedEvent, combinedBy logicalOperator: LogicalOperator) -> FilterVerdict {
        guard !isEmpty, let parsed = event.document else { return .accepted }
        switch (parsed, logicalOperator) {
        case (.failure(let error), _): return .failed("data: the event's data is not JSON: \(error)")
        case (.success(let document), .and): return allHold(in: document)
        case (.success(let document), .or): return anyHolds(in: document)
        }
    }

    /// The first entry that is false or fails decides.
    private func allHold(in document: JSONDocument) -> FilterVerdict {
        for (index, filter) in enumerated() {
            let verdict = filter.verdict(in: document, index: index)
            guard verdict == .accepted else { return verdict }
        }
        return .accepted
    }

    /// A true entry makes up for earlier failures; without one, a failure outweighs the false entries.
    private func anyHolds(in document: JSONDocument) -> FilterVerdict {
        var rejections: [String] = []
        var failures: [String] = []
        for (index, filter) in enumerated() {
            switch filter.verdict(in: document, index: index) {
            case .accepted: return .accepted
            case .rejected(let detail): rejections.append(detail)
            case .failed(let detail): failures.append(detail)
            }
        }
        let details = failures.isEmpty ? rejections : failures
        let detail = details.joined(separator: " / ").clipped(to: longestDetailBytes)
        return failures.isEmpty ? .rejected(detail) : .failed(detail)
    }
}

extension DataFilter {
    fileprivate func verdict(in document: JSONDocument, index: Int) -> FilterVerdict {
        let rule = "data[\(index)] '\(path.text)'"
        guard let match = document.find(path) else { return .failed("\(rule) does not exist in the event's data") }
        do throws(FilterError) {
            guard try !holds(for: match) else { return .accepted }
            return .rejected("\(rule) is \(match.explained), wanted \(wanted)")
        } catch {
            return .failed("\(rule): \(error.problem)")
        }
    }

    /// `= "^main$"`, or `= "a" or "b"` for alternatives.
    private var wanted: String {
        let texts = values.map(\.quoted).joined(separator: " or ")
        return "\(comparator.rawValue) \(texts)".clipped(to: longestDetailBytes)
    }
}

extension JSONMatch {
    /// The value for people: a string quoted, anything else as it stands in the data; clipped.
    fileprivate var explained: String {
        kind == .string ? text.quoted : raw.text.clipped(to: longestQuotedValueBytes)
    }
}
