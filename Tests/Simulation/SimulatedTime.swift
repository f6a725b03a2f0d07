import EventData
import Gateway
import Kubernetes
import Synchronization

/// A wall clock that anybody may set, and one beside it that only goes forward; nothing ever waits.
final class SimulatedTime: Sendable {
    private struct Reading {
        var wall = Timestamp(seconds: 1_790_000_000)
        var uptime = Duration.zero
        /// The latest that the wall clock has ever shown.
        var latest = Timestamp(seconds: 1_790_000_000)
        var wasSetBack = false
    }

    private let reading = Mutex(Reading())

    func now() -> Timestamp { reading.withLock { $0.wall } }

    func uptime() -> Duration { reading.withLock { $0.uptime } }

    func pass(_ time: Duration) {
        reading.withLock {
            $0.wall = $0.wall + time
            $0.uptime += time
            $0.latest = max($0.latest, $0.wall)
        }
    }

    /// Somebody sets the clock; no time passes.
    func set(by change: Duration) {
        reading.withLock {
            $0.wasSetBack = $0.wasSetBack || change < .zero
            $0.wall = $0.wall + change
            $0.latest = max($0.latest, $0.wall)
        }
    }

    var wasSetBack: Bool { reading.withLock { $0.wasSetBack } }

    /// Later than everything that was ever stamped, by so much.
    func passAll(and time: Duration) {
        let behind = reading.withLock { $0.latest - $0.wall }
        pass(behind + time)
    }

    /// The clock of the gateway's loops.
    func clock(_ dice: Dice) -> WallClock {
        WallClock(now: now, randomBits: dice.bits, sleep: { self.pass($0) })
    }

    func surroundings(_ dice: Dice) -> Surroundings {
        Surroundings(now: now, uptime: uptime, sleep: { self.pass($0) }, random: dice.fraction)
    }
}
