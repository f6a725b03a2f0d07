/// An operator between two values; the comma is one as well, it makes lists.
enum FieldOperator: String, Sendable {
    case separate = ","
    case choose = "?"
    case otherwise = ":"
    case coalesce = "??"
    case or = "||"
    case and = "&&"
    case equal = "=="
    case notEqual = "!="
    case greater = ">"
    case less = "<"
    case greaterOrEqual = ">="
    case lessOrEqual = "<="
    case matches = "=~"
    case matchesNot = "!~"
    case isIn = "in"
    case bitAnd = "&"
    case bitOr = "|"
    case bitXor = "^"
    case shiftLeft = "<<"
    case shiftRight = ">>"
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case power = "**"

    /// How tightly it binds, from the comma (0) on; the operators of a level are worked off from left to right.
    var level: Int {
        switch self {
        case .separate: 0
        case .choose, .otherwise, .coalesce: 1
        case .or: 2
        case .and: 3
        case .equal, .notEqual, .greater, .less, .greaterOrEqual, .lessOrEqual, .matches, .matchesNot, .isIn: 4
        case .bitAnd, .bitOr, .bitXor: 5
        case .shiftLeft, .shiftRight: 6
        case .add, .subtract: 7
        case .multiply, .divide, .remainder: 8
        case .power: 9
        }
    }

    static let tightestLevel = 9

    /// What it is to its neighbours.
    var tokenClass: FieldTokenClass {
        switch level {
        case 0: .separator
        case 1: .ternary
        case 2, 3: .logical
        case 4: .comparator
        default: .modifier
        }
    }

    var isMatch: Bool { self == .matches || self == .matchesNot }
}

/// An operator before a value.
enum FieldPrefix: String, Sendable {
    case negate = "-"
    case not = "!"
    case complement = "~"
}
