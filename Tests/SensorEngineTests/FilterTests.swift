import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

@Suite struct FilterTests {
    /// What a filter of the truth tables does with the event `{"n":1}`.
    enum Entry: String, Sendable {
        case holds = "T"
        case fails = "F"
        case errs = "E"

        var filter: DataFilter {
            let wanted = self == .fails ? "2" : "1"
            let path = JSONPath(self == .errs ? "absent" : "n")
            let number = Double(wanted) ?? 0
            return DataFilter(path: path, comparator: .equal, expected: .numbers([.success(number)]), values: [wanted])
        }
    }

    /// Rows of spec/sensor.md §2.5: entries, and what `and` and `or` make of them.
    static let rows: [(entries: String, and: Outcome.Verdict, or: Outcome.Verdict)] = [
        ("", .fired, .fired),
        ("T", .fired, .fired),
        ("F", .filtered, .filtered),
        ("E", .filterError, .filterError),
        ("TT", .fired, .fired),
        ("TF", .filtered, .fired),
        ("FT", .filtered, .fired),
        ("FF", .filtered, .filtered),
        ("TE", .filterError, .fired),
        ("ET", .filterError, .fired),
        ("FE", .filtered, .filterError),
        ("EF", .filterError, .filterError),
        ("EE", .filterError, .filterError),
    ]

    @Test(arguments: rows.indices)
    func `entries combine by the truth table`(row: Int) throws {
        let row = Self.rows[row]
        let entries = row.entries.compactMap { Entry(rawValue: String($0))?.filter }
        #expect(try verdicts(Filters(data: entries, dataOperator: .and)) == [row.and])
        #expect(try verdicts(Filters(data: entries, dataOperator: .or)) == [row.or])
    }

    @Test func `filters without any kind pass under and, never under or`() throws {
        #expect(try verdicts(nil) == [.fired])
        #expect(try verdicts(Filters(kindsOperator: .and, data: nil)) == [.fired])
        #expect(try verdicts(Filters(kindsOperator: .or, data: nil)) == [.filtered])
        #expect(try verdicts(Filters(kindsOperator: .or, data: [])) == [.fired])
    }

    @Test func `an event without data passes every data filter`() throws {
        #expect(try verdicts(Filters(data: [Entry.fails.filter]), data: nil) == [.fired])
    }

    @Test func `data that is not JSON is an error`() throws {
        let outcomes = try outcomes(Filters(data: [Entry.holds.filter]), data: Array("{".utf8))
        #expect(outcomes.map(\.verdict) == [.filterError])
        #expect(outcomes.first?.detail.hasPrefix("data: the event's data is not JSON: ") == true)
        #expect(try verdicts(Filters(data: [Entry.holds.filter]), data: []) == [.filterError])
    }

    @Test func `a rejection names rule, path, what was found and what was wanted`() throws {
        let filters = try Filters.matching("body.ref", "^release/")
        let data = JSON(dictionaryLiteral: ("body", ["ref": "main"])).bytes
        let detail = #"data[0] 'body.ref' is "main", wanted = "^release/""#
        let expected = Outcome(sequence: 1, dependency: "dep", verdict: .filtered, detail: detail)
        #expect(try outcomes(filters, data: data) == [expected])
    }

    @Test func `under or every entry's finding is told`() throws {
        let filters = Filters(data: [Entry.fails.filter, Entry.fails.filter], dataOperator: .or)
        let detail = #"data[0] 'n' is 1, wanted = "2" / data[1] 'n' is 1, wanted = "2""#
        #expect(try outcomes(filters, data: Array(#"{"n":1}"#.utf8)).map(\.detail) == [detail])
    }

    @Test func `a missing path is told`() throws {
        let detail = "data[0] 'absent' does not exist in the event's data"
        let found = try outcomes(Filters(data: [Entry.errs.filter]), data: Array("{}".utf8))
        #expect(found == [Outcome(sequence: 1, dependency: "dep", verdict: .filterError, detail: detail)])
    }

    @Test func `an outcome quotes no more than a little of a value`() throws {
        let filters = try Filters.matching("s", "^x$")
        let long = String(repeating: "é", count: 10_000)
        let data = JSON(dictionaryLiteral: ("s", .string(long))).bytes
        let quoted = String(repeating: "é", count: 32) + "…"
        let detail = "data[0] 's' is \"\(quoted)\", wanted = \"^x$\""
        #expect(try outcomes(filters, data: data).map(\.detail) == [detail])
    }

    @Test func `a join of many findings is clipped`() throws {
        let filters = Filters(data: Array(repeating: Entry.fails.filter, count: 500), dataOperator: .or)
        let details = try outcomes(filters, data: Array(#"{"n":1}"#.utf8)).map(\.detail)
        #expect(details.map(\.utf8.count) == [1024 + "…".utf8.count])
    }

    private func verdicts(_ filters: Filters?, data: [UInt8]? = Array(#"{"n":1}"#.utf8)) throws -> [Outcome.Verdict] {
        try outcomes(filters, data: data).map(\.verdict)
    }

    private func outcomes(_ filters: Filters?, data: [UInt8]?) throws -> [Outcome] {
        var event = CloudEvent.example("subject", id: "1")
        event.data = data
        var engine = Engine(sensor: try .logging(filters: filters))
        return engine.receive(event, sequence: 1, at: start).outcomes
    }
}
