/// A word or sign of a field expression.
struct FieldToken {
    enum Kind {
        case prefix(FieldPrefix)
        case binary(FieldOperator)
        case number(Double)
        case bool(Bool)
        case string(String)
        /// A string that reads as a date: seconds since 1970.
        case time(Double)
        case pattern(FieldPattern)
        case variable(String)
        /// `name.Field`, which only Go's structs have.
        case accessor(String)
        case open, close
    }

    var kind: Kind
    /// Where it stands, in characters.
    let range: Range<Int>

    var tokenClass: FieldTokenClass {
        switch kind {
        case .prefix: .prefix
        case .binary(let symbol): symbol.tokenClass
        case .number: .number
        case .bool: .bool
        case .string, .pattern: .string
        case .time: .time
        case .variable: .variable
        case .accessor: .accessor
        case .open: .open
        case .close: .close
        }
    }
}

/// What a token is to its neighbours: the grammar says which may follow which.
struct FieldTokenClass: OptionSet {
    let rawValue: Int

    static let prefix = FieldTokenClass(rawValue: 1)
    static let number = FieldTokenClass(rawValue: 2)
    static let bool = FieldTokenClass(rawValue: 4)
    static let string = FieldTokenClass(rawValue: 8)
    static let time = FieldTokenClass(rawValue: 16)
    static let variable = FieldTokenClass(rawValue: 32)
    static let accessor = FieldTokenClass(rawValue: 64)
    static let open = FieldTokenClass(rawValue: 128)
    static let close = FieldTokenClass(rawValue: 256)
    static let modifier = FieldTokenClass(rawValue: 512)
    static let comparator = FieldTokenClass(rawValue: 1_024)
    static let logical = FieldTokenClass(rawValue: 2_048)
    static let ternary = FieldTokenClass(rawValue: 4_096)
    static let separator = FieldTokenClass(rawValue: 8_192)

    static let literals: FieldTokenClass = [.number, .bool, .string, .time]
    static let operators: FieldTokenClass = [.modifier, .comparator, .logical, .ternary, .separator]
    /// What can be the last token.
    static let endings: FieldTokenClass = [.literals, .variable, .accessor, .close]
    private static let operands: FieldTokenClass = [.literals, .prefix, .variable, .accessor, .open]

    /// What may come after a token of class `previous`, or first when that is nil.
    ///
    /// The odd ones are the reference's: a value may follow `)`, a `)` most operators, dates stand only where a
    /// comparison would put them.
    static func allowed(after previous: FieldTokenClass?) -> FieldTokenClass {
        switch previous {
        case nil, .separator: operands
        case .open, .comparator, .logical: operands.union(.close)
        case .modifier: operands.union(.close).subtracting(.time)
        case .prefix: [.number, .bool, .variable, .accessor, .open, .close]
        case .ternary: operands.union(.separator)
        case .close: [.operators, .literals, .variable, .open, .close]
        case .accessor: [.operators, .open, .close]
        case .time: [.operators.subtracting(.ternary), .close]
        default: [.operators, .close]
        }
    }
}
