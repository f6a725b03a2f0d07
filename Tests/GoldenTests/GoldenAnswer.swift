import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

/// What this implementation answers to a golden request, compared with the reference's answer.
enum GoldenAnswer {
    /// An answer in the reference's terms; an error is thrown.
    enum Value {
        case json(JSON)
        /// Text that is compared byte for byte, or as JSON where the reference gives it parsed as well.
        case text(String)
    }

    /// nil when the answer is right.
    static func problem(of golden: GoldenCase) -> String? {
        let answer: Value
        do { answer = try value(of: golden) } catch {
            return golden.expectsError ? nil : "error: \(error)"
        }
        guard !golden.expectsError || golden.operation == "validate" else { return "no error, but \(answer)" }
        switch answer {
        case .json(let json): return json.means(golden.result) ? nil : json.text
        case .text(let text):
            if text == golden.result["text"]?.string { return nil }
            guard let wanted = golden.result["json"] else { return text }
            do { return try JSON(parsing: text).means(wanted) ? nil : text } catch { return "\(error): \(text)" }
        }
    }

    private static func value(of golden: GoldenCase) throws -> Value {
        let input = golden.input
        switch golden.operation {
        case "filter": return .json(.bool(try FilterAnswer.filter(input)))
        case "transform": return try FilterAnswer.transform(input)
        case "dependency": return .json(try FilterAnswer.dependency(input, like: golden.result))
        case "esfilter": return .json(.bool(try FilterAnswer.eventFilter(input)))
        case "resolve": return try ParameterAnswer.resolve(input, like: golden)
        case "params": return .text(try ParameterAnswer.parameters(input))
        case "resource": return .text(try ParameterAnswer.resource(input))
        case "payload": return .text(try ParameterAnswer.payload(input))
        case "template": return .json(try ParameterAnswer.template(input, like: golden.result))
        case "conditions": return .json(try LoadAnswer.conditions(input))
        case "validate": return .json(try LoadAnswer.validate(input, like: golden.result))
        case "cron": return .json(try LoadAnswer.cron(input))
        case "backoff": return .json(try LoadAnswer.backoff(input))
        default: throw UnknownOperation(name: golden.operation)
        }
    }

    struct UnknownOperation: Error { let name: String }
}

/// The request cannot even be written in a manifest of ours: refused at load, which is an error as well.
struct Refused: Error { let problem: String }

extension JSON {
    /// JSON-semantic equality: member order does not count, and numbers are compared by value.
    func means(_ other: JSON) -> Bool {
        switch (self, other) {
        case (.number(let left), .number(let right)): left.text == right.text || left.double == right.double
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.means($1) }
        case (.object(let left), .object(let right)):
            left.members.count == right.members.count
                && left.members.allSatisfy { member in right[member.name].map(member.value.means) ?? false }
        default: self == other
        }
    }
}
