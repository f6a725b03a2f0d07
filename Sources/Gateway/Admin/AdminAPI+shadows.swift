import EventData
import HTTPTypes
import Hummingbird
import Manifests
import SensorEngine

extension AdminAPI {
    func addShadowRoutes(to router: Router<BasicRequestContext>) {
        router.get("/api/shadows") { _, _ in Response.json(await shadows.list) }
        router.post("/api/shadows") { request, _ in
            guard let edit = try await Self.edit(in: request), !edit.texts.isEmpty else {
                return Response.problem(.badRequest, #"send {"texts": [{"file": …, "text": …}]} with the candidate"#)
            }
            return try await startShadow(edit)
        }
        router.get("/api/shadows/:namespace/:name") { _, context in
            let name = Self.sensorName(context.parameters)
            guard let shadow = await shadows.shadow(name) else { return Self.noShadow(name) }
            return Response.json(shadow)
        }
        router.delete("/api/shadows/:namespace/:name") { _, context in
            let name = Self.sensorName(context.parameters)
            do {
                guard try await shadows.stop(name) != nil else { return Self.noShadow(name) }
            } catch let refusal as Shadows.Refusal { return Response.problem(.conflict, refusal.text) }
            return Response.json(["stopped": .string(name.description)])
        }
    }

    /// All sensors of the texts become candidates, or none.
    private func startShadow(_ edit: ManifestEdit) async throws -> Response {
        let read = ReadManifests(
            edit.texts,
            namespace: edit.namespace ?? edits.surroundings.namespace,
            isLenient: false
        )
        let errors = read.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else {
            return Response.json(
                [
                    "error": "the manifests are not valid",
                    "problems": .array(errors.map { .string($0.description) }),
                ],
                status: .unprocessableContent
            )
        }
        let names = Set(running.generation.checked.sensors.map(\.name))
        guard !read.sensors.isEmpty else {
            return Response.problem(.unprocessableContent, "there is no sensor in them")
        }
        for sensor in read.sensors where !names.contains(sensor.name) {
            let text = "no sensor '\(sensor.name)' runs; a shadow needs a live sensor of its name"
            return Response.problem(.notFound, text)
        }
        var started: [JSON] = []
        for sensor in read.sensors {
            guard let text = try edit.manifest(of: sensor, in: edits.surroundings.namespace) else { continue }
            do { started.append(try await shadows.start(sensor, text)) } catch let refusal as Shadows.Refusal {
                return Response.problem(.conflict, refusal.text)
            }
        }
        return Response.json(.array(started))
    }

    static func sensorName(_ parameters: Parameters) -> ManifestName {
        ManifestName(namespace: parameters.text("namespace"), name: parameters.text("name"))
    }

    private static func noShadow(_ name: ManifestName) -> Response {
        Response.problem(.notFound, "no shadow of sensor '\(name)'; see: signalbox shadow list")
    }
}

extension ManifestEdit {
    /// The sensor's own document, as whoever applies it must not apply what else is in its file; a text with nothing
    /// else stays as it was written.
    fileprivate func manifest(of sensor: Sensor, in usual: String) throws -> ManifestText? {
        let wanted = ManifestIdentity(kind: "Sensor", name: sensor.name)
        for text in texts {
            let documents = manifestDocuments(of: text, problems: ManifestProblems()).flatMap(\.listed)
            guard let own = documents.first(where: { ManifestIdentity($0, namespace: namespace ?? usual) == wanted })
            else { continue }
            return documents.count == 1 ? text : ManifestText(file: text.file, text: try own.json.yamlText() + "\n")
        }
        return nil
    }
}
