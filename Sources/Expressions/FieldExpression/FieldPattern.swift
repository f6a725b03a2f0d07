/// A regular expression that stands in a field expression; what is computed with it sees its text.
struct FieldPattern: GoObject {
    let expression: RegularExpression

    let typeName = "*regexp.Regexp"

    var text: String { expression.pattern }

    func member(_ name: String) -> GoValue? { nil }
}
