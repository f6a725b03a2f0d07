import EventData
import SensorEngine
import Testing

/// What payloads look like: members and types, and what changed.
struct PayloadSchemaTests {
    private func schema(_ texts: [String]) throws -> PayloadSchema {
        var schema = PayloadSchema()
        for (index, text) in texts.enumerated() {
            schema.add(try JSON(parsing: text), at: Timestamp(seconds: Int64(index)))
        }
        return schema
    }

    private func kinds(_ schema: PayloadSchema, _ path: String...) -> [String] {
        (schema.members[path]?.kinds.keys.map(\.rawValue) ?? []).sorted()
    }

    @Test func `members are counted once for each event, with their types and no values`() throws {
        let schema = try schema([
            #"{"a":{"b":1},"list":[{"x":1},{"x":"2"},{"y":null}]}"#, #"{"a":{"b":"text"},"list":[]}"#, #"{"a":null}"#,
        ])
        #expect(schema.members[["a"]]?.count == 3 && kinds(schema, "a") == ["null", "object"])
        #expect(schema.members[["a", "b"]]?.count == 2 && kinds(schema, "a", "b") == ["number", "string"])
        #expect(schema.members[["list", "[]", "x"]]?.count == 1)
        #expect(kinds(schema, "list", "[]", "x") == ["number", "string"])
        #expect(schema.members[["list", "[]", "x"]]?.kinds[.number]?.count == 1)
        #expect(!"\(schema.members)".contains("text"))
    }

    @Test func `an object whose names are data is a map, and everything is bounded`() throws {
        let users = (0..<200).map { #"{"users":{"user-\#($0)":{"age":1}},"n":1}"# }
        let byUser = try schema(users)
        #expect(byUser.maps == [["users"]])
        #expect(byUser.members.keys.map { $0.joined(separator: ".") }.sorted() == ["n", "users"])
        let deep = String(repeating: #"{"a":"#, count: 100) + "1" + String(repeating: "}", count: 100)
        #expect(try schema([deep]).members.count == PayloadSchema.maximumDepth)
        let wide = (0..<70).map { first in
            "\"m\(first)\":{" + (0..<70).map { "\"n\($0)\":1" }.joined(separator: ",") + "}"
        }
        let cut = try schema(["{\(wide.joined(separator: ","))}"])
        #expect(cut.members.count == PayloadSchema.maximumPaths && cut.isCut)
    }

    @Test func `of a long list a part is looked at, from all over it`() throws {
        let list = (0..<5_000).map { #"{"id":1,"part\#($0 * 10 / 5_000)":1}"# }.joined(separator: ",")
        let schema = try schema(["[\(list)]"])
        #expect(schema.members[["[]", "id"]]?.count == 1)
        #expect(schema.members.keys.count { $0.last?.hasPrefix("part") == true } == 10)
        let other = (0..<5_000).map { #"{"id\#($0)":1}"# }.joined(separator: ",")
        let names = try self.schema(["[\(other)]"]).members.keys.filter { $0.last?.hasPrefix("id") == true }
        #expect(names.count == PayloadSchema.maximumElements)
    }

    @Test func `of a large event a part is looked at, and what is behind it has not vanished`() throws {
        func nested(_ levels: Int) -> String {
            levels == 0 ? "1" : "[" + Array(repeating: nested(levels - 1), count: 50).joined(separator: ",") + "]"
        }
        let small = Array(repeating: #"{"deep":[],"late":1}"#, count: 30)
        let large = Array(repeating: "{\"deep\":\(nested(3)),\"late\":1}", count: 6)
        let both = try schema(small + large)
        #expect(both.isCut && both.members[["late"]]?.count == 30 && both.drifts == [])
        // The order of members is the sender's: what comes first is seen.
        let first = try schema(["{\"early\":1,\"deep\":\(nested(3))}", #"{"early":1,"late":1}"#])
        #expect(first.members[["early"]]?.count == 2 && first.members[["late"]]?.count == 1)
    }

    @Test func `what was usual and is gone, or of another type, is drift; what came now and then is not`() throws {
        let old = (0..<30).map { #"{"head":{"sha":"x"},"size":1,"rare":\#($0.isMultiple(of: 3) ? "1" : "2")}"# }
        let new = (0..<6).map { _ in #"{"head":{},"size":"1"}"# }
        let plain = try schema(old.map { $0.replacing(#""rare":2"#, with: #""other":2"#) } + new)
        #expect(
            plain.drifts == [
                PayloadSchema.Drift(
                    path: ["head", "sha"],
                    text: "vanished",
                    since: Timestamp(seconds: 30),
                    eventsSince: 6
                ),
                PayloadSchema.Drift(
                    path: ["size"],
                    text: "was number, is string",
                    since: Timestamp(seconds: 30),
                    eventsSince: 6
                ),
            ]
        )
        // Of an object that is gone only itself is told.
        let gone = try schema(
            old.map { $0.replacing("rare", with: "size2") } + (0..<6).map { _ in #"{"size":1,"size2":1}"# }
        )
        #expect(gone.drifts.map(\.path) == [["head"]])
        // Too few to say.
        #expect(try schema(Array(old.prefix(10)) + new).drifts == [])
        #expect(try schema(old + Array(new.prefix(3))).drifts == [])
    }
}
