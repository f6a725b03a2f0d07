import Buses
import EventData
import Hummingbird
import Manifests

extension AdminAPI {
    func addExplanationRoutes(to router: Router<BasicRequestContext>) {
        router.get("/api/events/:id/explanation") { _, context in
            let id = context.parameters.text("id")
            guard let stored = try await find(id) else {
                return Response.problem(.notFound, "no event '\(id)'; see: signalbox events list")
            }
            var json = stored.summary
            let sensors = try await explanation.sensors(of: stored)
            json["verification"] = explanation.verification(of: stored.event).map { .string($0) } ?? .null
            json["sensors"] = sensors
            if sensors.array?.isEmpty ?? true { json["silence"] = .string(explanation.silence(about: stored.event)) }
            return Response.json(json)
        }
        router.get("/api/sensors/:namespace/:name/explanation") { request, context in
            let name = Self.sensorName(context.parameters)
            let text = request.uri.queryParameters["seconds"]
            let seconds = text.map { Int($0) ?? 0 } ?? SensorExplanation.usualSeconds
            guard (1...SensorExplanation.longestSeconds).contains(seconds) else {
                let longest = SensorExplanation.longestSeconds
                return Response.problem(.badRequest, "seconds must be a whole number from 1 to \(longest)")
            }
            guard let sensor = running.generation.checked.sensors.first(where: { $0.name == name }) else {
                return Response.problem(.notFound, "no sensor '\(name)' runs; see: signalbox get sensors")
            }
            let explanation = SensorExplanation(bus: bus, explainer: explainer, clock: clock)
            return Response.json(try await explanation.json(of: sensor, seconds: seconds))
        }
    }

    func addTraceRoutes(to router: Router<BasicRequestContext>) {
        router.post("/api/requests/explanation") { request, _ in
            let asked = request.uri.queryParameters
            let at = asked["at"].map(String.init)
            let moment = at.map { Timestamp(rfc3339: $0) } ?? clock.now()
            guard let moment else { return Response.problem(.badRequest, "at must be a time: 2026-01-31T08:00:00Z") }
            let body = try await request.body.collect(upTo: Intake.maximumPayloadBytes)
            let explanation = RequestExplanation(running: running, explainer: explainer, bus: bus)
            do {
                let event = asked["event"].map(String.init)
                return Response.json(try await explanation.json(of: Array(buffer: body), for: event, at: moment))
            } catch let refusal as RequestExplanation.Refusal {
                return Response.problem(.unprocessableContent, refusal.text)
            }
        }
        router.get("/api/schemas") { _, _ in
            Response.json(try await doctor.schemas.json())
        }
        router.get("/api/traces") { request, _ in
            let id = request.uri.queryParameters["id"].map(String.init) ?? ""
            guard let stored = try await find(id) else {
                if let trace = try await lineage.trace(ofInvocationOrObject: id) { return Response.json(trace) }
                let kinds = "no event, invocation or Workflow"
                return Response.problem(.notFound, "\(kinds) '\(id)'; see: signalbox events list")
            }
            return Response.json(try await lineage.trace(of: [stored]))
        }
    }
}
