/// The functions that take their arguments as values.
enum FilterBuiltin: String, Sendable, CaseIterable {
    case len, type, abs, ceil, floor, round, int, float, string
    case trim, trimPrefix, trimSuffix, upper, lower, split, splitAfter, replace, `repeat`, join
    case indexOf, lastIndexOf, hasPrefix, hasSuffix
    case max, min, sum, mean, median
    case toJSON, fromJSON, toBase64, fromBase64
    case now, duration, date
    case first, last, get, take, keys, values, toPairs, fromPairs, sort, sortBy
}

/// The functions whose second argument is computed for each element of the first.
enum FilterPredicate: String, Sendable, CaseIterable {
    case all, none, any, one, filter, map, count, find, findIndex, findLast, findLastIndex, groupBy, reduce

    /// Whether what is computed decides, and so must be true or false.
    var decides: Bool {
        switch self {
        case .map, .groupBy, .reduce: false
        default: true
        }
    }

    /// Whether `#index` is known in it.
    var knowsIndex: Bool { self == .map || self == .reduce }
}

enum FilterNames {
    /// Whether a bare name means a function, whatever the payload holds.
    static func isFunction(_ name: String) -> Bool {
        FilterBuiltin(rawValue: name) != nil || FilterPredicate(rawValue: name) != nil
    }

    static let functions = FilterBuiltin.allCases.map(\.rawValue) + FilterPredicate.allCases.map(\.rawValue)
}
