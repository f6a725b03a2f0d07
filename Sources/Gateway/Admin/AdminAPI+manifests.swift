import Buses
import EventData
import HTTPTypes
import Hummingbird
import Manifests
import NIOCore
import SensorEngine

/// What runs, and how it is changed.
///
/// An edit's body is `{"texts": [{"file", "text"}], "namespace"}`; the names to delete are
/// `{"objects": [{"kind", "namespace", "name"}]}`.
extension AdminAPI {
    func addManifestRoutes(to router: Router<BasicRequestContext>) {
        router.get("/api/manifests") { _, _ in Response.json(running.summary) }
        router.get("/api/sensors") { _, _ in await sensors(standingForBindings: false) }
        // They are sensors to everything but people.
        router.get("/api/workfloweventbindings") { _, _ in await sensors(standingForBindings: true) }
        router.get("/api/eventsources") { _, _ in
            do throws(UnreadableSpec) { return Response.json(["items": .array(try eventSources())]) } catch {
                return Response.problem(.internalServerError, error.text)
            }
        }

        // What an edit would do; without texts, what reading all files again would do.
        router.post("/api/manifests/diff") { request, _ in
            guard let edit = try await Self.edit(in: request) else { return Self.wrongEdit }
            do throws(RefusedEdit) {
                let preview = try await edits.preview(edit)
                return Response.json(preview.plan.json(pending: preview.pending))
            } catch { return Response.refusal(error) }
        }
        router.post("/api/manifests/apply") { request, _ in
            guard let edit = try await Self.edit(in: request) else { return Self.wrongEdit }
            guard let isTrial = Self.flag("dryRun", in: request) else { return Self.wrongFlag("dryRun") }
            do throws(RefusedEdit) {
                return Response.json(try await edits.apply(edit, isTrial: isTrial).json(pending: [:]))
            } catch {
                return Response.refusal(error)
            }
        }
        router.post("/api/manifests/delete") { request, _ in
            let objects = try await Self.json(in: request)?["objects"]?.array ?? []
            let names = objects.compactMap { identity($0) }
            // One that is not understood is not passed over: somebody would think that it is gone.
            guard !names.isEmpty, names.count == objects.count else { return Self.wrongEdit }
            do throws(RefusedEdit) { return Response.json(try await edits.delete(names).json(pending: [:])) } catch {
                return Response.refusal(error)
            }
        }
    }

    private static var wrongEdit: Response {
        Response.problem(
            .badRequest,
            #"send {"texts": [{"file": …, "text": …}]}, or {"objects": [{"kind": …, "name": …}]} to delete"#
        )
    }

    private static func json(in request: Request) async throws -> JSON? {
        let body = try await request.body.collect(upTo: ManifestLimits.textBytes)
        // Not JSON is answered by the caller, as any other wrong body.
        return try? JSON(parsing: Array(buffer: body))
    }

    static func edit(in request: Request) async throws -> ManifestEdit? {
        guard let json = try await json(in: request), let texts = json["texts"]?.array else { return nil }
        let read = texts.compactMap { text -> ManifestText? in
            guard let file = text["file"]?.string, let content = text["text"]?.string else { return nil }
            return ManifestText(file: file, text: content)
        }
        guard read.count == texts.count, isText(json["namespace"]) else { return nil }
        return ManifestEdit(texts: read, namespace: json["namespace"]?.string)
    }

    /// Something else than a text must not be taken for the default namespace.
    private static func isText(_ namespace: JSON?) -> Bool { namespace.map { $0.string != nil } ?? true }

    private func identity(_ json: JSON) -> ManifestIdentity? {
        guard let kind = json["kind"]?.string, let name = json["name"]?.string,
            Self.isText(json["namespace"])
        else { return nil }
        let namespace = json["namespace"]?.string ?? edits.surroundings.namespace
        return ManifestIdentity(kind: kind, name: ManifestName(namespace: namespace, name: name))
    }
}

// MARK: What runs, in the form of objects of a cluster

extension AdminAPI {
    private func sensors(standingForBindings: Bool) async -> Response {
        do {
            return Response.json(["items": .array(try await sensors(standingForBindings))])
        } catch let error as UnreadableSpec {
            return Response.problem(.internalServerError, error.text)
        } catch {
            return Response.problem(.serviceUnavailable, "\(error)")
        }
    }

