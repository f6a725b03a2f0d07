import Foundation
import Simulation
import Synchronization

/// Runs simulations: `soak` until stopped, `soak 7` one with its whole trace, `soak 1-1500 fresh:500` so many.
@main struct Soak {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let studio = try await Studio()
        let hasFailed = try await run(arguments, in: studio)
        try await studio.close()
        exit(hasFailed ? 1 : 0)
    }

    /// True when a promise was broken.
    private static func run(_ arguments: [String], in studio: Studio) async throws -> Bool {
        if arguments.isEmpty { return try await Shift(Seeds.fresh(nil), in: studio).work() }
        if arguments.count == 1, let seed = UInt64(arguments[0]) {
            let report = await Simulation.run(seed: seed, prints: true, in: studio)
            print(report.problem.map { "seed \(seed): \($0)" } ?? "seed \(seed): every promise is kept")
            return report.problem != nil
        }
        for argument in arguments {
            guard let seeds = Seeds(argument) else {
                print("'\(argument)' names no seeds; write 7, 1-1500 or fresh:500")
                return true
            }
            if try await Shift(seeds, in: studio).work() { return true }
        }
        return false
    }
}

/// Which seeds to run.
struct Seeds {
    let first: UInt64
    /// nil goes on until stopped.
    let count: Int?

    /// Seeds that nobody has run before, probably.
    static func fresh(_ count: Int?) -> Seeds {
        Seeds(first: UInt64(Date().timeIntervalSince1970 * 1_000), count: count)
    }

    private init(first: UInt64, count: Int?) {
        self.first = first
        self.count = count
    }

    init?(_ text: String) {
        if text.hasPrefix("fresh:") {
            guard let count = Int(text.dropFirst("fresh:".count)), count > 0 else { return nil }
            self = .fresh(count)
            return
        }
        let bounds = text.split(separator: "-").map { UInt64($0) }
        guard let first = bounds.first ?? nil, let last = bounds.last ?? nil, bounds.count <= 2, first <= last else {
            return nil
        }
        self.init(first: first, count: Int(last - first) + 1)
    }
}
