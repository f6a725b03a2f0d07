import EventData
import Testing

/// Paths of some hundred bytes that would build gigabytes, or take minutes, out of small documents.
@Suite struct JSONBudgetTests {
    /// Optimised code takes a twentieth.
    private static let patience = Duration.seconds(6)

    private static func list(_ count: Int) -> String { "[" + repeated("1,", count) + "1]" }
    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    private func find(_ path: String, in text: String) throws -> JSONMatch? {
        let document = try JSONDocument(parsing: text)
        var match: JSONMatch?
        let time = processorTime { match = document.find(JSONPath(path)) }
        #expect(time < Self.patience, "\(path.prefix(60))")
        return match
    }

    @Test func `a projection may build so much for all elements together`() throws {
        let path = #"#.{"n":[@this,@this]|[@this,@this]|#}|#.n"#
        let element = "\"\(Self.repeated("x", 100_000))\""
        #expect(try find(path, in: "[\(element),\(element)]")?.raw.text == "[2,2]")
        #expect(try find(path, in: "[\(Self.repeated(element + ",", 40))1]") == nil)
    }

    @Test func `digging up values inside of each other is bounded`() throws {
        let depth = 1_000
        let text = Self.repeated("[", depth) + Self.list(20_000) + Self.repeated("]", depth)
        #expect(try find("@dig:@this", in: text) == nil)
        #expect(try find("@dig:5", in: text)?.raw.text == "[1]")
    }

    @Test func `grouping with long names is bounded`() throws {
        let name = Self.repeated("n", 100_000)
        #expect(try find("@group", in: "{\"\(name)\":\(Self.list(1_000))}") == nil)
        #expect(try find("@group", in: #"{"a":[1,2],"b":[3]}"#)?.raw.text == #"[{"a":1,"b":3},{"a":2}]"#)
    }

    @Test(arguments: ["indent", "prefix"])
    func `laying out with wide indents is bounded`(option: String) throws {
        let path = "@pretty:{\"\(option)\":\"\(Self.repeated(" ", 4_000))\"}"
        #expect(try find(path, in: "[" + Self.repeated("{\"a\":[1]},", 3_000) + "{}]") == nil)
    }

    @Test func `laying out deep arrays takes time in proportion to their size`() throws {
        let deep = Self.repeated("[", 1_000) + Self.list(1_000) + Self.repeated("]", 1_000)
        #expect(try find("@pretty|@pretty|@pretty|@ugly", in: deep)?.raw.text == deep)
        #expect(try find(#"@pretty:{"width":1000000000}|@ugly"#, in: deep)?.raw.text == deep)
    }

    @Test func `a destination creates a bounded number of elements in all`() throws {
        let document = try JSONDocument(parsing: "{}")
        let value = JSONText(string: "x")
        let limit = JSONDestination.maximumPadding
        let problem = "more than \(limit) elements would be missing before it"
        for path in ["a." + Self.repeated("9999.", 126) + "9999", "a.\(limit / 2).\(limit / 2 + 1)", "a.\(Int.max).1"] {
            #expect(throws: JSONDestinationError(path: path, problem: problem)) {
                try document.setting(JSONDestination(path), to: value)
            }
        }
        let path = JSONDestination("a.\(limit / 2).\(limit / 2)")
        #expect(try document.setting(path, to: value).bytes.count == limit * 5 + #"{"a":[["x"]]}"#.utf8.count)
    }
}
