import EventData
import Expressions
import Manifests

extension [DataFilter] {
    /// The `data` kind as a whole: true for an event without data and for an empty list.
    func verdict(
        on event: DecodedEvent,
        combinedBy logicalOperator: LogicalOperator,
        in evaluation: Evaluation
    ) -> FilterVerdict {
        guard !isEmpty, let parsed = event.document else { return .accepted }
        switch parsed {
        case .failure(let error): return .failed("data: the event's data is not JSON: \(error)")
        case .success(let document):
            return combined(logicalOperator, count: count) {
                self[$0].verdict(in: document, index: $0, evaluation)
            }
        }
    }
}

extension DataFilter {
    fileprivate func verdict(in document: JSONDocument, index: Int, _ evaluation: Evaluation) -> FilterVerdict {
        guard let match = document.find(path) else {
            return .failed("\(rule(index)) does not exist in the event's data")
        }
        do throws(FilterError) {
            let value = try template?.applied(to: match, in: evaluation) ?? match
            guard try !holds(for: value, in: evaluation) else { return .accepted }
            return .rejected(finding(value, index))
        } catch {
            return .failed("\(rule(index)): \(error.problem)")
        }
    }

    private func finding(_ value: JSONMatch, _ index: Int) -> String {
        "\(rule(index)) is \(value.explained), wanted \(wanted)"
    }

    /// The verdict, with what was found also where it accepts.
    func check(in document: JSONDocument, index: Int, _ evaluation: Evaluation) -> FilterCheck {
        let verdict = verdict(in: document, index: index, evaluation)
        guard verdict == .accepted, let match = document.find(path) else { return FilterCheck(verdict, rule(index)) }
        let value = Result { () throws(FilterError) in try template?.applied(to: match, in: evaluation) ?? match }
        guard case .success(let value) = value else { return FilterCheck(verdict, rule(index)) }
        return FilterCheck(verdict, finding(value, index))
    }

    private func rule(_ index: Int) -> String {
        "data[\(index)] '\(path.text)'" + (template == nil ? "" : " after its template")
    }

    /// `= "^main$"`, or `= "a" or "b"` for alternatives.
    private var wanted: String {
        let texts = values.map(\.quoted).joined(separator: " or ")
        return "\(comparator.rawValue) \(texts)".clipped(to: longestDetailBytes)
    }
}

extension ManifestTemplate {
    /// The text a template makes of a value's text, as a string value (spec/sensor.md §2.7).
    fileprivate func applied(to match: JSONMatch, in evaluation: Evaluation) throws(FilterError) -> JSONMatch {
        let text: String
        switch compiled {
        case .failure(let error): throw FilterError(problem: "template: \(error.problem)")
        case .success(let template):
            do throws(EvaluationError) {
                text = try template.render(.string(match.text), in: evaluation)
            } catch {
                throw FilterError(problem: "template: \(error.problem)")
            }
        }
        guard !text.isEmpty, !text.isSameText(as: noValue) else {
            throw FilterError(problem: "template: gives \(text.isEmpty ? "no text" : text)")
        }
        return JSONMatch(kind: .string, raw: JSONText(string: requoted(text)))
    }

    /// Argo Events quotes the text as Go does and reads it as JSON, where the text ends at an escape JSON lacks.
    private func requoted(_ text: String) -> String {
        let end = text.unicodeScalars.firstIndex { scalar in
            switch scalar {
            case "\u{08}", "\u{0C}", "\n", "\r", "\t": false
            case "\0"..<" ", "\u{7F}": true
            default: scalar.value > 0xFFFF && !scalar.isGoPrintable
            }
        }
        return end.map { String(text.unicodeScalars[..<$0]) } ?? text
    }
}

/// What a template prints of nothing; a template that gives only this gives no value.
let noValue = "<no value>"

extension Unicode.Scalar {
    fileprivate var isGoPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            false
        default: true
        }
    }
}

extension JSONMatch {
    /// The value for people: a string quoted, anything else as it stands in the data; clipped.
    var explained: String {
        kind == .string ? text.quoted : raw.text.clipped(to: longestQuotedValueBytes)
    }
}
