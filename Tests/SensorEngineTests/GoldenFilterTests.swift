import EventData
import Manifests
import SensorEngine
import Testing

@Suite struct GoldenFilterTests {
    @Test func `data filters decide as Argo Events does`() throws {
        var score = GoldenScore("filter (data, no templates)")
        for example in try GoldenCase.all(of: "filter") {
            try score.add(example, isApplicable: isApplicable(example)) { try problem(of: example) }
        }
        print(score.description)
        #expect(score.failures == [])
        #expect(score.applicable > 300)
    }

    private func isApplicable(_ example: GoldenCase) -> Bool {
        let filters = example.input["filters"]?.object?.members ?? []
        let kinds = filters.map(\.name).filter { !$0.hasSuffix("LogicalOperator") }
        let hasTemplate = example.input.at("filters", "data")?.array?.contains { $0["template"]?.string ?? "" != "" }
        return kinds.allSatisfy { $0 == "data" } && hasTemplate != true && !isRefusedAtLoad(example)
    }

    /// Our manifests refuse such comparators at load, as Argo Events' own validation does.
    private func isRefusedAtLoad(_ example: GoldenCase) -> Bool {
        let comparators = example.input.at("filters", "data")?.array?.compactMap { $0["comparator"]?.string } ?? []
        return comparators.contains { !$0.isEmpty && DataFilter.Comparator(rawValue: $0) == nil }
    }

    private func problem(of example: GoldenCase) throws -> String? {
        let answer = try decide(example)
        let isRight = answer.passes == (example.result.bool ?? false) && answer.fails == example.expectsError
        return isRight ? nil : "answered \(answer), wanted \(example.expect.text)"
    }

    /// The answer as the record of a sensor that logs every accepted event shows it.
    private func decide(_ example: GoldenCase) throws -> (passes: Bool, fails: Bool) {
        let filters: Filters?
        do {
            filters = try example.input["filters"].flatMap { json in
                json == .null
                    ? nil : try Filters(golden: json, kindsOperator: example.input["filtersLogicalOperator"])
            }
        } catch is Unwritable {
            return (false, true)
        }
        var event = CloudEvent(golden: example.input["event"] ?? .null)
        event.source = "source"
        event.subject = "subject"
        var engine = Engine(sensor: try .logging(filters: filters))
        let verdicts = engine.receive(event, sequence: 1, at: Timestamp(seconds: 0)).outcomes.map(\.verdict)
        return (verdicts == [.fired], verdicts == [.filterError])
    }
}
