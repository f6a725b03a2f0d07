import Buses
import EventData
import Hummingbird
import Manifests
import SensorEngine

extension AdminAPI {
    func addInvocationRoutes(to router: Router<BasicRequestContext>) {
        router.get("/api/invocations") { request, _ in
            let asked = request.uri.queryParameters
            guard let limit = Self.limit(asked) else { return Self.wrongLimit }
            let state = asked["state"].map(String.init)
            guard state.map({ InvocationRecord.State(rawValue: $0) != nil }) ?? true else {
                let states = InvocationRecord.State.allCases.map(\.rawValue).joined(separator: ", ")
                return Response.problem(.badRequest, "state is '\(state ?? "")'; use one of: \(states)")
            }
            let before = asked["before"].map { InvocationID(String($0)) }
            guard before == nil || !(bus is KafkaBus) else { return Self.noPages("invocations") }
            if let before, try await bus.invocation(before) == nil { return Self.unknownInvocation(before.text) }
            let query = InvocationQuery(
                state: state.flatMap { InvocationRecord.State(rawValue: $0) },
                sensor: asked["sensor"].map(String.init),
                trigger: asked["trigger"].map(String.init),
                before: before,
                limit: limit
            )
            return Response.json(.array(try await bus.invocations(matching: query).map { $0.summary }))
        }
        router.get("/api/invocations/:id") { _, context in
            let id = context.parameters.text("id")
            guard let record = try await bus.invocation(InvocationID(id)) else { return Self.unknownInvocation(id) }
            var json = record.summary
            json["events"] = .array(record.invocation.events.map { $0.json })
            json["values"] = .array(record.invocation.values.map { $0.json })
            json["request"] = record.invocation.request
            json["attemptList"] = .array(try await bus.attempts(of: record.invocation.id).map { $0.json })
            return Response.json(json)
        }
        addDeadLetterRoutes(to: router)
    }

    /// What changes where an invocation stands.
    private func addDeadLetterRoutes(to router: Router<BasicRequestContext>) {
        router.post("/api/invocations/retry") { request, _ in
            let asked = request.uri.queryParameters
            guard let isAll = Self.flag("all", in: request) else { return Self.wrongFlag("all") }
            let query = InvocationQuery(
                sensor: asked["sensor"].map(String.init),
                trigger: asked["trigger"].map(String.init)
            )
            guard query.sensor != nil || query.trigger != nil || isAll else {
                return Response.problem(.badRequest, "say which dead letters: add ?sensor=…, ?trigger=… or ?all=true")
            }
            let count = try await bus.retryDead(matching: query, at: clock.now())
            await sensors.lookForInvocations()
            return Response.json(["retried": .number(JSONNumber(count))])
        }
        router.post("/api/invocations/:id/drop") { request, context in
            let id = context.parameters.text("id")
            guard let reason = request.uri.queryParameters["reason"].map(String.init), !reason.isEmpty else {
                return Response.problem(.badRequest, "a dead letter is dropped with a reason; add ?reason=…")
            }
            guard try await bus.drop(InvocationID(id), reason: "dropped: \(reason)", at: clock.now()) else {
                guard let record = try await bus.invocation(InvocationID(id)) else { return Self.unknownInvocation(id) }
                let why = "invocation '\(id)' is \(record.state.rawValue), and only dead letters are dropped"
                return Response.problem(.conflict, "\(why); see: signalbox invocations list --dead")
            }
            return Response.json(["dropped": .string(id)])
        }
        router.post("/api/invocations/:id/retry") { _, context in
            let id = context.parameters.text("id")
            guard try await bus.retry(InvocationID(id), at: clock.now()) else {
                guard let record = try await bus.invocation(InvocationID(id)) else { return Self.unknownInvocation(id) }
                return Response.problem(.conflict, record.whyNoRetry)
            }
            await sensors.lookForInvocations()
            return Response.json(["retried": .string(id)])
        }
    }

    private static func unknownInvocation(_ id: String) -> Response {
        Response.problem(.notFound, "no invocation '\(id)'; see: signalbox invocations list")
    }
}

extension InvocationRecord {
    /// Why there is nothing to retry, and what helps.
    fileprivate var whyNoRetry: String {
        let subject = "invocation '\(invocation.id)'"
        switch state {
        case .pending, .dead:
            let fix = "correct the sensor, then send the event again"
            return "\(subject) could not be rendered, so there is nothing to perform; \(fix)"
        case .succeeded: return "\(subject) has succeeded; to fire again, send the event again with another id"
        case .skipped: return "\(subject) was skipped (\(message)); to fire again, send the event again with another id"
        case .dropped: return "\(subject) was dropped (\(message)); to fire again, send the event again with another id"
        case .standby: return "\(subject) stands by, and is performed when what it stands by for becomes a dead letter"
        }
    }

    var summary: JSON {
        [
            "id": .string(invocation.id.text),
            "sensor": .string(invocation.sensor.description),
            "trigger": .string(invocation.trigger),
            "kind": .string(invocation.kind),
            "state": .string(state.rawValue),
            "attempts": .number(JSONNumber(attempts)),
            "createdAt": .string(invocation.createdAt.rfc3339),
            "dueAt": state == .pending && dueAt != Self.never ? .string(dueAt.rfc3339) : .null,
            "waitsFor": waitsFor.map { .string($0.rawValue) } ?? .null,
            "updatedAt": .string(updatedAt.rfc3339),
            "revision": .string(invocation.revision),
            "message": .string(message),
            "replayOf": invocation.origin.replayOf.map { .string($0.text) } ?? .null,
            "traceparent": invocation.origin.traceparent.map { .string($0) } ?? .null,
        ]
    }
}

extension RenderedValue {
    /// Which source of a parameter gave its value, and why none before it did.
    fileprivate var json: JSON {
        var json: JSON = [
            "parameter": .string("\(list)[\(index)]"),
            "from": .string(origin.source.rawValue),
        ]
        json["because"] = origin.problem.map { .string($0) }
        return json
    }
}

extension EventReference {
    fileprivate var json: JSON {
        [
            "dependency": .string(dependency),
            "sequence": .number(JSONNumber(Int(sequence))),
            "source": .string(source),
            "event": .string(subject),
            "id": .string(id),
        ]
    }
}

extension Attempt {
    var json: JSON {
        let (outcome, message) =
            switch result {
            case .succeeded(let made): ("succeeded", made)
            case .transient(let problem, _): ("transient", problem)
            case .pressed(let reason, _): ("pressed", reason)
            case .permanent(let problem, let fix): ("permanent", "\(problem); \(fix)")
            }
        return [
            "number": .number(JSONNumber(number)),
            "startedAt": .string(startedAt.rfc3339),
            "milliseconds": .number(JSONNumber(Int(duration.wholeNanoseconds / 1_000_000))),
            "result": .string(outcome),
            "message": .string(message),
        ]
    }
}
