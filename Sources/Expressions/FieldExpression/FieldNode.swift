/// A field expression as a tree; variables are numbers, so that evaluating never compares names.
///
/// Only parentheses and levels of operators nest: chains of one level are lists, however long.
indirect enum FieldNode: Sendable {
    /// What stands between `(` and `)` where nothing does.
    case null
    case number(Double)
    case bool(Bool)
    case string(String)
    case pattern(FieldPattern)
    case variable(Int)
    /// Never has a value: events hold no structs.
    case accessor(String)
    case prefixed(FieldPrefix, FieldNode)
    /// Worked off from left to right.
    case chain(FieldNode, [FieldLink])
    /// Two or more; a list that comes first is lengthened by the others.
    case list([FieldNode])
}

/// A link of a chain: an operator and what stands to its right.
struct FieldLink: Sendable {
    let symbol: FieldOperator
    let right: FieldNode
}
