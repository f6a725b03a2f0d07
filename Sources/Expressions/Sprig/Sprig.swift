/// The functions of Go's sprig library 3.3.0 that templates and expressions can call (spec/sensor.md §2.12).
///
/// What reads the environment or the network (`env`, `expandenv`, `getHostByName`) is not among them.
package enum Sprig {
    package static let functions = Dictionary(
        uniqueKeysWithValues: categories.joined().map { ($0.name, $0) }
    )

    /// What an element costs that was no value before: it takes some 24 bytes.
    static let stepsOfNewElement = 4

    private static let categories: [[GoFunction]] = [
        strings, conversion, math, lists, dicts, defaults, json, types, encoding, paths, hashes, regex, versions, urls,
        dates, random, crypto,
    ]
}

extension GoFunction {
    /// A function from one text to another.
    static func text(_ name: String, _ change: @escaping @Sendable (String) -> String) -> GoFunction {
        GoFunction(name, .string) { arguments, evaluation throws(EvaluationError) in
            try evaluation.take(arguments.string(0).utf8.count)
            return .string(change(arguments.string(0)))
        }
    }

    /// One function of one value under several names.
    static func value(_ names: String..., body: @escaping Body) -> [GoFunction] {
        names.map { GoFunction($0, .any, body: body) }
    }
}

extension Evaluation {
    /// Takes what `count` pieces of `size` bytes cost, before they are built.
    func take(_ count: Int, times size: Int) throws(EvaluationError) {
        let (cost, overflow) = max(count, 0).multipliedReportingOverflow(by: max(size, 0))
        try take(overflow ? Int.max : cost)
    }
}
