import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

/// `dlqTrigger` and `concurrency`, as far as they are decided when a trigger fires.
@Suite struct StandbyTests {
    private func effects(_ trigger: String, _ data: JSON = [:]) throws -> [Effect] {
        var engine = Engine(sensor: try .flow(trigger))
        let event = CloudEvent(
            id: "1",
            source: "source",
            subject: "a",
            type: "webhook",
            time: start,
            data: data.bytes
        )
        return engine.receive(event, sequence: 1, at: start)
    }

    private func trigger(main key: String, dlq dlqKey: String) -> String {
        func http(_ name: String, _ key: String) -> String {
            """
            {name: \(name), conditions: a, http: {url: "http://localhost/", \
            payload: [{src: {dependencyName: a, dataKey: \(key)}, dest: x}]}}
            """
        }
        return """
            - template: \(http("main", key))
              rateLimit: {requestsPerUnit: 1}
              dlqTrigger:
                template: \(http("late", dlqKey))
                rateLimit: {requestsPerUnit: 1}
                retryStrategy: {steps: 2, duration: 1s}
            """
    }

    @Test func `what takes over is complete when the trigger fires, with its own strategy and no rate limit`() throws {
        let effects = try effects(trigger(main: "x", dlq: "x"), ["x": 1])
        guard case .standBy(let standby, nil) = effects[0], case .fire(let main) = effects[1] else {
            Issue.record("\(effects)")
            return
        }
        #expect(main.standby == standby.id)
        #expect(main.id != standby.id)
        #expect(standby.trigger == "late" && standby.standby == nil)
        #expect(standby.request["body"]?.string == #"{"x":"1"}"#)
        #expect(standby.rules.retryStrategy?.steps == 2)
        #expect(standby.rules.rateLimit == nil)
        #expect(main.rules.rateLimit == RateLimit(interval: .seconds(1)))
        #expect(standby.events == main.events)
    }

    @Test func `a dead letter from the start is taken over at once`() throws {
        let effects = try effects(trigger(main: "missing", dlq: "x"), ["x": 1])
        guard case .bury(let main, _) = effects[0], case .fire(let standby) = effects[1] else {
            Issue.record("\(effects)")
            return
        }
        #expect(!main.isRendered && standby.isRendered)
        #expect(main.standby == standby.id)
    }

    @Test func `what cannot take over says why beforehand`() throws {
        let effects = try effects(trigger(main: "x", dlq: "missing"), ["x": 1])
        guard case .standBy(let standby, let problem?) = effects[0], case .fire = effects[1] else {
            Issue.record("\(effects)")
            return
        }
        #expect(!standby.isRendered)
        #expect(problem.contains("missing"), "\(problem)")
    }

    @Test func `two dead letters are made where neither can be rendered`() throws {
        let effects = try effects(trigger(main: "missing", dlq: "missing"))
        guard case .bury = effects[0], case .bury = effects[1] else {
            Issue.record("\(effects)")
            return
        }
        #expect(effects.outcomes.map(\.verdict) == [.buried])
    }

    @Test func `an invocation knows the room it needs`() throws {
        let concurrency = "concurrency: {limit: 2, key: \"{{ .Input.env }}\", policy: cancelOlder}"
        let fired = try effects("- {template: {name: t, conditions: a, log: {}}, \(concurrency)}", ["env": "prod"])
        #expect(fired.invocations.map(\.slot) == [ConcurrencySlot(key: "prod", limit: 2, policy: .cancelOlder)])
    }

    @Test func `a room that cannot be named makes a dead letter`() throws {
        let concurrency = "concurrency: {limit: 2, key: \"{{ fail \\\"no\\\" }}\"}"
        let effects = try effects("- {template: {name: t, conditions: a, log: {}}, \(concurrency)}")
        guard case .bury(_, let reason) = effects[0] else {
            Issue.record("\(effects)")
            return
        }
        #expect(reason.hasPrefix("concurrency: key, dependency 'a': "), "\(reason)")
    }
}
