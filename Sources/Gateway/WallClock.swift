import Buses
package import EventData
import Foundation

/// The one place that reads the system's clock and makes random identities.
package struct WallClock: Sendable {
    package init() {}

    package func now() -> Timestamp { systemTime() }

    /// 32 lower-case hexadecimal digits of a random UUID, as Argo Events makes event ids (spec/sensor.md §7.5).
    package func freshID() -> String {
        UUID().uuidString.lowercased().replacing("-", with: "")
    }

    /// From 0 up to but not including 1.
    package func random() -> Double { Double.random(in: 0..<1) }
}
