import Calamity
import Foundation

/// The built binary under fire: `chaos events=100000 seed=7`, or `events=short`, which is what `make test` has time for.
///
/// With `bus=kafka` three of them share a bus in Kafka.
///
/// Ends with exit code 1 when a promise was broken, and 2 when the run itself went wrong.
@main struct Chaos {
    private static let defaultEvents = 100_000

    static func main() async {
        FileSystemRights.take()
        guard let asked = Asked(CommandLine.arguments.dropFirst()) else {
            print("usage: chaos [events=NUMBER|short] [seed=NUMBER] [bus=kafka]")
            exit(2)
        }
        print("chaos: \(asked.events) events, seed \(asked.plan.seed)")
        do {
            let verdict = try await asked.run { line in
                if !asked.isShort { FileHandle.standardError.write(Data("\(line)\n".utf8)) }
            }
            show(verdict, asked)
            exit(verdict.isGood ? 0 : 1)
        } catch {
            print("chaos: the run went wrong: \(error)")
            print("repeat it with: \(asked.command)")
            exit(2)
        }
    }

    private static func show(_ verdict: Verdict, _ asked: Asked) {
        let width = verdict.figures.map(\.name.count).max() ?? 0
        for (name, value) in verdict.figures {
            print("    \(name)\(String(repeating: " ", count: width - name.count))  \(value)")
        }
        for problem in verdict.problems { print("chaos: \(problem)") }
        if verdict.problemCount > verdict.problems.count { print("chaos: … \(verdict.problemCount) in all") }
        print("chaos: \(verdict.isGood ? "every promise is kept" : "a promise is broken")")
        print("repeat it with: \(asked.command)")
    }

    /// What the command line asks for.
    private struct Asked {
        let events: String
        let plan: Plan
        let isKafka: Bool

        var isShort: Bool { events == "short" }
        var command: String { "make chaos EVENTS=\(events) SEED=\(plan.seed)\(isKafka ? " BUS=kafka" : "")" }

        func run(_ progress: @escaping @Sendable (String) -> Void) async throws -> Verdict {
            guard isKafka else { return try await Ordeal.run(plan, progress: progress) }
            return try await ReplicaOrdeal.run(ReplicaPlan(seed: plan.seed, pairs: plan.events / 2), progress: progress)
        }

        /// Nothing after `=` counts as not given; nil when it says something else.
        init?(_ words: some Sequence<String>) {
            var (events, seed) = ("\(defaultEvents)", UInt64(Date().timeIntervalSince1970 * 1_000))
            var bus = ""
            for word in words {
                let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
                switch (parts.first, parts.count) {
                case ("events", 1), ("seed", 1), ("bus", 1): continue
                case ("bus", 2) where parts[1] == "kafka": bus = parts[1]
                case ("events", 2): events = parts[1]
                case ("seed", 2):
                    guard let number = UInt64(parts[1]) else { return nil }
                    seed = number
                default: return nil
                }
            }
            self.events = events
            isKafka = bus == "kafka"
            if events == "short" {
                plan = .short(seed: seed)
            } else {
                guard let count = Int(events), count > 0 else { return nil }
                plan = Plan(seed: seed, events: count)
            }
        }
    }
}
