import Buses
import EventData
import EventSources
import Manifests
import SensorEngine

/// What a request would come to, with nothing stored: verified, mapped, filtered, and what each sensor sees in it.
struct RequestExplanation {
    /// Why nobody can say it.
    struct Refusal: Error {
        let text: String
    }

    let running: RunningManifests
    let explainer: Explainer
    let bus: any EventBus

    /// `event` is `SOURCE/EVENT`, where several endpoints could be meant; signatures with a time are judged by `moment`.
    ///
    /// - Throws: `Refusal` where nobody can say it.
    func json(of bytes: [UInt8], for event: String?, at moment: Timestamp) async throws -> JSON {
        let file: RequestFile
        do { file = try RequestFile(bytes) } catch { throw Refusal(text: "the request: \(error.sentence)") }
        let source = try source(of: file.request, event)
        let intake = running.generation.intake
        let trial = RequestTrial(source: source, secret: explainer.secret) { selector, namespace in
            try await intake.secret(selector, namespace: namespace)
        }
        guard let result = await trial.result(of: file.request, at: moment) else {
            throw Refusal(text: "no requests go to \(source.name.name)/\(source.eventName)")
        }
        var events: [JSON] = []
        for (emission, filter) in result.emissions {
            events.append(try await row(of: emission, filter, from: source, at: moment))
        }
        return [
            "request": .string("\(file.request.method) \(file.request.path)"),
            "notes": .array(file.notes.map { .string($0) }),
            "source": .string(source.name.description), "event": .string(source.eventName),
            "kind": .string(source.kind),
            "verification": .array(try await verifications(of: file.request, by: source, at: moment)),
            "status": .number(JSONNumber(result.response.status)),
            "answer": .string(result.response.body),
            "events": .array(events),
        ]
    }

    private func source(of request: HTTPRequest, _ event: String?) throws(Refusal) -> CheckedManifests.Source {
        let all = running.generation.checked.sources.filter { $0.source is any HookSource }
        let names = { (sources: [CheckedManifests.Source]) in
            sources.map { "\($0.name.name)/\($0.eventName)" }.sorted().joined(separator: ", ")
        }
        if let event {
            guard let named = all.first(where: { "\($0.name.name)/\($0.eventName)" == event }) else {
                throw Refusal(text: "no requests go to '\(event)'; they go to: \(names(all))")
            }
            return named
        }
        var serving = all.filter { $0.serves(request) }
        if serving.count > 1, let port = request.header("Host")?.split(separator: ":").last.flatMap({ Int($0) }) {
            serving = serving.filter { $0.source.endpoints.contains { $0.port == port } }
        }
        guard serving.count == 1 else {
            let why =
                serving.isEmpty
                ? "no event source serves \(request.path)" : "several event sources serve \(request.path)"
            throw Refusal(text: "\(why); name one with --event: \(names(serving.isEmpty ? all : serving))")
        }
        return serving[0]
    }

    private func verifications(
        of request: HTTPRequest,
        by source: CheckedManifests.Source,
        at moment: Timestamp
    ) async throws -> [JSON] {
        let intake = running.generation.intake
        var rows: [JSON] = []
        for verification in (source.source as? any HookSource)?.hook?.verifications ?? [] {
            var secrets: [[UInt8]] = []
            for selector in verification.secrets {
                do { secrets.append(try await intake.secret(selector, namespace: source.name.namespace)) } catch {
                    let text = "Secret '\(selector.name)', key '\(selector.key)', cannot be read: \(error)"
                    rows.append(["verified": false, "lines": [["result", .string(text)]]])
                }
            }
            if secrets.count < verification.secrets.count { continue }
            let report = VerificationReport(verification, of: request, secrets: secrets, now: moment)
            let lines = report.lines.map { line -> JSON in [.string(line.name), .string(line.text)] }
            rows.append(["verified": .bool(report.isVerified), "lines": .array(lines)])
        }
        return rows
    }

    private func row(
        of emission: Emission,
        _ filter: EventFilters.Verdict,
        from source: CheckedManifests.Source,
        at moment: Timestamp
    ) async throws -> JSON {
        let event = running.generation.intake.event(emission, of: source.name, source.eventName, at: moment)
        var json: JSON = ["id": emission.identity.map { .string($0) } ?? .null, "type": .string(emission.type)]
        switch filter {
        case .passes: json["filter"] = .null
        case .isFalse: json["filter"] = "the EventSource's filter is not true for it, so that it is not stored"
        case .fails(let problem):
            json["filter"] = .string("the EventSource's filter fails, so that it is not stored: \(problem)")
        }
        if let identity = emission.identity {
            let same = try await bus.event(id: identity).contains {
                $0.event.source == event.source && $0.event.subject == event.subject
            }
            json["isDuplicate"] = .bool(same)
        }
        json["sensors"] = .array(sensors(for: event))
        return json
    }

    private func sensors(for event: CloudEvent) -> [JSON] {
        running.generation.checked.sensors.compactMap { sensor in
            let waiting = sensor.dependencies.filter {
                $0.topic == EventTopic(source: event.source, subject: event.subject)
            }
            guard !waiting.isEmpty else { return nil }
            let engine = Engine(sensor: sensor, secret: explainer.secret)
            let dependencies = waiting.compactMap { engine.examination(of: event, by: $0.name)?.json(of: $0.name) }
            return ["sensor": .string(sensor.name.description), "dependencies": .array(dependencies)]
        }
    }
}
