import Foundation

/// The example manifests and payloads that are shipped, as files.
enum Example {
    static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// All shipped manifests, with the webhook's port replaced by the test's.
    static func manifests() throws -> [String: String] {
        var texts: [String: String] = [:]
        for path in [
            "eventsources/github.yaml", "eventsources/hooks.yaml", "eventsources/registry.yaml",
            "eventsources/operations.yaml", "eventsources/resource.yaml", "eventsources/stages.yaml",
            "eventsources/schedule.yaml", "eventsources/orders.yaml", "sensors/ci.yaml", "sensors/deploy.yaml",
            "sensors/nightly.yaml", "sensors/operate.yaml", "sensors/orders.yaml", "sensors/preview.yaml",
            "sensors/promote.yaml", "sensors/release.yaml", "sensors/rollout.yaml", "sensors/verified.yaml",
        ] {
            texts[path.replacing("/", with: "-")] = try text(path).replacing("\"12000\"", with: "\"WEBHOOK_PORT\"")
        }
        return texts
    }

    /// What the Kafka demonstration has beside `manifests()`, or in the place of one of them, with the test's brokers.
    static func kafka(at brokers: String) throws -> [String: String] {
        let places = ["eventsource": "eventsources-orders.yaml", "receipts": "kafka-receipts.yaml"]
        var texts: [String: String] = [:]
        for (name, place) in places {
            texts[place] = try text("deploy/kafka/\(name).yaml").replacing("localhost:9092", with: brokers)
        }
        return texts
    }
}
