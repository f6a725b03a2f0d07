import Expressions

extension Filters {
    /// Reads `filters` (spec/sensor.md §1.5).
    init(from reader: ManifestReader, kindsOperator: LogicalOperator) {
        let data = reader.mappings("data")
        let dataOperator = reader.logicalOperator("dataLogicalOperator")
        _ = reader.logicalOperator("exprLogicalOperator")
        Self.checkExpressions(in: reader)
        Self.checkContext(in: reader)
        Self.checkTime(in: reader)
        if reader.optionalString("script")?.isEmpty == false { reader.notSupportedYet("script", as: "filters.script") }
        reader.finish()
        self.init(
            kindsOperator: kindsOperator,
            data: data?.compactMap(DataFilter.read),
            dataOperator: dataOperator
        )
    }

    /// Rule V7.
    private static func checkExpressions(in reader: ManifestReader) {
        guard let entries = reader.mappings("exprs"), !entries.isEmpty else { return }
        for entry in entries {
            _ = entry.string("expr")
            let fields = entry.mappings("fields") ?? []
            if fields.isEmpty { entry.missing("fields", fix: "add fields: and for each variable its path and name") }
            for field in fields {
                _ = field.string("path")
                _ = field.string("name")
                field.finish()
            }
            entry.finish()
        }
        reader.notSupportedYet("exprs", as: "filters.exprs")
    }

    /// Rule V11; `id`, `specversion` and `time` are accepted and never compared.
    private static func checkContext(in reader: ManifestReader) {
        guard let context = reader.mapping("context") else { return }
        let compared = ["type", "subject", "source", "datacontenttype"]
        let used = compared.filter { context.optionalString($0)?.isEmpty == false }
        for inert in ["id", "specversion", "time"] where context.has(inert) {
            context.warn(inert, "is not compared", fix: "remove it; compared are: \(compared.joined(separator: ", "))")
        }
        context.finish()
        if used.isEmpty {
            let fix = "set at least one of: \(compared.joined(separator: ", "))"
            context.add(.error, at: context.node.place, "'context' compares nothing", fix: fix)
        }
        reader.notSupportedYet("context", as: "filters.context")
    }

    /// Rules V12–V14.
    private static func checkTime(in reader: ManifestReader) {
        guard let time = reader.mapping("time") else { return }
        let start = timeOfDay("start", in: time)
        let stop = timeOfDay("stop", in: time)
        if let start, start == stop { time.invalid("stop", "equals 'start'", fix: "leave a span of time between them") }
        time.checkTimeZone("timezone")
        time.finish()
        reader.notSupportedYet("time", as: "filters.time")
    }

    private static func timeOfDay(_ name: String, in reader: ManifestReader) -> TimeOfDay? {
        let text = reader.string(name)
        if text.isEmpty { return nil }
        if let time = TimeOfDay(text) { return time }
        reader.invalid(name, "is '\(text)'", fix: "write hours, minutes and seconds, such as \"09:30:00\"")
        return nil
    }
}

extension ManifestReader {
    /// An IANA time zone name; nothing, `UTC` and `Local` are fine too.
    func checkTimeZone(_ name: String) {
        guard let zone = optionalString(name) else { return }
        do throws(ExpressionError) {
            _ = try TimeZoneOffsets(named: zone)
        } catch {
            invalid(name, "is '\(zone)': \(error.problem)", fix: error.fix)
        }
    }
}
