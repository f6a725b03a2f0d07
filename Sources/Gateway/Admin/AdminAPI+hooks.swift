import Buses
import EventData
import EventSources

extension AdminAPI {
    /// What was last found out about the hooks that running sources keep at their providers.
    func hooks() async throws -> JSON {
        var rows: [JSON] = []
        for source in running.generation.checked.sources where source.source is any HookSource {
            let note = try await bus.note(HookReports.key(of: source.name, source.eventName))
            for report in HookReports.rows(in: note) {
                var row = report
                row["source"] = .string("\(SourceName(source))")
                rows.append(row)
            }
        }
        return .array(rows)
    }
}
