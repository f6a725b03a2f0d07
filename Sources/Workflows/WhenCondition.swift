import Expressions

/// A step's `when`: true or false, with bare words as texts (spec/workflows.md D4).
enum WhenCondition {
    static func holds(_ text: String) throws(RunProblem) -> Bool {
        switch trimmed(text) {
        case "true": return true
        case "false": return false
        default: break
        }
        let hint = "put the tag in quotes: \"{{…}}\" == \"…\""
        let expression: FieldExpression
        do { expression = try FieldExpression(parsing: text) } catch {
            throw RunProblem("invalid 'when' expression '\(text)': \(error.problem); \(hint)")
        }
        let value: GoValue
        do { value = try expression.evaluate { .string($0) } } catch {
            throw RunProblem("invalid 'when' expression '\(text)': \(error.problem)")
        }
        guard case .bool(let holds) = value else {
            throw RunProblem("'when' expression '\(text)' gives neither true nor false; \(hint)")
        }
        return holds
    }
}
