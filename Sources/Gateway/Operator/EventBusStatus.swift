import EventData
import Kubernetes
import Manifests
import Operator

/// What an EventBus object says to a gateway that has a bus of its own (spec/sensor.md §7).
enum EventBusStatus {
    static let kind = "EventBus"
    private static let buses = ["nats", "jetstream", "jetstreamExotic", "kafka"]

    static func conditions(of object: MirroredObject, runsOn bus: BusChoice) -> [Condition] {
        let spec = object.json["spec"] ?? [:]
        guard let named = buses.first(where: { spec[$0] != nil && spec[$0] != .null }) else {
            let message = "spec names no bus; write one of: \(buses.joined(separator: ", "))"
            return [
                Condition("ConfigValid", .no, reason: "Invalid", message: message),
                Condition("Configured", .no, reason: "Invalid", message: message),
                Condition("Deployed", .no, reason: "Invalid", message: message),
            ]
        }
        let message = message(named, runsOn: bus)
        return [
            Condition("ConfigValid", .yes, reason: "Valid"),
            Condition("Configured", .yes, reason: "Configured", message: message),
            Condition("Deployed", .yes, reason: "Running", message: message),
        ]
    }

    private static func message(_ named: String, runsOn bus: BusChoice) -> String {
        switch bus {
        case .embedded: "events are kept in the gateway's own bus; spec.\(named) is not used"
        case .kafka(let kafka):
            "events are kept in Kafka, \(kafka.brokers), topic \(kafka.topic); spec.\(named) is not used"
        }
    }
}
