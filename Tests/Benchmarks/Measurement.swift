import CDispatch
import Foundation

/// What a workload costs: the median of several rounds, so that one disturbed round changes nothing.
///
/// Counted is the thread's time on a core, not the time on the wall, because other work may share the cores.
struct Measurement {
    /// Rounds and their length; `smoke` only shows that everything runs.
    struct Effort {
        let rounds: Int
        let round: Duration

        static let smoke = Effort(rounds: 3, round: .milliseconds(20))
        static let full = Effort(rounds: 9, round: .milliseconds(150))
    }

    /// Time on a core of one call.
    let microseconds: Double

    init(_ effort: Effort, _ work: () throws -> Void) rethrows {
        let batch = try Self.batch(work)
        var results: [Double] = []
        for _ in 0..<effort.rounds {
            var calls = 0
            let start = threadTime()
            repeat {
                for _ in 0..<batch { try work() }
                calls += batch
            } while threadTime() - start < effort.round
            results.append((threadTime() - start).microseconds / Double(calls))
        }
        microseconds = results.median
    }

    /// Calls between two looks at the clock, which cost half a microsecond: enough to take a millisecond.
    private static func batch(_ work: () throws -> Void) rethrows -> Int {
        var batch = 1
        while batch < 1 << 20 {
            let start = threadTime()
            for _ in 0..<batch { try work() }
            if threadTime() - start >= .milliseconds(1) { break }
            batch *= 2
        }
        return batch
    }

    /// Prints `bench NAME: median 8.1 us, 123000 per CPU-second`, and how many times faster than the reference it is.
    func report(_ name: String, reference: Double? = nil) {
        let rate = "\(Int(1e6 / microseconds)) per CPU-second"
        let beside = reference.map { "; Argo Events \(rounded($0)) us: \(rounded($0 / microseconds)) times faster" }
        print("bench \(name): median \(rounded(microseconds)) us, \(rate)\(beside ?? "")")
    }
}

extension [Double] {
    /// Of the values at hand; zero when there is none.
    var median: Double { percentile(50) }

    func percentile(_ percent: Int) -> Double {
        isEmpty ? 0 : sorted()[Swift.min(count - 1, count * percent / 100)]
    }
}

extension Duration {
    var microseconds: Double { self / .microseconds(1) }
}

/// Three digits that matter.
func rounded(_ value: Double) -> String {
    value >= 100 ? String(Int(value.rounded())) : String((value * 100).rounded() / 100)
}

/// How long this thread has been on a core.
private func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
