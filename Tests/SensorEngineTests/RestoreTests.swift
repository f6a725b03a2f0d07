import EventData
import Manifests
import SensorEngine
import Testing

/// What is held survives restarts and edits where it still makes sense (promise G6).
@Suite struct RestoreTests {
    @Test func `a held event survives a restart`() throws {
        var play = Transcript(try .joining(["a", "b"], when: "a && b"))
        _ = play.send("a")
        play.restart()
        #expect(play.engine.ignored == [])
        #expect(play.engine.cleanUp == [])
        #expect(play.send("b") == play.firing([("a", 1), ("b", 2)], releases: true))
    }

    @Test func `a changed action keeps the held events`() throws {
        var play = Transcript(try .joining(["a", "b"], when: "a && b"))
        _ = play.send("a")
        let changed = try Trigger.example("t", "log", ["intervalSeconds": 9], among: ["a", "b"])
        play.restart(with: .example([.on("a"), .on("b")], [changed]))
        #expect(play.engine.held == [play.held("a", 1)])
    }

    @Test func `a changed condition keeps the held events it still names`() throws {
        var play = Transcript(try .joining(["a", "b", "c"], when: "a && b && c"))
        _ = play.send("a")
        _ = play.send("b")
        play.restart(with: try .joining(["a", "b", "c"], when: "b && c"))
        let dropped = Outcome(
            sequence: 1,
            dependency: "a",
            trigger: "t",
            verdict: .dropped,
            detail: "trigger 't' does not wait for 'a' any more"
        )
        #expect(play.engine.ignored == [play.held("a", 1)])
        #expect(
            play.engine.cleanUp == [.release(HoldingPlace(trigger: "t")), .hold(play.held("b", 2)), .record(dropped)]
        )
        #expect(play.send("c") == play.firing([("b", 2), ("c", 3)], releases: true))
    }

    @Test func `a removed trigger's held events are ignored and listed`() throws {
        var play = Transcript(try .joining(["a", "b"], when: "a && b"))
        _ = play.send("a")
        play.restart(with: .example([.on("a"), .on("b")], [try .log("other", among: ["a", "b"])]))
        #expect(play.engine.ignored == [play.held("a", 1)])
        #expect(play.engine.held == [])
    }

    @Test func `a trigger that joins no longer lets go of what it held`() throws {
        var play = Transcript(try .joining(["a", "b"], when: "a && b"))
        _ = play.send("a")
        play.restart(with: try .joining(["a", "b"], when: "a || b"))
        #expect(play.engine.ignored == [play.held("a", 1)])
        #expect(play.send("b") == play.firing([("b", 2)], releases: false))
    }

    @Test func `a condition that now holds earlier replaces what was held for it`() throws {
        var play = Transcript(try .joining(["a", "b", "c"], when: "a && b"))
        _ = play.send("a")
        play.restart(with: try .joining(["a", "b", "c"], when: "a || (b && c)"))
        #expect(play.send("a") == play.replacing("a", 1, by: 2) + play.firing([("a", 2)], releases: true))
    }
}
