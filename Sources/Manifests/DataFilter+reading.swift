import EventData
import Expressions

extension DataFilter {
    /// Reads one entry of `filters.data` (rules V8–V10).
    init(from reader: ManifestReader) {
        let path = reader.string("path")
        reader.warnOfFlaw(inPath: "path")
        let type = reader.string("type")
        let text = reader.choice("comparator", of: ["", "=", "!=", ">", ">=", "<", "<="], default: "?")
        let comparator = text.isEmpty || !reader.has("comparator") ? .equal : Comparator(rawValue: text) ?? .unknown
        let values = Self.values(in: reader)
        let template = ManifestTemplate.read("template", of: reader)
        reader.finish()
        let expected = Self.expected(type, values: values, reader)
        self.init(
            path: JSONPath(path),
            comparator: comparator,
            expected: expected,
            values: values,
            template: template
        )
        if !values.isEmpty { warn(reader) }
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

    private static func expected(_ type: String, values: [String], _ reader: ManifestReader) -> Expected {
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
            if !type.isEmpty { refuse(type: type, reader) }
            return .unknown(type: type)
        }
    }

    /// Argo Events notices at run time, for every event.
    private static func refuse(type: String, _ reader: ManifestReader) {
        let aliases = [
            "boolean": "bool", "int": "number", "integer": "number", "float": "number", "double": "number",
            "text": "string", "regex": "string",
        ]
        let meant = aliases[type.lowercased()] ?? Suggestion.nearest(to: type, among: ["bool", "number", "string"])
        let fix = meant.map { "did you mean '\($0)'?" } ?? "use one of: bool, number, string"
        reader.invalid("type", "is '\(type)'", fix: fix, rule: .own)
    }

    /// Makes the values at load.
    ///
    /// They are tried in order, so a bad first one always fails and a later one only when it is reached.
    private static func compile<Value>(
        _ values: [String],
        _ reader: ManifestReader,
        _ parse: (String) throws(ExpressionError) -> Value
    ) -> [Result<Value, ExpressionError>] {
        var nodes: [ManifestNode] = []
        if case .sequence(let items)? = reader.anything("value")?.content { nodes = items }
        return values.enumerated().map { index, text in
            do throws(ExpressionError) {
                return .success(try parse(text))
            } catch {
                let place = index < nodes.count ? nodes[index].place(of: error) : reader.place(of: "value")
                let problem = "'value[\(index)]' is '\(text)': \(error.problem)"
                reader.add(index == 0 ? .error : .warning, rule: .own, at: place, problem, fix: error.fix)
                return .failure(error)
            }
        }
    }
}

extension ManifestTemplate {
    /// Reads a field that holds a template; nil when it is absent or empty.
    static func read(
        _ name: String,
        of reader: ManifestReader,
        severity: Diagnostic.Severity = .error
    ) -> ManifestTemplate? {
        guard let text = reader.optionalString(name), !text.isEmpty else { return nil }
        let template = ManifestTemplate(text)
        if let error = template.problem { reader.invalid(name, error, severity: severity) }
        template.warnOfKeys(name, reader)
        return template
    }
}
