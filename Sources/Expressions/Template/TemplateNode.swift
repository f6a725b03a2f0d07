/// A part of a parsed template.
indirect enum TemplateNode: Sendable {
    case text(String)
    case action(TemplatePipeline)
    case condition(TemplateBranch)
    /// As `if`, with the value as the new dot.
    case with(TemplateBranch)
    case range(TemplateBranch)
    case call(name: String, TemplatePipeline?, offset: Int)
    case leave, skip
}

/// What `if`, `with` and `range` have in common.
struct TemplateBranch: Sendable {
    let pipeline: TemplatePipeline
    let body: [TemplateNode]
    /// What follows `else`.
    let alternative: [TemplateNode]
}

/// Commands of which each takes the value of the one before as its last argument.
struct TemplatePipeline: Sendable {
    /// Variables that take the value; `range` may have two.
    let variables: [TemplateVariable]
    /// Whether they exist already (`=` instead of `:=`).
    let isAssignment: Bool
    let commands: [TemplateCommand]

    /// Where it stands in the text.
    var offset: Int { commands.first?.first.offset ?? 0 }
}

/// A variable's name as a number, so that looking it up compares no texts.
struct TemplateVariable: Sendable, Hashable {
    let number: Int

    /// `$`: what the template was given.
    static let root = TemplateVariable(number: 0)
}

/// A function with its arguments, or a value alone.
struct TemplateCommand: Sendable {
    let first: TemplateTerm
    let arguments: [TemplateTerm]

    /// What it gives for every event; nil when it is more than one text.
    var constantText: String? { arguments.isEmpty ? first.constantText : nil }
}

/// An operand, and where it stands in the text.
struct TemplateTerm: Sendable {
    let operand: TemplateOperand
    let offset: Int

    var constantText: String? { if case .text(let text) = operand { text } else { nil } }
}

indirect enum TemplateOperand: Sendable {
    case dot
    case null
    case bool(Bool)
    case number(TemplateNumber)
    case text(String)
    /// `.a.b`, never empty.
    case field([String])
    /// `$x.a.b`.
    case variable(TemplateVariable, [String])
    case function(GoFunction)
    /// `and` and `or`, which look at no more arguments than they need.
    case junction(isAnd: Bool)
    case pipeline(TemplatePipeline)
    /// `(pipeline).a.b` or `function.a.b`.
    case chain(TemplateTerm, [String])
}

/// A constant number, which takes the type that is asked for.
struct TemplateNumber: Sendable, Hashable {
    /// As it stands in the template.
    let text: String
    /// Nil when it is no whole number of 64 bits.
    let integer: Int64?
    let float: Double
    /// Whether it is a `float64` where any type will do.
    let isFloat: Bool
}
