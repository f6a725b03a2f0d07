import EventData
import Manifests
import SensorEngine
import Testing

/// Conditions and event sets, line by line of the specification's checklist (spec/sensor.md §12, 199 to 222 and 230).
@Suite struct JoinTests {
    @Test func `without a condition a trigger fires only when every dependency has an event`() throws {
        var play = Transcript(try .joining(["a", "b"], when: nil))
        #expect(play.send("a") == play.holding("a", 1))
        #expect(play.send("b") == play.firing([("a", 1), ("b", 2)], releases: true))
        #expect(play.engine.held == [])
    }

    @Test func `an OR condition fires for each event alone and holds nothing`() throws {
        var play = Transcript(try .joining(["a", "b"], when: "a || b"))
        #expect(play.send("a") == play.firing([("a", 1)], releases: false))
        #expect(play.send("b") == play.firing([("b", 2)], releases: false))
        #expect(play.engine.held == [])
    }

    @Test func `the latest event of a dependency takes the place of an earlier one`() throws {
        var play = Transcript(try .joining(["a", "b"], when: "a && b"))
        #expect(play.send("a") == play.holding("a", 1))
        #expect(play.send("a") == play.replacing("a", 1, by: 2) + play.holding("a", 2))
        #expect(play.send("b") == play.firing([("a", 2), ("b", 3)], releases: true))
    }

    @Test func `an event after a firing waits for the next partner`() throws {
        var play = Transcript(try .joining(["a", "b"], when: "a && b"))
        _ = play.send("a")
        #expect(play.send("b") == play.firing([("a", 1), ("b", 2)], releases: true))
        #expect(play.send("b") == play.holding("b", 3))
        #expect(play.engine.held == [play.held("b", 3)])
    }

    @Test func `a satisfied branch fires alone when nothing is held`() throws {
        var play = Transcript(try .joining(["a", "b", "c"], when: "(a && b) || c"))
        #expect(play.send("c") == play.firing([("c", 1)], releases: false))
    }

    @Test func `held events of another branch go into the firing and are let go`() throws {
        var play = Transcript(try .joining(["a", "b", "c"], when: "(a && b) || c"))
        #expect(play.send("a") == play.holding("a", 1))
        #expect(play.send("c") == play.firing([("a", 1), ("c", 2)], releases: true))
        #expect(play.engine.held == [])
        #expect(play.send("a") == play.holding("a", 3))
        #expect(play.send("b") == play.firing([("a", 3), ("b", 4)], releases: true))
        #expect(play.send("b") == play.holding("b", 5))
        #expect(play.send("c") == play.firing([("b", 5), ("c", 6)], releases: true))
    }

    @Test func `AND binds tighter than OR`() throws {
        var play = Transcript(try .joining(["a", "b", "c"], when: "a || b && c"))
        #expect(play.send("b") == play.holding("b", 1))
        #expect(play.send("a") == play.firing([("a", 2), ("b", 1)], releases: true))
        #expect(play.send("b") == play.holding("b", 3))
        #expect(play.send("c") == play.firing([("b", 3), ("c", 4)], releases: true))
    }

    @Test func `a condition may write a dependency's dash as an underscore`() throws {
        let dependency = Dependency(name: "dep-1", eventSourceName: "source", eventName: "dep-1")
        let sensor = Sensor.example([dependency], [try .log("t", when: "dep_1", among: ["dep-1"])])
        var play = Transcript(sensor)
        #expect(play.send("dep-1") == play.firing([("dep-1", 1)], releases: false))
    }

    @Test func `a filtered event leaves a held partner untouched`() throws {
        let dependencies = [Dependency.on("a", filters: try .matching("ok", "true")), .on("b")]
        var play = Transcript(.example(dependencies, [try .log("t", among: ["a", "b"])]))
        #expect(play.send("b") == play.holding("b", 1))
        let filtered = Outcome(
            sequence: 2,
            dependency: "a",
            verdict: .filtered,
            detail: #"data[0] 'ok' is false, wanted = "true""#
        )
        #expect(play.send("a", data: ["ok": false]) == [.record(filtered)])
        #expect(play.engine.held == [play.held("b", 1)])
    }

    @Test func `one event of two dependencies completes the join by itself`() throws {
        let dependencies = [Dependency.on("a", subject: "x"), .on("b", subject: "x")]
        var play = Transcript(.example(dependencies, [try .log("t", when: "a && b", among: ["a", "b"])]))
        let fired = play.firing([("a", 1), ("b", 1)], subject: "x", releases: true)
        #expect(play.send("x") == play.holding("a", 1, subject: "x") + fired)
        #expect(play.engine.held == [])
    }

    @Test func `one event of two dependencies is held once when one of them filters it out`() throws {
        let dependencies = [Dependency.on("a", subject: "x", filters: try .matching("n", "2")), .on("b", subject: "x")]
        var play = Transcript(.example(dependencies, [try .log("t", when: "a && b", among: ["a", "b"])]))
        let effects = play.send("x", data: ["n": 1])
        #expect(effects.outcomes.map(\.verdict) == [.filtered, .held])
        #expect(effects.invocations == [])
    }

    @Test func `dependencies of one event are taken in the order of the condition`() throws {
        let dependencies = [Dependency.on("a", subject: "x"), .on("b", subject: "x")]
        var play = Transcript(.example(dependencies, [try .log("t", when: "b || a", among: ["a", "b"])]))
        let first = play.firing([("b", 1)], subject: "x", releases: false)
        #expect(play.send("x") == first + play.firing([("a", 1)], subject: "x", releases: false))
    }

    @Test func `two triggers on one dependency fire independently`() throws {
        let triggers = [
            try Trigger.log("t", when: "a && b", among: ["a", "b"]), try .log("u", when: "a", among: ["a", "b"]),
        ]
        var play = Transcript(.example([.on("a"), .on("b")], triggers))
        #expect(play.send("a") == play.holding("a", 1) + play.firing([("a", 1)], by: "u", releases: false))
        #expect(play.send("b") == play.firing([("a", 1), ("b", 2)], releases: true))
    }

    @Test func `two events with different ids are two firings`() throws {
        var play = Transcript(try .joining(["a"], when: nil))
        let ids = Set((play.send("a") + play.send("a")).invocations.map(\.id))
        #expect(ids.count == 2)
    }

    @Test func `an event no trigger asks for means nothing`() throws {
        let dependencies = [Dependency.on("a"), .on("unused")]
        var play = Transcript(.example(dependencies, [try .log("t", when: "a", among: ["a", "unused"])]))
        #expect(play.send("nobody") == [])
        #expect(play.send("unused") == [])
        #expect(play.engine.topics == [EventTopic(source: "source", subject: "a")])
    }
}
