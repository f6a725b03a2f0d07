import Buses
import EventData
import Foundation
import Gateway
import Manifests
import SensorEngine
import Support
import Testing

/// Two hundred events of mixed fate: what is explained later is what the engine said when it decided.
@Suite(.timeLimit(.minutes(3))) struct ExplainedFateTests {
    private static let refusing = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: refusing, namespace: argo}
        spec:
          dependencies:
            - name: checked
              eventSourceName: webhook
              eventName: push
              transform: {jq: '.size = (.size | tonumber)'}
              filters:
                exprs: [{expr: size < 6, fields: [{name: size, path: size}]}]
                data:
                  - {path: ref, type: string, value: [main, dev]}
                  - {path: weight, type: number, comparator: ">", value: ["2"]}
                context: {type: webhook}
            - name: scripted
              eventSourceName: webhook
              eventName: push
              filters: {script: "return event.ref == 'main' and event.depth.level > 1"}
            - name: timed
              eventSourceName: webhook
              eventName: push
              filters: {time: {start: "01:00:00", stop: "13:00:00"}}
          triggers:
            - {template: {name: one, conditions: checked, log: {}}}
            - {template: {name: two, conditions: scripted, log: {}}}
            - {template: {name: three, conditions: timed, log: {}}}
        """

    private static let holding = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: holding, namespace: argo}
        spec:
          dependencies:
            - {name: push, eventSourceName: webhook, eventName: push}
            - {name: approval, eventSourceName: webhook, eventName: approval}
          triggers:
            - template: {name: both, conditions: push && approval, log: {}}
              join: {key: '{{ .Input.ref }}', within: 40m, onExpire: drop}
            - template:
                name: buried
                conditions: approval
                k8s:
                  operation: create
                  source: {resource: {apiVersion: v1, kind: ConfigMap, metadata: {generateName: a-}}}
                  parameters: [{src: {dependencyName: approval, dataKey: who}, dest: data.who}]
        """

    /// Sizes that are no number, references that are not there, weights and times of all kinds.
    private static let events: [CloudEvent] = (0..<200).map { number in
        var generator = SeededGenerator(seed: UInt64(number))
        func pick(_ texts: [String]) -> String { texts.randomElement(using: &generator) ?? "" }
        let members = [
            pick([#""ref":"main""#, #""ref":"dev""#, #""ref":"other""#, #""ref":7"#, #""no":1"#]),
            pick([#""size":3"#, #""size":"5""#, #""size":"large""#, #""size":9"#]),
            pick([#""weight":1"#, #""weight":4"#, #""weight":"x""#]),
            pick([#""depth":{"level":2}"#, #""depth":{"level":1}"#, #""depth":1"#]),
            pick([#""who":"me""#, #""who2":1"#]),
        ]
        let isBroken = number.isMultiple(of: 17)
        return CloudEvent(
            id: "e\(number)",
            source: "webhook",
            subject: number.isMultiple(of: 4) ? "approval" : "push",
            type: number.isMultiple(of: 9) ? "kafka" : "webhook",
            time: Sample.time(Int64(number) * 431),
            data: Array((isBroken ? "{no json" : "{\(members.joined(separator: ","))}").utf8)
        )
    }

    @Test func `each explanation is the reason for which the engine decided`() async throws {
        let storage = TemporaryBus()
        let bus = try await storage.open()
        let both = try sensors(Self.refusing, Self.holding)
        try await decide(Self.events, by: both, on: bus)

        // The engines' own effects, without a bus.
        var wanted: [Int64: [SensorOutcome]] = [:]
        for sensor in both {
            var engine = Engine(sensor: sensor)
            for (index, event) in Self.events.enumerated() {
                for case .record(let outcome) in engine.receive(event, sequence: Int64(index + 1), at: event.time) {
                    wanted[outcome.sequence, default: []].append(SensorOutcome(sensor: sensor.name, outcome: outcome))
                }
            }
        }
        let explainer = Explainer(bus: bus, secret: [])
        var verdicts: [Outcome.Verdict: Int] = [:]
        for (index, event) in Self.events.enumerated() {
            let sequence = Int64(index + 1)
            let told = try await explainer.explained(bus.outcomes(of: sequence), of: event)
            #expect(Self.texts(told) == Self.texts(wanted[sequence] ?? []), "event \(event.id)")
            for outcome in told { verdicts[outcome.outcome.verdict, default: 0] += 1 }
        }
        // All fates were among them.
        let fates: [Outcome.Verdict] = [
            .transformError, .filtered, .filterError, .keyError, .held, .replaced, .fired, .buried, .expired,
        ]
        for fate in fates { #expect((verdicts[fate] ?? 0) >= 3, "\(fate): \(verdicts)") }
        await bus.close()
    }

    private static func texts(_ outcomes: [SensorOutcome]) -> [String] {
        outcomes.map { kept in
            let outcome = kept.outcome
            return "\(kept.sensor) \(outcome.dependency) \(outcome.trigger ?? "") \(outcome.verdict) \(outcome.detail)"
        }.sorted()
    }

    /// One event at a time, as from a source that is not in a hurry: the most that an outcome costs.
    private func decide(_ events: [CloudEvent], by sensors: [Sensor], on bus: any EventBus) async throws {
        let loop = SensorLoop(over: bus, clock: WallClock(now: { Sample.start }))
        var engines = try await loop.restore(sensors)
        for event in events {
            _ = try await bus.append(event)
            while try await loop.advance(&engines) {}
        }
    }

    @Test func `a refusal costs at most 64 bytes, also where each event comes by itself`() async throws {
        let count = 3_000
        let refused = (0..<count).map { number in
            CloudEvent(
                id: "event-\(number)",
                source: "webhook",
                subject: "push",
                type: "webhook",
                time: Sample.time(Int64(number)),
                data: Array(#"{"ref":"other","size":9,"weight":1,"depth":1}"#.utf8)
            )
        }
        let with = try await bytes(of: refused, decidedBy: try sensors(Self.refusing))
        // The same events for a sensor that waits for none of them.
        let deaf = Self.refusing.replacing("eventName: push", with: "eventName: never")
        let without = try await bytes(of: refused, decidedBy: try sensors(deaf))
        let refusals = Double(count) * 2
        let each = Double(with - without) / refusals
        print("bench explain: \(each) bytes for each refusal")
        #expect(each > 0 && each <= 64, "\(each) bytes for each refusal")
    }

    private func bytes(of events: [CloudEvent], decidedBy sensors: [Sensor]) async throws -> Int {
        let storage = TemporaryBus()
        let bus = try await SQLiteBus.open(directory: storage.directory, clock: { Sample.start })
        try await decide(events, by: sensors, on: bus)
        await bus.close()
        let path = storage.directory + "/bus.sqlite"
        return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }
}
