package import EventData
package import Manifests

/// What an event means for one sensor: a pure state machine (design §4, step 5).
package struct SensorEngine: Sendable {
    package let sensor: Sensor

    /// - Parameter held: what the sensor held when it last committed; entries no trigger of it can use are ignored.
    package init(sensor: Sensor, held: [HeldEvent] = []) {
        self.sensor = sensor
    }

    /// Decides on one event; events come in order of their sequence.
    package mutating func receive(_ event: CloudEvent, sequence: Int64, at now: Timestamp) -> [Effect] { [] }
}
