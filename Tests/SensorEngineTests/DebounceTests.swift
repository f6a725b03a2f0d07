import EventData
import Manifests
import SensorEngine
import Testing

/// `debounce`: a trigger fires when it has been quiet for long enough.
@Suite struct DebounceTests {
    private func debounce(_ rules: String, when condition: String = "a || b", beside: String = "") throws -> Timeline {
        Timeline(
            try .flow(
                """
                - {template: {name: t, conditions: "\(condition)", log: {}}, debounce: {\(rules)}\(beside)}
                """
            )
        )
    }

    private func branch(_ name: String) -> JSON { ["branch": .string(name)] }

    @Test func `the last event fires when nothing more has come for the window`() throws {
        var play = try debounce("window: 10s")
        #expect(play.send("a", at: 0) == ["a1 held: until it has been quiet"])
        #expect(play.send("a", at: 9) == ["a1 replaced: by event 2", "a2 held: until it has been quiet"])
        #expect(play.pass(to: 18) == [])
        #expect(play.restart() == [])
        #expect(play.pass(to: 19) == ["fire t a2"])
        #expect(play.stored == [])
        #expect(play.engine.nextDeadline == nil)
    }

    @Test func `an event after the quiet begins a new wait`() throws {
        var play = try debounce("window: 10s")
        _ = play.send("a", at: 0)
        #expect(play.send("a", at: 10) == ["fire t a1", "a2 held: until it has been quiet"])
    }

    @Test func `all events fire together where they are kept, and the data is a list of theirs`() throws {
        var play = Timeline(
            try .flow(
                """
                - template:
                    name: t
                    conditions: a
                    http:
                      url: http://localhost/
                      payload:
                        - {src: {dependencyName: a, dataKey: "#"}, dest: count}
                        - {src: {dependencyName: a, dataKey: "1.branch"}, dest: second}
                        - {src: {dependencyName: a, contextKey: id}, dest: last}
                  debounce: {window: 10s, keep: all}
                """
            )
        )
        _ = play.send("a", at: 0, branch("x"))
        _ = play.restart()
        _ = play.send("a", at: 5, branch("y"))
        _ = play.restart()
        var engine = play.engine
        let effects = engine.advance(to: start + .seconds(15))
        #expect(effects.invocations.map { $0.events.map(\.sequence) } == [[1, 2]])
        let body = effects.invocations.first?.request["body"]?.string
        #expect(body == #"{"count":"2","second":"y","last":"a-2"}"#)
        #expect(effects.outcomes.map(\.verdict) == [.fired, .fired])
    }

    @Test func `each key has its own quiet`() throws {
        var play = try debounce("window: 10s, key: \"{{ .Input.branch }}\"")
        _ = play.send("a", at: 0, branch("main"))
        _ = play.send("a", at: 5, branch("fix"))
        #expect(play.pass(to: 10) == ["fire t a1"])
        #expect(play.pass(to: 15) == ["fire t a2"])
    }

    @Test func `a key that cannot be made leaves a dead letter`() throws {
        var play = try debounce("window: 10s, key: \"{{ fail \\\"no\\\" }}\"")
        let effects = play.send("a", at: 0)
        #expect(effects.count == 1)
        #expect(effects.first?.hasPrefix("bury t a1: debounce: key, dependency 'a': ") == true, "\(effects)")
    }

    @Test func `a join gathers first, and its firing waits for quiet`() throws {
        var play = try debounce("window: 10s, keep: all", when: "a && b")
        #expect(play.send("a", at: 0) == ["a1 held"])
        #expect(
            play.send("b", at: 1) == ["a1 held: until it has been quiet", "b2 held: until it has been quiet"]
        )
        _ = play.send("b", at: 2)
        #expect(play.restart() == [])
        _ = play.send("a", at: 3)
        #expect(play.stored.map(\.place.stage) == [.debounce, .debounce, .debounce, .debounce])
        #expect(play.pass(to: 13) == ["fire t a1 b2 a4 b3"])
    }

    @Test func `what was due while nobody was there happens in its order`() throws {
        var play = try debounce(
            "window: 60s",
            when: "a || (b && c)",
            beside: ", join: {within: 5m, onExpire: fire}"
        )
        _ = play.send("b", at: 0)
        _ = play.send("a", at: 100)
        // At once: the join of `b` was let go by `a`, whose own quiet ended long before.
        #expect(play.pass(to: 1_000) == ["fire t a2 b1"])
        _ = play.send("b", at: 2_000)
        #expect(play.restart() == [])
        #expect(play.pass(to: 9_000) == ["b3 held: until it has been quiet", "fire t b3"])
    }

    @Test func `too many events under one key fire at once`() throws {
        var play = try debounce("window: 1h, keep: all")
        for _ in 1..<1_000 { _ = play.send("a", at: 0) }
        #expect(play.send("a", at: 0).last?.hasPrefix("fire t a1 a2 a3") == true)
        #expect(play.stored == [])
    }

    @Test func `too many events under all keys make the longest waiting fire`() throws {
        var engine = try debounce("window: 1h, key: \"{{ .Input.branch }}\"").engine
        var fired: [Invocation] = []
        for number in 1...10_001 {
            let event = CloudEvent(
                id: "\(number)",
                source: "source",
                subject: "a",
                type: "webhook",
                time: start,
                data: branch("b\(number)").bytes
            )
            fired += engine.receive(event, sequence: Int64(number), at: start).invocations
        }
        #expect(fired.map { $0.events.map(\.sequence) } == [[1]])
        #expect(engine.held.count == 10_000)
    }
}
