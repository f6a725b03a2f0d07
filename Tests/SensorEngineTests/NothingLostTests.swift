import EventData
import Manifests
import SensorEngine
import Testing

/// Promise G4 over time: whatever comes in whatever order, each accepted event has one end, or is still held.
@Suite struct NothingLostTests {
    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `events, deadlines and restarts in any order lose nothing and end nothing twice`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var triggers = Self.triggers(using: &random)
        var play = Timeline(try .flow(triggers))
        var seconds: Int64 = 0
        var fired: [String: Int] = [:]
        for _ in 0..<120 {
            var lines: [String]
            switch Int.random(in: 0..<12, using: &random) {
            case 0: lines = play.restart()
            case 1:
                triggers = Self.triggers(using: &random)
                lines = play.restart(with: try .flow(triggers))
            case 2, 3:
                seconds += Int64.random(in: 0..<4_000, using: &random)
                lines = play.pass(to: seconds)
            default:
                seconds += Int64.random(in: -2..<40, using: &random)
                let name = ["a", "b", "c"].randomElement(using: &random) ?? "a"
                let key = ["x", "y"].randomElement(using: &random) ?? "x"
                lines = play.send(name, at: max(seconds, 0), ["key": .string(key)])
            }
            for line in lines where line.hasPrefix("fire ") || line.hasPrefix("bury ") { fired[line, default: 0] += 1 }
        }
        #expect(fired.values.allSatisfy { $0 == 1 }, "the same firing twice: \(fired.filter { $0.value > 1 })")
        Self.check(play, "seed \(seed)\n\(triggers)")
    }

    /// One end for each event at each trigger that held or fired it; none for what is still held.
    private static func check(_ play: Timeline, _ context: String) {
        let ends: Set<Outcome.Verdict> = [.fired, .buried, .replaced, .reset, .expired, .dropped]
        var ended: [String: Int] = [:]
        for outcome in play.outcomes where ends.contains(outcome.verdict) || outcome.verdict == .held {
            let name = "\(outcome.trigger ?? "-") \(outcome.dependency)\(outcome.sequence)"
            ended[name, default: 0] += outcome.verdict == .held ? 0 : 1
        }
        let held = play.engine.held.map { "\($0.trigger) \($0.dependency)\($0.sequence)" }
        #expect(Set(held).count == held.count, "held twice, \(context)")
        for (name, count) in ended {
            #expect(count == (held.contains(name) ? 0 : 1), "\(name) has \(count) ends, \(context)")
        }
        #expect(Set(held).isSubset(of: ended.keys))
    }

    private static func triggers(using random: inout SeededGenerator) -> String {
        ["t", "u"].map { name in
            var fields = ["template: \(template(name, using: &random))"]
            let key = "key: \"{{ .Input.key }}\""
            func chance() -> Bool { Bool.random(using: &random) }
            let within =
                chance()
                ? ["within: 5m", "onExpire: \(["drop", "fire", "dlq"].randomElement(using: &random) ?? "")"] : []
            let join = (chance() ? [key] : []) + within
            if !join.isEmpty { fields.append("join: {\(join.joined(separator: ", "))}") }
            if chance() {
                let keep = chance() ? "all" : "last"
                let rules = ["window: 30s", "keep: \(keep)"] + (chance() ? [key] : [])
                fields.append("debounce: {\(rules.joined(separator: ", "))}")
            }
            return "- {\(fields.joined(separator: ", "))}"
        }.joined(separator: "\n")
    }

    private static func template(_ name: String, using random: inout SeededGenerator) -> String {
        let conditions = ["a && b", "a && b && c", "a || (b && c)", "a || b"].randomElement(using: &random) ?? "a"
        let reset = Bool.random(using: &random) ? ", conditionsReset: [{byTime: {cron: \"*/20 * * * *\"}}]" : ""
        return "{name: \(name), conditions: \"\(conditions)\", log: {}\(reset)}"
    }
}
