import Buses
import EventData
import HTTPTypes
import Hummingbird
import Manifests
import SensorEngine
import Synchronization

extension AdminAPI {
    func addReplayRoutes(to router: Router<BasicRequestContext>) {
        router.post("/api/replays") { request, _ in
            let body = try await request.body.collect(upTo: ManifestLimits.textBytes)
            do throws(ReplayRequest.Refusal) {
                let json: JSON
                do { json = try JSON(parsing: Array(buffer: body)) } catch {
                    throw ReplayRequest.Refusal(text: "the body is no JSON: \(error)")
                }
                let asked = try ReplayRequest(json)
                return answer(to: asked, try engines(for: asked))
            } catch {
                guard !error.problems.isEmpty else { return Response.problem(.badRequest, error.text) }
                return Response.json(
                    [
                        "error": .string(error.text),
                        "problems": .array(error.problems.map { .string($0.description) }),
                    ],
                    status: .unprocessableContent
                )
            }
        }
    }

    /// The sensors that decide again: those of the texts, or those that run.
    private func engines(for request: ReplayRequest) throws(ReplayRequest.Refusal) -> [Engine] {
        var sensors = running.generation.checked.sensors
        if !request.texts.isEmpty {
            sensors = try Self.sensors(of: request, in: edits.surroundings.namespace).map {
                $0.naming(explainer.naming)
            }
        }
        if let name = request.sensor {
            sensors = sensors.filter { $0.name.name == name || $0.name.description == name }
        }
        guard !sensors.isEmpty else {
            let place = request.texts.isEmpty ? "runs; see: signalbox get sensors" : "is in the files"
            throw ReplayRequest.Refusal(
                text: request.sensor.map { "no sensor '\($0)' \(place)" } ?? "no sensor \(place)"
            )
        }
        if request.applying != nil {
            // What they submit counts as theirs.
            let known = Set(running.generation.checked.sensors.map(\.name))
            for sensor in sensors where !known.contains(sensor.name) {
                throw ReplayRequest.Refusal(text: "sensor '\(sensor.name)' does not run; apply it first")
            }
        }
        return sensors.map { Engine(sensor: $0, secret: explainer.secret) }
    }

    static func sensors(
        of request: ReplayRequest,
        in namespace: String
    ) throws(ReplayRequest.Refusal) -> [Sensor] {
        let read = ReadManifests(request.texts, namespace: request.namespace ?? namespace, isLenient: false)
        let errors = read.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else {
            throw ReplayRequest.Refusal(text: "the manifests are not valid", problems: errors)
        }
        return read.sensors
    }

    /// Lines of JSON: `progress` now and then, each `firing`, and `summary` or `error` at the end.
    private func answer(to request: ReplayRequest, _ engines: [Engine]) -> Response {
        let body = ResponseBody { writer in
            let lines = ReplayLines(to: writer)
            // Not before: an answer that nobody reads is never written.
            if replays.begin() {
                defer { replays.end() }
                do { try await lines.write(["summary": try await replay(request, engines, lines)]) } catch {
                    guard let text = (error as? ReplayRequest.Refusal)?.text ?? (error as? BusError)?.text else {
                        throw error
                    }
                    try await lines.write(["error": .string(text)])
                }
            } else {
                try await lines.write(["error": "another replay runs; wait until it has ended"])
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: "application/x-ndjson"], body: body)
    }

    /// - Returns: how all parts of it went.
    private func replay(_ request: ReplayRequest, _ engines: [Engine], _ lines: ReplayLines) async throws -> JSON {
        let runs = try parts(engines).map { bus, engines in
            ReplayRun(
                engines,
                on: bus,
                request.selection,
                verdicts: request.verdicts,
                clock: clock,
                proceed: ReplayLines.proceed,
                emit: lines.write
            )
        }
        let results = try await ReplayRun.run(runs, applying: request.applying)
        if let refused = results.compactMap(\.refused).first { throw ReplayRequest.Refusal(text: refused) }
        if request.applying != nil { await sensors.lookForInvocations() }
        var summary = results.reduce([:] as JSON) { $0.addingReplay($1.json) }
        summary["nonce"] = request.applying.map { .string($0.nonce) }
        return summary
    }

    /// On a bus in Kafka each sensor has the events of its own shard.
    private func parts(_ engines: [Engine]) throws -> [(any EventBus, [Engine])] {
        guard let kafka = bus as? KafkaBus else { return [(bus, engines)] }
        return try engines.map { (try kafka.bus(of: $0.sensor.name), [$0]) }
    }
}

extension JSON {
    /// Numbers of two parts together; of the rest the later one.
    fileprivate func addingReplay(_ other: JSON) -> JSON {
        var sum = self
        for member in other.object?.members ?? [] {
            if let left = sum[member.name]?.integer, let right = member.value.integer {
                sum[member.name] = .number(JSONNumber(left + right))
            } else if let left = sum[member.name]?.array, let right = member.value.array {
                sum[member.name] = .array(left + right)
            } else {
                sum[member.name] = member.value
            }
        }
        return sum
    }
}

/// One replay at a time: it takes a whole core while it runs.
final class ReplayTurn: Sendable {
    private let isTaken = Mutex(false)

    /// Whether it may begin; `end` must follow.
    func begin() -> Bool {
        isTaken.withLock { isTaken in
            defer { isTaken = true }
            return !isTaken
        }
    }

    func end() { isTaken.withLock { $0 = false } }
}
