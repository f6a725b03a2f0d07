import EventData
import Operator
import Testing

@Suite struct ObjectStatusTests {
    private static let status = ObjectStatus(
        generation: 2,
        conditions: [
            Condition("Deployed", .yes, reason: "Running"),
            Condition("ConfigValid", .no, reason: "Invalid", message: "spec: wrong"),
        ]
    )

    @Test func `a first status is sorted by type and has the time of now`() {
        let json = Self.status.json(after: nil, at: Timestamp(seconds: 60))
        #expect(
            json == [
                "conditions": [
                    Self.line("ConfigValid", "False", "Invalid", "spec: wrong", since: "1970-01-01T00:01:00Z"),
                    Self.line("Deployed", "True", "Running", nil, since: "1970-01-01T00:01:00Z"),
                ],
                "observedGeneration": 2,
            ]
        )
    }

    @Test func `what says the same already is not written`() {
        let first = Self.status.json(after: nil, at: Timestamp(seconds: 60))
        #expect(Self.status.json(after: first, at: Timestamp(seconds: 90)) == nil)
    }

    @Test func `a condition keeps its time until its status is another, whatever else changes`() {
        let first = Self.status.json(after: nil, at: Timestamp(seconds: 60))
        let mended = ObjectStatus(
            generation: 3,
            conditions: [
                Condition("Deployed", .yes, reason: "EarlierGeneration", message: "generation 2 goes on running"),
                Condition("ConfigValid", .yes, reason: "Valid"),
            ]
        )
        let times = mended.json(after: first, at: Timestamp(seconds: 90))?["conditions"]?.array?.map {
            $0["lastTransitionTime"]
        }
        #expect(times == ["1970-01-01T00:01:30Z", "1970-01-01T00:01:00Z"])
    }

    @Test func `what others keep in the status stays`() {
        let json = Self.status.json(after: ["theirs": 1, "conditions": []], at: Timestamp(seconds: 60))
        #expect(json?["theirs"] == 1)
    }

    private static func line(
        _ type: JSON,
        _ status: JSON,
        _ reason: JSON,
        _ message: JSON?,
        since: JSON
    ) -> JSON {
        var line: JSON = [
            "type": type, "status": status, "reason": reason, "lastTransitionTime": since, "observedGeneration": 2,
        ]
        line["message"] = message
        return line
    }
}
