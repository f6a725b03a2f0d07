import EventData
import Manifests
import SensorEngine
import Testing

/// `join`: which events meet, and for how long they wait.
@Suite struct KeyedJoinTests {
    private func join(_ rules: String, when condition: String = "a && b", beside: String = "") throws -> Timeline {
        Timeline(
            try .flow("- {template: {name: t, conditions: \"\(condition)\", log: {}}, join: {\(rules)}\(beside)}")
        )
    }

    private static let byCommit = "key: \"{{ .Input.commit }}\""

    private func commit(_ text: String) -> JSON { ["commit": .string(text)] }

    @Test func `only events of one key meet`() throws {
        var play = try join(Self.byCommit)
        #expect(play.send("a", at: 0, commit("x")) == ["a1 held"])
        #expect(play.send("b", at: 1, commit("y")) == ["b2 held"])
        #expect(play.restart() == [])
        #expect(play.send("b", at: 2, commit("x")) == ["fire t a1 b3"])
        #expect(play.send("b", at: 3, commit("y")) == ["b2 replaced: by event 4", "b4 held"])
        #expect(play.send("a", at: 4, commit("y")) == ["fire t a5 b4"])
        #expect(play.stored == [])
    }

    @Test func `each dependency can have a key template of its own`() throws {
        var play = try join("key: {a: \"{{ .Input.head.sha }}\", b: \"{{ .Input.commit }}\"}")
        _ = play.send("a", at: 0, ["head": ["sha": "x"]])
        #expect(play.send("b", at: 1, commit("x")) == ["fire t a1 b2"])
    }

    @Test func `a key that cannot be made is an outcome of its own, and nothing waits`() throws {
        var play = try join("key: \"{{ fail \\\"no commit\\\" }}\"")
        let effects = play.send("a", at: 0)
        #expect(effects.count == 1)
        #expect(effects[0].hasPrefix("a1 keyError: join: key, dependency 'a': "), "\(effects)")
        #expect(effects[0].hasSuffix("no commit"), "\(effects)")
        #expect(play.stored == [])
    }

    @Test(arguments: [
        ("é", "e\u{301}"), (String(repeating: "k", count: 300) + "1", String(repeating: "k", count: 300) + "2"),
        ("a\0b", "a\0c"),
    ])
    func `keys that differ in a byte are two keys, also after a restart`(one: String, other: String) throws {
        var play = try join(Self.byCommit)
        _ = play.send("a", at: 0, commit(one))
        _ = play.restart()
        #expect(play.send("b", at: 1, commit(other)) == ["b2 held"])
        #expect(Set(play.stored.map { Array($0.place.key.utf8) }).count == 2)
        #expect(play.stored.allSatisfy { $0.place.key.utf8.allSatisfy { 0x20..<0x7F ~= $0 } })
        #expect(play.send("b", at: 2, commit(one)) == ["fire t a1 b3"])
    }

    @Test func `what has waited too long is dropped and says so`() throws {
        var play = try join("within: 10m")
        _ = play.send("a", at: 0)
        #expect(play.pass(to: 599) == [])
        #expect(play.restart() == [])
        #expect(play.pass(to: 600) == ["a1 expired: the rest did not come by 2027-01-15T08:10:00Z"])
        #expect(play.send("b", at: 601) == ["b2 held"])
    }

    @Test func `the time counts from the oldest held event`() throws {
        var play = try join("within: 10m", when: "a && b && c")
        _ = play.send("a", at: 0)
        _ = play.send("b", at: 500)
        #expect(play.pass(to: 600).map { String($0.prefix(10)) } == ["a1 expired", "b2 expired"])
    }

    @Test func `a newer event of the oldest one's dependency gives more time`() throws {
        var play = try join("within: 10m")
        _ = play.send("a", at: 0)
        _ = play.send("a", at: 500)
        #expect(play.pass(to: 700) == [])
        #expect(play.send("b", at: 700) == ["fire t a2 b3"])
    }

    @Test func `an expired join fires with what has come`() throws {
        var play = try join("within: 10m, onExpire: fire")
        _ = play.send("b", at: 0)
        #expect(play.send("a", at: 900) == ["fire t b1", "a2 held"])
    }

    @Test func `an expired join becomes a dead letter that says what did not come`() throws {
        var play = try join("within: 10m, onExpire: dlq", beside: ", dlqTrigger: {template: {name: late, log: {}}}")
        _ = play.send("b", at: 0)
        #expect(
            play.pass(to: 600) == [
                "bury t b1: the join expired without 'a': the rest did not come by 2027-01-15T08:10:00Z",
                "fire late b1",
            ]
        )
        #expect(play.stored == [])
    }

    @Test func `each key expires on its own, in order of time`() throws {
        var play = try join(Self.byCommit + ", within: 10m, onExpire: fire")
        _ = play.send("a", at: 0, commit("z"))
        _ = play.send("b", at: 1, commit("y"))
        _ = play.send("a", at: 2, commit("x"))
        #expect(play.pass(to: 601) == ["fire t a1", "fire t b2"])
        #expect(play.pass(to: 602) == ["fire t a3"])
    }

    @Test func `past the limit of keys the longest waiting makes room`() throws {
        var engine = try join(Self.byCommit).engine
        for number in 1...10_000 {
            let event = CloudEvent(
                id: "\(number)",
                source: "source",
                subject: "a",
                type: "webhook",
                time: start,
                data: commit("k\(number)").bytes
            )
            _ = engine.receive(event, sequence: Int64(number), at: start)
        }
        // One that completes its condition needs no room, one that has to wait does.
        let last = CloudEvent(
            id: "last",
            source: "source",
            subject: "b",
            type: "webhook",
            time: start,
            data: commit("new").bytes
        )
        let effects = engine.receive(last, sequence: 10_001, at: start)
        #expect(
            effects.outcomes.map { "\($0.dependency)\($0.sequence) \($0.verdict)" } == ["a1 expired", "b10001 held"]
        )
        #expect(engine.held.count == 10_000)
    }

    @Test func `ten thousand keys that expire together take a moment`() throws {
        var engine = try join(Self.byCommit + ", within: 10m").engine
        for number in 1...10_000 {
            let event = CloudEvent(
                id: "\(number)",
                source: "source",
                subject: "a",
                type: "webhook",
                time: start,
                data: commit("k\(number)").bytes
            )
            _ = engine.receive(event, sequence: Int64(number), at: start)
        }
        var effects: [Effect] = []
        let took = processorTime { effects = engine.advance(to: start + .seconds(600)) }
        #expect(effects.outcomes.count == 10_000)
        #expect(took < .seconds(5))
        #expect(engine.nextDeadline == nil)
    }

    @Test func `a condition that joins nothing has no use for a key, not even for one that fails`() throws {
        var play = try join("key: \"{{ fail \\\"no\\\" }}\"", when: "a || b")
        #expect(play.send("a", at: 0) == ["fire t a1"])
    }
}
