import Buses
import EventData
import EventSources
import Hummingbird
import Manifests

extension AdminAPI {
    func addHookRoutes(to router: Router<BasicRequestContext>) {
        router.get("/api/hooks") { _, _ in Response.json(try await hooks()) }
        router.post("/api/hooks/delete") { request, _ in
            try await withKeepers(of: request) { source, context, hooks in
                // First, so that whoever keeps them creates none in place of those that go.
                try await HookSwitch(of: context).turn(off: true)
                return await hooks.delete().map { deletion in
                    [
                        "source": .string("\(source)"), "target": .string(deletion.target),
                        "deleted": .number(JSONNumber(deletion.count)),
                        "problem": deletion.problem.map { .string($0) } ?? .null,
                    ]
                }
            }
        }
        router.post("/api/hooks/keep") { request, _ in
            try await withKeepers(of: request) { source, context, _ in
                try await HookSwitch(of: context).turn(off: false)
                return [["source": .string("\(source)"), "kept": true]]
            }
        }
    }

    /// What was last found out about the hooks that running sources keep at their providers.
    private func hooks() async throws -> JSON {
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

    private typealias Work = (SourceName, SourceContext, any KeptHooks) async throws -> [JSON]

    /// Does the same for every event of the source that is asked for, or for the one, and answers with what came of it.
    private func withKeepers(of request: Request, _ work: Work) async throws -> Response {
        let asked = request.uri.queryParameters
        let (name, event) = (asked["source"].map(String.init) ?? "", asked["event"].map(String.init))
        let sources = running.generation.checked.sources.filter { source in
            (source.name.name == name || source.name.description == name)
                && (event ?? source.eventName) == source.eventName
        }
        guard !sources.isEmpty else {
            let what = event.map { "'\(name)' with event '\($0)'" } ?? "'\(name)'"
            return Response.problem(.notFound, "no event source \(what); see: signalbox hooks list")
        }
        var rows: [JSON] = []
        var isKeeper = false
        for source in sources {
            let context = SourceContext(
                source: source.name,
                eventName: source.eventName,
                runtime: running.generation.intake,
                routes: HTTPRoutes()
            )
            guard let hooks = (source.source as? any HookKeeping)?.keptHooks(in: context) else { continue }
            isKeeper = true
            rows += try await work(SourceName(source), context, hooks)
        }
        guard isKeeper else {
            let fix = "for that it needs webhook.url and credentials of its provider"
            return Response.problem(.conflict, "event source '\(name)' keeps no hooks; \(fix)")
        }
        return Response.json(.array(rows))
    }
}
