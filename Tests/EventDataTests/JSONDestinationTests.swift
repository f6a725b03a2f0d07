import EventData
import Testing

@Suite struct JSONDestinationTests {
    private func set(_ path: String, in object: String, to value: String = "9") throws -> String {
        let document = try JSONDocument(parsing: object)
            .setting(JSONDestination(path), to: JSONText(validated: Array(value.utf8)))
        return String(decoding: document.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("a.b.c", "{}", #"{"a":{"b":{"c":9}}}"#), ("a.b", #"{"a":1}"#, #"{"a":{"b":9}}"#),
        ("a.b", #"{"a":null}"#, #"{"a":{"b":9}}"#),
        ("a.0", #"{"a":"s"}"#, #"{"a":[9]}"#), ("l.0", #"{"l":[1,2]}"#, #"{"l":[9,2]}"#),
        ("l.01", #"{"l":[1,2]}"#, #"{"l":[1,9]}"#),
        ("l.3", #"{"l":[1]}"#, #"{"l":[1,null,null,9]}"#), ("l.2", "{}", #"{"l":[null,null,9]}"#),
        ("l.-1", #"{"l":[1]}"#, #"{"l":[1,9]}"#),
        ("l.-1", #"{"l":[ ]}"#, #"{"l":[ 9]}"#), ("l.-1", "{}", #"{"l":[9]}"#),
        ("o.-1", #"{"o":{}}"#, #"{"o":{"-1":9}}"#),
        ("l.-1.k", #"{"l":[{}]}"#, #"{"l":[{},{"k":9}]}"#), ("a.:1", "{}", #"{"a":{"1":9}}"#),
        ("a.:1", #"{"a":[1,2]}"#, #"{"a":[1,9]}"#),
        ("o.1", #"{"o":{"x":1}}"#, #"{"o":{"x":1,"1":9}}"#),
        (#"labels.app\.io/n"#, "{}", #"{"labels":{"app.io/n":9}}"#),
        (#"a\*"#, #"{"ab":1}"#, #"{"ab":1,"a*":9}"#), ("a..b", "{}", #"{"a":[{"b":9}]}"#), ("0", "[]", "[9]"),
        ("-1", "[1]", "[1,9]"),
        ("x", "null", #"{"x":9}"#), ("1", "null", "[null,9]"), (#"q"r"#, "{}", #"{"q\"r":9}"#),
        ("a.1", #"{"a":true}"#, #"{"a":[null,9]}"#),
    ])
    func `what is missing is created`(path: String, object: String, expected: String) throws {
        #expect(try set(path, in: object) == expected)
    }

    @Test(arguments: [
        (
            "objs.#(k==1).v", #"{"objs":[{"k":1,"v":"a"},{"k":2,"v":"b"}]}"#,
            #"{"objs":[{"k":1,"v":9},{"k":2,"v":"b"}]}"#
        ),
        ("objs.#.v", #"{"objs":[{"v":"a"},{},{"v":"b"}]}"#, #"{"objs":[{"v":9},{},{"v":9}]}"#),
        (
            "objs.#(k>0)#.v", #"{"objs":[{"k":1,"v":"a"},{"k":0,"v":"b"}]}"#,
            #"{"objs":[{"k":1,"v":9},{"k":0,"v":"b"}]}"#
        ),
        (
            "l.#.m.#.v", #"{"l":[{"m":[{"v":1},{"v":2}]},{"m":[{"v":3}]}]}"#,
            #"{"l":[{"m":[{"v":9},{"v":9}]},{"m":[{"v":9}]}]}"#
        ),
        ("m.a*", #"{"m":{"ab":1,"ac":2}}"#, #"{"m":{"ab":9,"ac":2}}"#), ("zz*", #"{"a":1}"#, #"{"a":1}"#),
        ("@this", #"{"a":1}"#, #"{"a":1}"#),
        ("a|b", #"{"a":{"b":1}}"#, #"{"a":{"b":1}}"#), ("a.#", #"{"a":[1]}"#, #"{"a":[1]}"#),
        ("objs.#(k==3).v", #"{"objs":[{"k":1}]}"#, #"{"objs":[{"k":1}]}"#),
        ("d.#(>1)#", #"{"d":[1,2,3]}"#, #"{"d":[1,9,9]}"#),
    ])
    func `a selection replaces only what exists`(path: String, object: String, expected: String) throws {
        #expect(try set(path, in: object) == expected)
    }

    @Test func `untouched text stays as it is`() throws {
        let object = "{ \"a\" : 1.50 ,\n  \"b\" : [ 1 , {\"c\":\"\\u003c\"} ] , \"a\":2 }\n"
        #expect(
            try set("b.1.d", in: object, to: "[]")
                == "{ \"a\" : 1.50 ,\n  \"b\" : [ 1 , {\"c\":\"\\u003c\",\"d\":[]} ] , \"a\":2 }\n"
        )
    }

    @Test func `values are set one after the other, each in what the others left`() throws {
        let settings = [
            ("a.b", #"{"x":[1, 2]}"#), ("a.b.x.-1", #""é\"""#), ("a.b.x.0", " [ ] "), ("l.3", "{}"), ("l.3.k", "1e3"),
            ("a.b.x.2.y", "null"), ("s", "[[1],[2]]"), ("s.1.0", "{}"), ("a", "7"), (#"q"\\"#, "[]"), ("l.0", "true"),
        ]
        var document = try JSONDocument(parsing: "{ \"s\" : \"old\" , \"l\" : [ ] }\n")
        for (path, value) in settings {
            document = try document.setting(JSONDestination(path), to: JSONText(validated: Array(value.utf8)))
            #expect(try document.tree == JSONDocument(parsing: document.bytes).tree)
        }
        #expect(
            String(decoding: document.bytes, as: UTF8.self)
                == "{ \"s\" : [[1],[{}]] , \"l\" : [ true,null,null,{\"k\":1e3}] ,\"a\":7,\"q\\\"\\\\\":[]}\n"
        )
    }

    @Test(arguments: ["", "1 2", "[", "tru", "\u{0}"])
    func `a value that is none is refused whatever was promised`(value: String) {
        for (path, object) in [("a", #"{"a":1}"#), ("a", "{}"), ("a.0", #"{"a":{}}"#), ("a.b", #"{"a":1}"#)] {
            #expect(throws: JSONDestinationError.self) { try set(path, in: object, to: value) }
        }
    }

    @Test func `a value set too deep is refused, at the limit it is not`() throws {
        let depth = JSONDocument.maximumDepth
        let value = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
        for (path, object) in [("a.b", #"{"a":{"b":1}}"#), ("a.b", #"{"a":{}}"#), ("a.b", "{}"), ("a.0", #"{"a":[]}"#)]
        {
            #expect(try set(path, in: object, to: value(depth - 2)).utf8.count > 2 * (depth - 2))
            #expect(throws: JSONDestinationError(path: path, problem: "nested too deep")) {
                try set(path, in: object, to: value(depth - 1))
            }
        }
    }

    @Test(arguments: [
        ("", "{}", "the path is empty"), ("l.x", #"{"l":[1]}"#, "'x' is no position in an array"),
        ("l.x.y", #"{"l":[]}"#, "'x' is no position in an array"),
        ("l.:x", #"{"l":[]}"#, "'x' is no position in an array"),
        ("l.x.20000", #"{"l":[]}"#, "'x' is no position in an array"),
        ("l.99999999999999999999", #"{"l":[]}"#, "more than 10000 elements would be missing before it"),
        ("l.5.20000", "{}", "more than 10000 elements would be missing before it"),
    ])
    func `a path that does not fit says why`(path: String, object: String, problem: String) {
        #expect(throws: JSONDestinationError(path: path, problem: problem)) { try set(path, in: object) }
    }

    @Test func `a path of a hundred thousand parts is refused`() {
        let path = String(repeating: "a.", count: 100_000)
        #expect(throws: JSONDestinationError(path: path, problem: "the path is too long")) { try set(path, in: "{}") }
    }
}
