import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

/// What a transform changes, and for whom (spec/sensor.md §2.1, §2.3–2.4).
@Suite struct TransformTests {
    private static let transforms: [JSON] = [
        ["jq": ".n += 1"],
        ["script": "event.n = event.n + 1 return event"],
    ]

    @Test(arguments: transforms)
    func `filters and parameters see the transformed data`(transform: JSON) throws {
        let filters: JSON = ["data": [["path": "n", "type": "number", "value": ["2"]]]]
        let dependency = Dependency.reading(["transform": transform, "filters": filters])
        var engine = Engine(sensor: .example([dependency], [try .log("t", among: ["dep"])]))
        let effects = engine.receive(.example("subject", id: "1", data: ["n": 1]), sequence: 1, at: start)
        #expect(effects.invocations.map { $0.request["events"]?.array?.first?["data"] } == [#"{"n":2}"#])
    }

    @Test func `a transform is seen by its own dependency alone`() throws {
        let changed = Dependency.reading(["name": "changed", "transform": ["jq": ".n = 9"]])
        let plain = Dependency.reading(["name": "plain"])
        let names = ["changed", "plain"]
        var engine = Engine(
            sensor: .example([changed, plain], [try .log("t", when: "changed && plain", among: names)])
        )
        let effects = engine.receive(.example("subject", id: "1", data: ["n": 1]), sequence: 1, at: start)
        let events = effects.invocations.first?.request["events"]?.array?.map { $0["data"] }
        #expect(events == [#"{"n":9}"#, #"{"n":1}"#])
    }

    @Test(arguments: transforms)
    func `a failing transform is an outcome, and the event goes no further`(transform: JSON) throws {
        let dependency = Dependency.reading(["transform": transform])
        var engine = Engine(sensor: .example([dependency], [try .log("t", among: ["dep"])]))
        let effects = engine.receive(.example("subject", id: "1", data: ["n": [1]]), sequence: 1, at: start)
        #expect(effects.outcomes.map(\.verdict) == [.transformError])
        #expect(effects.count == 1)
    }

    @Test(arguments: transforms)
    func `an event without data passes untouched`(transform: JSON) throws {
        let dependency = Dependency.reading(["transform": transform])
        let event = DecodedEvent(.example("subject", id: "1", data: nil))
        guard case .accepted(let same) = dependency.decide(on: event, in: Evaluation(now: start, seed: [])) else {
            Issue.record("the event is rejected")
            return
        }
        #expect(same.event == event.event)
    }
}
