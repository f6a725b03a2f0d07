import EventData
import FoundationEssentials

extension Surroundings {
    /// The machine's clocks and random numbers.
    package static var real: Surroundings {
        let start = ContinuousClock.now
        return Surroundings(
            now: { Timestamp(nanoseconds: Int64(Date().timeIntervalSince1970 * 1e9)) },
            uptime: { ContinuousClock.now - start },
            // The only error is cancellation, which whoever waits checks anyway.
            sleep: { wait in try? await Task.sleep(for: wait) },
            random: { Double.random(in: 0..<1) }
        )
    }
}
