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
            json["sensors"] = sensors
            if sensors.array?.isEmpty ?? true { json["silence"] = .string(explanation.silence(about: stored.event)) }
            return Response.json(json)
        }
        router.get("/api/sensors/:namespace/:name/explanation") { request, context in
            let name = ManifestName(
                namespace: context.parameters.text("namespace"),
                name: context.parameters.text("name")
            )
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
}
