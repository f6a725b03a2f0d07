/// What a function takes and gives, as far as it is known before any event comes.
struct FilterSignature: Sendable {
    let parameters: [FilterType]
    let result: FilterType

    private init(_ parameters: FilterType..., result: FilterType) {
        self.parameters = parameters
        self.result = result
    }

    private static let texts = FilterType.list(of: .string)

    /// The functions with fixed types; of several possibilities the first that fits counts.
    static let overloads: [FilterBuiltin: [FilterSignature]] = [
        .type: [FilterSignature(.any, result: .string)],
        .string: [FilterSignature(.any, result: .string)],
        .trim: [FilterSignature(.string, result: .string), FilterSignature(.string, .string, result: .string)],
        .trimPrefix: [FilterSignature(.string, .string, result: .string), FilterSignature(.string, result: .string)],
        .trimSuffix: [FilterSignature(.string, .string, result: .string), FilterSignature(.string, result: .string)],
        .upper: [FilterSignature(.string, result: .string)],
        .lower: [FilterSignature(.string, result: .string)],
        .split: [
            FilterSignature(.string, .string, result: texts), FilterSignature(.string, .string, .int, result: texts),
        ],
        .splitAfter: [
            FilterSignature(.string, .string, result: texts), FilterSignature(.string, .string, .int, result: texts),
        ],
        .replace: [
            FilterSignature(.string, .string, .string, .int, result: .string),
            FilterSignature(.string, .string, .string, result: .string),
        ],
        .repeat: [FilterSignature(.string, .int, result: .string)],
        .join: [
            FilterSignature(texts, .string, result: .string), FilterSignature(.list, .string, result: .string),
            FilterSignature(.list, result: .string), FilterSignature(texts, result: .string),
        ],
        .indexOf: [FilterSignature(.string, .string, result: .int)],
        .lastIndexOf: [FilterSignature(.string, .string, result: .int)],
        .hasPrefix: [FilterSignature(.string, .string, result: .bool)],
        .hasSuffix: [FilterSignature(.string, .string, result: .bool)],
        .toJSON: [FilterSignature(.any, result: .string)],
        .fromJSON: [FilterSignature(.string, result: .any)],
        .toBase64: [FilterSignature(.string, result: .string)],
        .fromBase64: [FilterSignature(.string, result: .string)],
        .now: [FilterSignature(result: .time)],
        .duration: [FilterSignature(.string, result: .duration)],
        .date: [
            FilterSignature(.string, result: .time), FilterSignature(.string, .string, result: .time),
            FilterSignature(.string, .string, .string, result: .time),
        ],
    ]
}

extension FilterSignature {
    static func argumentCounts(of builtin: FilterBuiltin) -> ClosedRange<Int> {
        switch builtin {
        case .max, .min: 1...Int.max
        case .take, .get: 2...2
        case .sort: 1...2
        case .sortBy: 2...3
        default: 1...1
        }
    }

    /// The first argument that the function never takes; nil when all may do.
    static func firstMisfit(of builtin: FilterBuiltin, _ types: [FilterType]) -> Int? {
        // The reference stops looking at the first value that is not known.
        let known = builtin == .max || builtin == .min ? types.prefix { !$0.isAny } : types[...]
        return known.indices.first { !types[$0].isAny && !fits(builtin, $0, types[$0]) }
    }

    private static func fits(_ builtin: FilterBuiltin, _ position: Int, _ type: FilterType) -> Bool {
        switch (builtin, position) {
        case (.len, _): type.isList || type.kind == .map || type == .string
        case (.int, _), (.float, _): type.isNumber || type == .string
        case (.abs, _), (.ceil, _), (.floor, _), (.round, _), (.max, _), (.min, _): type.isNumber
        case (.keys, _), (.values, _), (.toPairs, _): type.kind == .map
        case (.take, 1): type.kind == .int || type.kind == .int64
        case (.sort, 1), (.sortBy, 1), (.sortBy, 2): type == .string
        default: type.isList
        }
    }

    static func result(of builtin: FilterBuiltin, _ types: [FilterType]) -> FilterType {
        switch builtin {
        case .len, .int: .int
        case .float, .ceil, .floor, .round, .mean, .median: .float
        case .abs, .take: types[0]
        case .max, .min: types.contains(.any) ? .any : types[0]
        case .first, .last: types[0].element
        case .keys, .values, .toPairs, .sort, .sortBy: .list
        case .fromPairs: .keyed(to: .any)
        default: .any
        }
    }

    static func fix(for builtin: FilterBuiltin) -> String {
        switch builtin {
        case .len: "give a list, a map or a text"
        case .int, .float: "give a number or a text"
        case .abs, .ceil, .floor, .round, .max, .min: "give numbers"
        case .keys, .values, .toPairs: "give a map"
        default: "give a list"
        }
    }

    /// `1`, `1 or 2`.
    static func list(_ counts: Set<Int>) -> String {
        counts.sorted().map(String.init).joined(separator: " or ")
    }
}
