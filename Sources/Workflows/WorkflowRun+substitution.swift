import EventData
import Expressions

extension WorkflowRun {
    /// `text` with its tags filled in; one that stands for nothing stays.
    ///
    /// Outputs of steps and tasks, and expressions, must be there when `isStrict`.
    func filled(_ text: String, _ scope: TagScope, isStrict: Bool = false) throws(RunProblem) -> String {
        guard TagText.hasTag(text) else { return text }
        return try filled(TagText(text).pieces, scope, isStrict: isStrict)
    }

    /// All texts in `json`, names of members as well.
    func filled(_ json: JSON, _ scope: TagScope, isStrict: Bool = false) throws(RunProblem) -> JSON {
        switch json {
        case .string(let text): return .string(try filled(text, scope, isStrict: isStrict))
        case .array(let elements):
            var result: [JSON] = []
            result.reserveCapacity(elements.count)
            for element in elements { result.append(try filled(element, scope, isStrict: isStrict)) }
            return .array(result)
        case .object(let object):
            var members: [(name: String, value: JSON)] = []
            members.reserveCapacity(object.members.count)
            for member in object.members {
                let name = try filled(member.name, scope, isStrict: isStrict)
                members.append((name, try filled(member.value, scope, isStrict: isStrict)))
            }
            return .object(JSONObject(members))
        default: return json
        }
    }

    private func filled(_ pieces: [TagText.Piece], _ scope: TagScope, isStrict: Bool) throws(RunProblem) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .tag(let inner):
                let name = try filled(inner, scope, isStrict: isStrict)
                result += try value(ofTag: name, scope, isStrict: isStrict)
            case .expression(let inner):
                let text = try filled(inner, scope, isStrict: isStrict)
                result += try value(ofExpressionTag: text, scope, isStrict: isStrict)
            }
        }
        return result
    }

    private func value(ofTag written: String, _ scope: TagScope, isStrict: Bool) throws(RunProblem) -> String {
        let name = trimmed(written)
        switch tagValue(name, scope) {
        case .text(let text): return guarded(text, scope)
        case .skipped where isStrict:
            throw RunProblem("{{\(name)}} has no value, because what it comes from did not run; give it a default")
        case .unreadable(let problem) where isStrict: throw RunProblem("failed to resolve {{\(name)}}: \(problem)")
        case .unknown where isStrict && (name.hasPrefix("steps.") || name.hasPrefix("tasks.")):
            throw RunProblem("failed to resolve {{\(name)}}")
        default: return "{{\(written)}}"
        }
    }

    private func value(ofExpressionTag text: String, _ scope: TagScope, isStrict: Bool) throws(RunProblem) -> String {
        do throws(EvaluationError) {
            let value = try expressionValue(text, scope)
            guard case .null = value else { return guarded(try plainText(value), scope) }
            if isStrict { throw EvaluationError("it gives nothing") }
        } catch { if isStrict { throw RunProblem("failed to evaluate {{=\(text)}}: \(error.problem)") } }
        return "{{=\(text)}}"
    }

    /// With each `{{` written so that looking through it once more gives it back.
    private func guarded(_ text: String, _ scope: TagScope) -> String {
        guard scope.guardsTags, TagText.hasTag(text) else { return text }
        return text.split(separator: "{{", omittingEmptySubsequences: false).joined(separator: "{{='{'+'{'}}")
    }

    /// What an expression gives; every variable of a workflow is a text.
    func expressionValue(_ text: String, _ scope: TagScope) throws(EvaluationError) -> GoValue {
        let expression: WorkflowExpression
        do { expression = try WorkflowExpression(parsing: trimmed(text)) } catch {
            throw EvaluationError(error.problem)
        }
        let evaluation = Evaluation(now: turn.now, seed: Array("\(uid) \(text)".utf8))
        return try expression.value(of: try variables(expression.roots, in: text, scope), in: evaluation)
    }

    /// A text as it is, everything else as JSON.
    func plainText(_ value: GoValue) throws(EvaluationError) -> String {
        if case .string(let text) = value { return text }
        return try GoJSONEncoding(keepsHTML: true).text(of: value)
    }

    /// Whether an expression holds.
    func holds(_ expression: String, _ scope: TagScope) throws(RunProblem) -> Bool {
        do throws(EvaluationError) {
            guard case .bool(let holds) = try expressionValue(expression, scope) else {
                throw EvaluationError("it gives neither true nor false")
            }
            return holds
        } catch { throw RunProblem("failed to evaluate expression '\(expression)': \(error.problem)") }
    }
}
