import EventData
import Expressions

extension Filters {
    /// Reads `filters` (spec/sensor.md §1.5).
    package init(from reader: ManifestReader, kindsOperator: LogicalOperator) {
        self.init(
            kindsOperator: kindsOperator,
            data: reader.mappings("data")?.map(DataFilter.init(from:)),
            dataOperator: reader.logicalOperator("dataLogicalOperator")
        )
        exprs = reader.mappings("exprs")?.map(ExprFilter.init(from:))
        exprOperator = reader.logicalOperator("exprLogicalOperator")
        context = reader.mapping("context").map(ContextFilter.init(from:))
        time = reader.mapping("time").map(TimeFilter.read)
        script = LuaScript.read("script", of: reader)
        reader.finish()
        warnOfNothing(reader)
    }

    /// Without any kind the operator alone decides, which nobody can have meant.
    private func warnOfNothing(_ reader: ManifestReader) {
        guard exprs == nil, data == nil, context == nil, time == nil, script == nil else { return }
        let effect = kindsOperator == .and ? "lets every event pass" : "rejects every event"
        let problem = "'filters' is empty, which \(effect)"
        reader.add(.warning, at: reader.node.place, problem, fix: "add a filter, or remove 'filters'")
    }
}

extension ExprFilter {
    /// Reads one entry of `filters.exprs` (rule V7).
    init(from reader: ManifestReader) {
        let text = reader.string("expr")
        let entries = reader.mappings("fields") ?? []
        if entries.isEmpty { reader.missing("fields", fix: "add fields: and for each variable its path and name") }
        let fields = entries.map { entry in
            let field = Field(name: entry.string("name"), path: JSONPath(entry.string("path")))
            entry.warnOfFlaw(inPath: "path")
            entry.finish()
            return field
        }
        reader.finish()
        self.init(text, fields: fields)
        if text.isEmpty { return }
        switch expression {
        case .failure(let error): reader.invalid("expr", error)
        case .success(let expression):
            if let warning = expression.warning { reader.invalid("expr", warning, severity: .warning) }
            warnUndefined(expression.variables, reader)
        }
    }

    /// A variable without a field is an error as soon as it is reached.
    private func warnUndefined(_ variables: [String], _ reader: ManifestReader) {
        for (name, field) in zip(variables, fieldsOfVariables) where field == nil {
            let meant = Suggestion.nearest(to: name, among: fields.map(\.name).filter { !$0.isEmpty })
            let usual = ["null", "nil", "none"].contains(name.lowercased())
            let fix =
                usual
                ? "write ?? to give a value for null, such as (x ?? \"\") == \"\""
                : meant.map { "did you mean '\($0)'?" } ?? "add it to fields: with its path"
            let problem = "expr: no field is called '\(name)', so the event is rejected when it is reached"
            reader.add(.warning, at: reader.place(of: "expr"), problem, fix: fix)
        }
    }
}

extension ContextFilter {
    /// Reads `filters.context` (rule V11); `id`, `specversion` and `time` are accepted and never compared.
    init(from reader: ManifestReader) {
        self.init()
        type = reader.optionalString("type") ?? ""
        subject = reader.optionalString("subject") ?? ""
        source = reader.optionalString("source") ?? ""
        dataContentType = reader.optionalString("datacontenttype") ?? ""
        let compared = "type, subject, source, datacontenttype"
        for inert in ["id", "specversion", "time"] where reader.has(inert) {
            reader.warn(inert, "is not compared", fix: "remove it; compared are: \(compared)")
        }
        reader.finish()
        guard self == ContextFilter() else { return }
        let fix = "set at least one of: \(compared)"
        reader.add(.error, at: reader.node.place, "'context' compares nothing", fix: fix)
    }
}
