import EventData
import Foundation
import Manifests
import Support
import Testing

/// Agreement with Argo Events on which sensors are valid, except where we decide otherwise and say why.
struct GoldenValidateTests {
    /// Valid there and refused here.
    static let stricter = [
        "validate-rule-0006": "data type 'integer' is only noticed at run time there, for every event",
        "validate-rule-0008": "a condition that names no dependency leaves the trigger dead there",
        "validate-rule-0017": "a parameter that names no dependency is never set there",
        "validate-rule-0039": "requestsPerUnit 0 crashes the sensor there",
        "validate-rule-0053": "'parameters' is no field of log and is dropped silently there",
        "validate-spec-0011": "of two dependencies with one name only the last counts there",
        "validate-spec-0024": "data type 'integer' is only noticed at run time there, for every event",
        "validate-spec-0046": "a template without a kind fails at every firing there",
        "validate-spec-0047": "of two kinds in one template all but the first are dropped silently there",
        "validate-spec-0079": "a parameter that names no dependency is never set there",
        "validate-spec-0115": "an empty list of allowed statuses fails every attempt there",
        "validate-spec-0125": "'nonsense' in template is an unknown field",
    ]

    /// Refused there and valid here.
    static let looser = [
        "validate-rule-0060": "delivery is always at least once, so dlqTrigger needs no atLeastOnce",
        "validate-spec-0007": "NATS Streaming cannot tell two dependencies on one event apart; our bus can",
        "validate-spec-0121": "delivery is always at least once, so dlqTrigger needs no atLeastOnce",
        "validate-spec-0122": "delivery is always at least once, so dlqTrigger needs no atLeastOnce",
    ]

    struct Case {
        let id: String
        let isRefused: Bool
        let sensor: JSON
    }

    static func cases() throws -> [Case] {
        let text = try String(contentsOfFile: "\(sharedDirectory)/golden/validate.jsonl", encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            let json = try JSON(parsing: String(line))
            let statuses = (json.at("expect", "result")?.array ?? []).compactMap { $0["status"]?.string }
            return Case(
                id: try #require(json["id"]?.string),
                isRefused: json.at("expect", "ok")?.bool == false || statuses.contains("False"),
                sensor: try #require(json.at("input", "sensor"))
            )
        }
    }

    @Test func `what Argo Events refuses is refused, what it accepts is accepted`() throws {
        var surprises: [String] = []
        var agreed = 0
        for example in try Self.cases() {
            let loaded = load([ManifestText(file: example.id, text: example.sensor.text)], namespace: "default")
            let errors = loaded.diagnostics.filter { diagnostic in
                diagnostic.severity == .error && !diagnostic.problem.hasPrefix("not supported yet")
            }
            let expected = Self.stricter[example.id] != nil || (example.isRefused && Self.looser[example.id] == nil)
            if expected == !errors.isEmpty {
                agreed += 1
            } else {
                surprises.append("\(example.id) \(example.isRefused): \(errors.map(\.problem))")
            }
        }
        let different = Self.stricter.count + Self.looser.count
        print("golden validate: \(agreed - different) / 224 as Argo Events, \(different) different by decision")
        #expect(surprises == [])
        #expect(agreed == 224)
    }
}
