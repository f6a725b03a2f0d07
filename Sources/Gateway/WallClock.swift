import Buses
package import EventData

/// The wall clock, chance and waiting; nothing else in the gateway's loops knows any of them.
///
/// The machine's own unless others are given: a simulation has its own and never waits.
package struct WallClock: Sendable {
    package let now: @Sendable () -> Timestamp
    /// 64 random bits.
    package let randomBits: @Sendable () -> UInt64
    /// Waits; throws when the task is cancelled.
    package let sleep: @Sendable (Duration) async throws -> Void

    package init(
        now: @escaping @Sendable () -> Timestamp = systemTime,
        randomBits: @escaping @Sendable () -> UInt64 = { RandomReserve.shared.next() },
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.now = now
        self.randomBits = randomBits
        self.sleep = sleep
    }

    /// 32 lower-case hexadecimal digits of a UUID, as Argo Events makes event ids (spec/sensor.md §7.5).
    ///
    /// Of version 7 (RFC 9562 §5.7): events that come together lie together in the bus's index, where each random id
    /// would change a page of its own.
    package func eventID(at time: Timestamp) -> String {
        let (milliseconds, rest) = max(0, time.nanoseconds).quotientAndRemainder(dividingBy: 1_000_000)
        // Twelve bits say where in the millisecond.
        let high = UInt64(milliseconds) << 16 | 0x7000 | UInt64(rest << 12 / 1_000_000)
        let low = randomBits() & ~(0b11 << 62) | (0b10 << 62)
        return hexadecimal(high, low)
    }

    /// 128 random bits as hexadecimal digits: nobody can guess them, and they come once.
    package func nonce() -> String { hexadecimal(randomBits(), randomBits()) }

    /// From 0 up to but not including 1.
    package func random() -> Double { Double(randomBits() >> 11) * 0x1p-53 }
}
