import EventData
import Expressions

/// Calls of sprig functions as a template makes them, and what it would show of the results.
enum SprigCalls {
    /// One call: a function, its arguments as a JSON list, and the result.
    typealias Row = (function: String, arguments: String, result: String)

    static func evaluation(steps: Int = Evaluation.maximumSteps) -> Evaluation {
        Evaluation(now: Timestamp(nanoseconds: 0), seed: [1], steps: steps)
    }

    /// The result as `%v` prints it; `error: …` when there is none.
    static func text(_ name: String, _ arguments: String) -> String {
        do { return try value(name, list(arguments)).text } catch { return "error: \(error)" }
    }

    /// The result as JSON; `error: …` when there is none.
    static func json(_ name: String, _ arguments: String) -> String {
        do { return try GoJSONEncoding().text(of: value(name, list(arguments))) } catch { return "error: \(error)" }
    }

    /// The function for calls with these constant arguments.
    static func prepared(_ name: String, _ constants: [String?]) throws -> GoFunction {
        guard let function = Sprig.functions[name] else { throw EvaluationError("there is no function \(name)") }
        var room = PatternRoom()
        return try function.prepared(for: GoConstants(constants), in: &room)
    }

    static func value(_ name: String, _ arguments: [GoValue]) throws -> GoValue {
        guard let function = Sprig.functions[name] else { throw EvaluationError("there is no function \(name)") }
        return try function.call(arguments, in: evaluation())
    }

    /// Arguments as a template has them: whole numbers written without a point are `int`, what is in lists and maps is
    /// as an event has it.
    static func list(_ json: String) throws -> [GoValue] {
        try JSONElement(JSONDocument(parsing: json)).elements.map { element in
            let source = String(decoding: element.source, as: UTF8.self)
            return element.kind == .number ? Int(source).map(GoValue.int) ?? GoValue(element) : GoValue(element)
        }
    }
}
