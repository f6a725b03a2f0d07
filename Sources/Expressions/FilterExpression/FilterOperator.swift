/// What stands between two operands.
enum FilterOperator: Sendable {
    case or, and
    case equal, notEqual, less, more, lessOrEqual, moreOrEqual
    case isIn, matches, contains, startsWith, endsWith
    case range, add, subtract, multiply, divide, modulo, power, coalesce
    case pipe

    init?(symbol: String) {
        guard let operation = Self.symbols[symbol] else { return nil }
        self = operation
    }

    private static let symbols: [String: FilterOperator] = [
        "|": .pipe, "or": .or, "||": .or, "and": .and, "&&": .and, "==": .equal, "!=": .notEqual, "<": .less,
        ">": .more, "<=": .lessOrEqual, ">=": .moreOrEqual, "in": .isIn, "matches": .matches, "contains": .contains,
        "startsWith": .startsWith, "endsWith": .endsWith, "..": .range, "+": .add, "-": .subtract, "*": .multiply,
        "/": .divide, "%": .modulo, "**": .power, "^": .power, "??": .coalesce,
    ]

    var symbol: String {
        switch self {
        case .or: "or"
        case .and: "and"
        case .equal: "=="
        case .notEqual: "!="
        case .less: "<"
        case .more: ">"
        case .lessOrEqual: "<="
        case .moreOrEqual: ">="
        case .isIn: "in"
        case .matches: "matches"
        case .contains: "contains"
        case .startsWith: "startsWith"
        case .endsWith: "endsWith"
        case .range: ".."
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .divide: "/"
        case .modulo: "%"
        case .power: "**"
        case .coalesce: "??"
        case .pipe: "|"
        }
    }

    /// Higher binds tighter.
    var precedence: Int {
        switch self {
        case .pipe: 0
        case .or: 10
        case .and: 15
        case .equal, .notEqual, .less, .more, .lessOrEqual, .moreOrEqual: 20
        case .isIn, .matches, .contains, .startsWith, .endsWith: 20
        case .range: 25
        case .add, .subtract: 30
        case .multiply, .divide, .modulo: 60
        case .power: 100
        case .coalesce: 500
        }
    }

    /// The least precedence that the right operand's operators need.
    var rightPrecedence: Int { self == .power ? precedence : precedence + 1 }
}

/// What stands before its operand.
enum FilterSign: Sendable {
    case not, minus, plus

    init?(_ token: FilterToken) {
        guard token.kind == .symbol else { return nil }
        switch token.value {
        case "not", "!": self = .not
        case "-": self = .minus
        case "+": self = .plus
        default: return nil
        }
    }

    /// `not` binds tighter than comparisons, a sign tighter than `*`; both looser than `**`.
    var precedence: Int { self == .not ? 50 : 90 }
}
