import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

/// Filters of all kinds together (spec/sensor.md §2.5, §2.8–2.10, §11.3), read as a manifest's.
@Suite struct FilterKindTests {
    private static let accepting: [(kind: String, filter: JSON)] = [
        ("exprs", [["expr": "n == 1", "fields": [["path": "n", "name": "n"]]]]),
        ("data", [["path": "n", "type": "number", "value": ["1"]]]),
        ("context", ["type": "webhook"]),
        ("time", ["start": "08:00:00", "stop": "08:00:01"]),
        ("script", "return event.n == 1"),
    ]
    private static let rejecting: [(kind: String, filter: JSON)] = [
        ("exprs", [["expr": "n == 2", "fields": [["path": "n", "name": "n"]]]]),
        ("data", [["path": "n", "type": "number", "value": ["2"]]]),
        ("context", ["type": "calendar"]),
        ("time", ["start": "09:00:00", "stop": "08:00:00"]),
        ("script", "return event.n == 2"),
    ]
    private static let failing: [(kind: String, filter: JSON)] = [
        ("exprs", [["expr": "x == 1", "fields": [["path": "absent", "name": "x"]]]]),
        ("data", [["path": "absent", "type": "number", "value": ["1"]]]),
        ("time", ["start": "10:10", "stop": "08:00:01"]),
        ("script", "return event.n.x.y"),
    ]

    @Test(arguments: 0..<32)
    func `under and every configured kind must accept, under or one of them`(bits: Int) {
        let isAccepting = (0..<5).map { bits >> $0 & 1 == 1 }
        let filters = (0..<5).map { isAccepting[$0] ? Self.accepting[$0] : Self.rejecting[$0] }
        #expect(verdict(filters, "and") == (isAccepting.allSatisfy(\.self) ? "accepted" : "rejected"))
        #expect(verdict(filters, "or") == (isAccepting.contains(true) ? "accepted" : "rejected"))
    }

    @Test(arguments: failing.indices)
    func `a failing kind rejects the event under both operators, whatever the others say`(index: Int) {
        let failing = Self.failing[index]
        for others in [Self.accepting, Self.rejecting] {
            let filters = [failing] + others.filter { $0.kind != failing.kind }
            #expect(verdict(filters, "and") == "failed")
            #expect(verdict(filters, "or") == "failed")
        }
    }

    @Test func `an event without data passes exprs, data and script`() {
        let kinds = Self.failing.filter { $0.kind != "time" }
        #expect(verdict(kinds, "and", data: nil) == "accepted")
    }

    @Test func `no expressions accept under and, and do not under or`() {
        #expect(verdict([("exprs", []), ("exprLogicalOperator", "and")], "or") == "accepted")
        #expect(verdict([("exprs", []), ("exprLogicalOperator", "or")], "or") == "rejected")
        #expect(verdict([("data", []), ("dataLogicalOperator", "or")], "or") == "accepted")
    }

    @Test(arguments: [
        ("exprs", "exprs[0] 'n == 2' is not true with n = 1"),
        ("context", #"context.type is "webhook", wanted "calendar""#),
        ("time", "time 2027-01-15T08:00:00Z is not from 09:00:00 until 08:00:00 in UTC"),
        ("script", "script did not return true"),
    ])
    func `a rejection says which rule and what was found`(kind: String, detail: String) throws {
        let filter = try #require(Self.rejecting.first { $0.kind == kind })
        #expect(decide([filter], "and") == .rejected(detail))
    }

    @Test(arguments: [
        ("exprs", "exprs[0] 'x == 1': path 'absent' does not exist in the event's data"),
        ("time", "time: 'start' is '10:10', which is no time of day"),
    ])
    func `a failure says which rule and why`(kind: String, detail: String) throws {
        let filter = try #require(Self.failing.first { $0.kind == kind })
        #expect(decide([filter], "and") == .failed(detail))
    }

    // MARK: Deciding

    private enum Decision: Equatable {
        case accepted, rejected(String), failed(String)
    }

    private func verdict(_ filters: [(kind: String, filter: JSON)], _ word: String, data: JSON? = ["n": 1]) -> String {
        switch decide(filters, word, data: data) {
        case .accepted: "accepted"
        case .rejected: "rejected"
        case .failed: "failed"
        }
    }

    private func decide(
        _ filters: [(kind: String, filter: JSON)],
        _ word: String,
        data: JSON? = ["n": 1]
    ) -> Decision {
        let block = JSON.object(JSONObject(filters.map { ($0.kind, $0.filter) }))
        let dependency = Dependency.reading(["filters": block, "filtersLogicalOperator": .string(word)])
        let event = DecodedEvent(.example("subject", id: "1", data: data))
        switch dependency.decide(on: event, in: Evaluation(now: start, seed: [])) {
        case .accepted: return .accepted
        case .rejected(let detail): return .rejected(detail)
        case .failed(let detail), .transformFailed(let detail): return .failed(detail)
        }
    }
}

extension Dependency {
    /// A dependency `dep` with more fields, read as from a manifest whose mistakes nobody reports.
    static func reading(_ fields: JSON) -> Dependency {
        var dependency: JSON = ["name": "dep", "eventSourceName": "source", "eventName": "subject"]
        for field in fields.object?.members ?? [] { dependency[field.name] = field.value }
        let node = ManifestNode(dependency, at: Place(file: "test", line: 1, column: 1))
        return Dependency(from: ManifestReader(node, path: "", problems: ManifestProblems()))
    }
}
