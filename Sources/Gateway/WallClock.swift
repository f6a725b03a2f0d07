import Buses
package import EventData

/// The wall clock and random identities; nothing else in the gateway makes either.
package struct WallClock: Sendable {
    package init() {}

    package func now() -> Timestamp { systemTime() }

    /// 32 lower-case hexadecimal digits of a random UUID, as Argo Events makes event ids (spec/sensor.md §7.5).
    package func freshID() -> String {
        // Version 4 and its variant, in the bits where a random UUID has them. Foundation's opens a device for each one.
        let high = UInt64.random(in: .min ... .max) & ~0xF000 | 0x4000
        let low = UInt64.random(in: .min ... .max) & ~(0b11 << 62) | (0b10 << 62)
        return [high, low].map(Self.hexadecimal).joined()
    }

    private static func hexadecimal(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// From 0 up to but not including 1.
    package func random() -> Double { Double.random(in: 0..<1) }
}
