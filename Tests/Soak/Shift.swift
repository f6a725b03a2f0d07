import Foundation
import Simulation
import Synchronization

/// Runs seeds on every core, and reports.
struct Shift {
    struct Grown: Error, CustomStringConvertible {
        let description: String
    }

    /// Between two lines that say how far it is.
    private static let reportInterval: TimeInterval = 10
    /// Seeds after which the memory that everything needs is in use.
    private static let warmUp = 500
    /// By how much the process may grow after that: what is lost per seed would show, and the allocator's moods not.
    private static let maximumGrowthBytes = 256 << 20

    let seeds: Seeds
    let studio: Studio

    init(_ seeds: Seeds, in studio: Studio) {
        self.seeds = seeds
        self.studio = studio
    }

    /// True when a promise was broken; stops at the first.
    func work() async throws -> Bool {
        let start = Date()
        var (next, done, failed) = (seeds.first, 0, false)
        var (reported, memory) = (start, 0)
        // Of all traces together, in any order: two runs of the same seeds print the same.
        var digest: UInt64 = 0
        let end = seeds.count.map { seeds.first + UInt64($0) }
        try await withThrowingTaskGroup(of: Simulation.Report.self) { group in
            func add() {
                guard end.map({ next < $0 }) ?? true, !failed else { return }
                group.addTask { [next] in await Simulation.run(seed: next, in: studio) }
                next += 1
            }
            // One more than cores, because each spends some of its time between two threads.
            for _ in 0...ProcessInfo.processInfo.activeProcessorCount { add() }
            while let report = try await group.next() {
                done += 1
                digest &+= report.digest
                if let problem = report.problem {
                    Self.show(report, problem)
                    failed = true
                }
                if done == Self.warmUp { memory = try Self.residentBytes() }
                if Date().timeIntervalSince(reported) > Self.reportInterval {
                    reported = Date()
                    try Self.checkGrowth(since: memory, isWarm: done > Self.warmUp)
                    let megabytes = try Self.residentBytes() >> 20
                    FileHandle.standardError.write(Data("\(done) seeds, \(megabytes) MB\n".utf8))
                }
                add()
            }
        }
        let seconds = Date().timeIntervalSince(start)
        let verdict = failed ? "a promise is broken" : "every promise is kept"
        let facts = String(
            format: "%.1f s, %.0f ms each, traces %016lx",
            seconds,
            seconds * 1_000 / Double(max(1, done)),
            digest
        )
        print("\(done) seeds from \(seeds.first) on: \(verdict) (\(facts))")
        return failed
    }

    private static func show(_ report: Simulation.Report, _ problem: String) {
        print("seed \(report.seed): \(problem)")
        print("the latest steps:")
        for line in report.latest { print("    \(line)") }
        print("repeat it with: make soak SEED=\(report.seed)")
    }

    private static func checkGrowth(since start: Int, isWarm: Bool) throws {
        let growth = try residentBytes() - start
        guard isWarm, growth > maximumGrowthBytes else { return }
        throw Grown(description: "the process has grown by \(growth >> 20) MB since seed \(warmUp)")
    }

    private static func residentBytes() throws -> Int {
        let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        let pages = fields.count > 1 ? Int(fields[1]) ?? 0 : 0
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
