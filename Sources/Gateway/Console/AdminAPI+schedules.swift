import Buses
import EventData
import EventSources
import Hummingbird
import Kubernetes
import Manifests
import Workflows

extension AdminAPI {
    /// Ticks of each schedule that are shown.
    private static var ticksAhead: Int { 20 }

    func addScheduleRoutes(to router: Router<BasicRequestContext>) {
        router.get("/api/schedules") { _, _ in
            var schedules = try await calendars()
            do throws(KubernetesError) {
                schedules += try await cronWorkflows()
                return Response.json(["items": .array(schedules)])
            } catch {
                // The calendars are known all the same.
                return Response.json(["items": .array(schedules), "problem": .string("CronWorkflows: \(error)")])
            }
        }
    }

    private func calendars() async throws -> [JSON] {
        let counters = try await bus.counters()
        var items: [JSON] = []
        for source in running.generation.checked.sources {
            guard let calendar = source.source as? CalendarSource else { continue }
            let name = SourceName(source)
            let note = try await bus.note(CalendarSource.noteKey(of: source.name, source.eventName))
            guard let outlook = calendar.outlook(after: clock.now(), note: note, count: Self.ticksAhead) else {
                continue
            }
            items.append([
                "kind": "calendar", "name": .string("\(name)"), "rule": .string(outlook.rule),
                "last": outlook.settled.map { .string($0.rfc3339) } ?? .null,
                "next": .array(outlook.next.map { .string($0.rfc3339) }),
                "missed": .number(
                    JSONNumber(counters[CalendarSource.missedCounter(of: source.name, source.eventName)] ?? 0)
                ),
            ])
        }
        return items
    }

    private func cronWorkflows() async throws(KubernetesError) -> [JSON] {
        let path = ResourcePath(apiVersion: "argoproj.io/v1alpha1", plural: "cronworkflows", namespace: nil)
        var rows: [JSON] = []
        do throws(KubernetesError) {
            try await cluster.allowing(.seconds(2)).eachPage(of: path) { rows += $0.map { cronWorkflow($0) } }
        } catch {
            // A cluster without Argo Workflows has none.
            guard case .notFound = error else { throw error }
            return []
        }
        return rows
    }

    private func cronWorkflow(_ object: JSON) -> JSON {
        var json: JSON = [
            "kind": "CronWorkflow",
            "name": .string(
                "\(object.at("metadata", "namespace")?.string ?? "")/\(object.at("metadata", "name")?.string ?? "")"
            ),
            "last": object.at("status", "lastScheduledTime") ?? .null, "missed": .null,
            "isSuspended": object.at("spec", "suspend") ?? false,
        ]
        let outlook = CronOutlook(of: object, after: clock.now(), count: Self.ticksAhead)
        json["rule"] = .string(outlook.rule)
        json["next"] = .array(outlook.next.map { .string($0.rfc3339) })
        json["problem"] = outlook.problem.map { .string($0) } ?? .null
        return json
    }
}
