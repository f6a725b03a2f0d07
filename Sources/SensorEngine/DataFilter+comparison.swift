import EventData
import Expressions
import Manifests

extension DataFilter {
    /// Whether the found value satisfies one of the wanted ones (spec/sensor.md §2.7).
    ///
    /// Alternatives are tried in order: one that cannot be read is an error only when it is reached.
    func holds(for match: JSONMatch, in evaluation: Evaluation) throws(FilterError) -> Bool {
        switch expected {
        case .bools(let wanted):
            // The comparator has no say here; `lint` warns about one that is written.
            let found = match.coercedBool
            return try anyHolds(wanted) { wanted throws(FilterError) in wanted == found }
        case .numbers(let wanted):
            let found = match.coercedNumber
            return try anyHolds(wanted) { wanted throws(FilterError) in comparator.holds(found, wanted) }
        case .patterns(let wanted):
            let found = match.text
            return try anyHolds(wanted) { pattern throws(FilterError) in
                try comparator.holds(found, pattern, in: evaluation)
            }
        case .unknown(let type):
            throw FilterError(problem: "there is no type '\(type)'")
        }
    }
}

private func anyHolds<Wanted>(
    _ alternatives: [Result<Wanted, ExpressionError>],
    _ holds: (Wanted) throws(FilterError) -> Bool
) throws(FilterError) -> Bool {
    guard !alternatives.isEmpty else { throw FilterError(problem: "no value to compare with") }
    for alternative in alternatives {
        switch alternative {
        case .success(let wanted): if try holds(wanted) { return true }
        case .failure(let error): throw FilterError(problem: error.problem)
        }
    }
    return false
}

extension DataFilter.Comparator {
    /// Text has no order: the four other comparators never hold, as in Argo Events.
    fileprivate func holds(
        _ found: String,
        _ wanted: RegularExpression,
        in evaluation: Evaluation
    ) throws(FilterError) -> Bool {
        do throws(EvaluationError) {
            switch self {
            case .equal: return try wanted.matches(found, in: evaluation)
            case .notEqual: return try !wanted.matches(found, in: evaluation)
            case .greater, .greaterOrEqual, .less, .lessOrEqual, .unknown: return false
            }
        } catch {
            throw FilterError(problem: error.problem)
        }
    }
}

extension JSONMatch {
    /// The value as a bool; whatever does not read as one is false.
    fileprivate var coercedBool: Bool {
        switch kind {
        case .true: true
        case .number: coercedNumber != 0
        case .string: Bool(goText: text.lowercased()) ?? false
        case .false, .null, .json: false
        }
    }

    /// The value as a number; whatever does not read as one is 0.
    fileprivate var coercedNumber: Double {
        switch kind {
        case .true: 1
        case .number: JSONNumber(validated: raw.text).double
        case .string: Double(goText: text) ?? 0
        case .false, .null, .json: 0
        }
    }
}