    private func sensors(_ standingForBindings: Bool) async throws -> [JSON] {
        let generation = running.generation
        let wanted = generation.checked.sensors.filter {
            (WorkflowEventBinding.name(ofSensor: $0.name) != nil) == standingForBindings
        }
        var items: [JSON] = []
        for sensor in wanted.sorted(by: { $0.name < $1.name }) {
            let binding = WorkflowEventBinding.name(ofSensor: sensor.name)
            // Of a sensor that another gateway runs, only its manifest is known here.
            let kafka = bus as? KafkaBus
            let isHere = kafka?.isHere(sensor.name) ?? true
            let state = isHere ? try await bus.knownState(of: sensor.name) : nil
            let pending = isHere ? try await bus.pendingCount(of: sensor.name) : 0
            items.append(
                object(
                    binding == nil ? "Sensor" : WorkflowEventBinding.kind,
                    binding ?? sensor.name,
                    spec: try spec(sensor.specText, of: "sensor \(sensor.name)")
                )([
                    "revision": .string(sensor.revision),
                    "generation": .number(JSONNumber(generation.sensors[sensor.name] ?? generation.number)),
                    "from": .string(from(sensor.place)),
                    "cursor": .number(JSONNumber(Int(state?.cursor ?? 0))),
                    "held": .array((state?.held ?? []).map { $0.json }),
                    "pending": .number(JSONNumber(pending)),
                    "shard": (kafka?.shard(of: sensor.name)).map { .number(JSONNumber(Int($0))) } ?? .null,
                    "here": .bool(isHere),
                ])
            )
        }
        return items
    }

    private func eventSources() throws(UnreadableSpec) -> [JSON] {
        let generation = running.generation
        let byName = Dictionary(grouping: generation.checked.sources, by: \.name)
        return try byName.sorted { $0.key < $1.key }.map { name, entries throws(UnreadableSpec) in
            var spec: JSON = [:]
            for entry in entries {
                var kind = spec[entry.kind] ?? [:]
                kind[entry.eventName] = try self.spec(entry.text, of: "event source \(name)/\(entry.eventName)")
                spec[entry.kind] = kind
            }
            let changed = entries.compactMap { generation.sources[SourceName($0)] }.max() ?? generation.number
            return object("EventSource", name, spec: spec)([
                "generation": .number(JSONNumber(changed)),
                "from": .string(from(entries.first?.place)),
                "events": .array(entries.map { RunningSource($0, host: "localhost").json }),
            ])
        }
    }

    /// What was kept of a manifest when it was read.
    private func spec(_ text: [UInt8], of what: String) throws(UnreadableSpec) -> JSON {
        do { return try JSON(parsing: text) } catch { throw UnreadableSpec(what: what, problem: error) }
    }

    private func object(_ kind: String, _ name: ManifestName, spec: JSON) -> (_ status: JSON) -> JSON {
        { status in
            [
                "apiVersion": "argoproj.io/v1alpha1",
                "kind": .string(kind),
                "metadata": ["name": .string(name.name), "namespace": .string(name.namespace)],
                "spec": spec,
                "status": status,
            ]
        }
    }

    /// `sensors/ci.yaml:3`, or `applied`.
    private func from(_ place: Place?) -> String {
        guard let place else { return "" }
        return place.file == edits.surroundings.store.appliedPath ? "applied" : "\(place.file):\(place.line)"
    }
}

/// What was kept of a manifest is no JSON any more: a defect of ours, which must not look like an empty manifest.
private struct UnreadableSpec: Error {
    let what: String
    let problem: JSONSyntaxError

    var text: String {
        "the spec of \(what), as it was kept when it was read, is no JSON (\(problem)); it runs all the same; "
            + "please report this with the manifest"
    }
}

extension Response {
    /// Every problem with its place, as the command line prints them.
    fileprivate static func refusal(_ refused: RefusedEdit) -> Response {
        Response.json(
            [
                "error": .string(refused.message),
                "problems": .array(refused.problems.map { .string($0.description) }),
            ],
            status: refused.isWorthRetrying ? .serviceUnavailable : .unprocessableContent
        )
    }
}
