import EventData
import Expressions

extension DataFilter {
    /// Reads one entry of `filters.data` (rules V8–V10); nil when it cannot be used, which is an error.
    static func read(_ reader: ManifestReader) -> DataFilter? {
        let path = reader.string("path")
        let type = reader.string("type")
        let text = reader.choice("comparator", of: ["", "=", "!=", ">", ">=", "<", "<="], default: "=")
        let comparator = Comparator(rawValue: text) ?? .equal
        let values = values(in: reader)
        if reader.optionalString("template")?.isEmpty == false {
            reader.notSupportedYet("template", as: "data.template")
        }
        reader.finish()
        if type.isEmpty || values.isEmpty { return nil }
        guard let expected = expected(type, values: values, reader) else { return nil }
        warn(about: expected, comparator, values: values, reader)
        return DataFilter(path: JSONPath(path), comparator: comparator, expected: expected, values: values)
    }

    private static func values(in reader: ManifestReader) -> [String] {
        guard reader.has("value") else {
            reader.missing("value", fix: "add value: and a list of texts")
            return []
        }
        let values = reader.strings("value")
        guard case .sequence(let nodes)? = reader.anything("value")?.content else { return [] }
        if nodes.isEmpty { reader.invalid("value", "is empty", fix: "add at least one text") }
        for (index, node) in nodes.enumerated() where node.json.string == "" {
            let fix = "write \"^$\" to match the empty text"
            reader.add(.error, at: node.place, "'value[\(index)]' is empty", fix: fix)
        }
        return values
    }

    private static func expected(_ type: String, values: [String], _ reader: ManifestReader) -> Expected? {
        switch type {
        case "bool":
            return .bools(
                compile(values, reader) { text throws(ExpressionError) in try Bool.parsing(goText: text) }
            )
        case "number":
            return .numbers(
                compile(values, reader) { text throws(ExpressionError) in try Double.parsing(goText: text) }
            )
        case "string":
            return .patterns(
                compile(values, reader) { text throws(ExpressionError) in try RegularExpression(text) }
            )
        default:
            let aliases = [
                "boolean": "bool", "int": "number", "integer": "number", "float": "number", "double": "number",
                "text": "string", "regex": "string",
            ]
            let lowered = type.lowercased()
            let meant = aliases[lowered] ?? Suggestion.nearest(to: type, among: ["bool", "number", "string"])
            let fix = meant.map { "did you mean '\($0)'?" } ?? "use one of: bool, number, string"
            reader.invalid("type", "is '\(type)'", fix: fix)
            return nil
        }
    }

    /// Makes the values at load.
    ///
    /// They are tried in order, so a bad first one always fails and a later one only when it is reached.
    private static func compile<Value>(
        _ values: [String],
        _ reader: ManifestReader,
        _ parse: (String) throws(ExpressionError) -> Value
    ) -> [Result<Value, ExpressionError>] {
        values.enumerated().map { index, text in
            do throws(ExpressionError) {
                return .success(try parse(text))
            } catch {
                let place: Place
                if case .sequence(let nodes)? = reader.anything("value")?.content, index < nodes.count {
                    place = nodes[index].place
                } else {
                    place = reader.place(of: "value")
                }
                let severity: Diagnostic.Severity = index == 0 ? .error : .warning
                reader.add(severity, at: place, "'value[\(index)]' is '\(text)': \(error.problem)", fix: error.fix)
                return .failure(error)
            }
        }
    }
}
