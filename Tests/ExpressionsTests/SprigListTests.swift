import EventData
import Expressions
import Testing

struct SprigListTests {
    static let lists: [SprigCalls.Row] = [
        ("list", "[]", "[]"), ("tuple", "[1, null]", "[1,null]"), ("first", "[[1, 2]]", "1"), ("first", "[[]]", "null"),
        ("last", "[[1, 2]]", "2"), ("rest", "[[1, 2]]", "[2]"), ("rest", "[[]]", "null"),
        ("initial", "[[1, 2]]", "[1]"),
        ("initial", "[[]]", "null"), ("reverse", "[[]]", "[]"), ("append", "[[1], [2]]", "[1,[2]]"),
        ("prepend", "[[1], 2]", "[2,1]"), ("concat", "[[1], [2, 3]]", "[1,2,3]"), ("concat", "[[]]", "null"),
        ("uniq", #"[[1, 1, "1", [1], [1]]]"#, #"[1,"1",[1]]"#),
        ("compact", #"[[1, 0, "", null, [], {}, false, "a"]]"#, #"[1,"a"]"#),
        ("without", #"[["a", "b"], "a", "c"]"#, #"["b"]"#), ("has", #"["a", ["b", "a"]]"#, "true"),
        ("has", "[1, [1]]", "false"),
        ("has", "[1, null]", "false"), ("slice", "[[1, 2, 3], 1]", "[2,3]"), ("slice", "[[1, 2, 3], 1, 2]", "[2]"),
        ("slice", "[[]]", "null"), ("slice", "[[1], 1]", "[]"), ("chunk", "[3, [1, 2, 3, 4]]", "[[1,2,3],[4]]"),
        ("chunk", "[3, []]", "[]"), ("chunk", "[-2, [1]]", "[[1]]"), ("chunk", "[-9, [1, 2]]", "[]"),
        ("join", #"["-", ["a", null, 1]]"#, #""a-1""#), ("join", #"[",", 5]"#, #""5""#),
        ("sortAlpha", #"[["b", "é", "a", 10, 9]]"#, #"["10","9","a","b","é"]"#),
        ("sortAlpha", "[5]", #"["5"]"#), ("until", "[2]", "[0,1]"), ("regexFindAll", #"["x", "abc", -1]"#, "null"),
        ("regexFindAll", #"["[bc]", "abc", 1]"#, #"["b"]"#), ("splitList", #"["/", "a/b"]"#, #"["a","b"]"#),
        ("coalesce", #"[0, "", null, [], 2]"#, "2"), ("coalesce", "[]", "null"), ("default", "[1]", "1"),
        ("default", "[1, 0]", "1"),
        ("all", "[]", "true"), ("any", "[]", "false"), ("ternary", "[1, 2, false]", "2"), ("empty", "[{}]", "true"),
        ("deepEqual", "[[1, {\"a\": null}], [1, {\"a\": null}]]", "true"), ("deepEqual", "[1, 1.0]", "false"),
    ]

    @Test(arguments: lists) func `lists are taken apart and put together as in Go`(row: SprigCalls.Row) {
        #expect(SprigCalls.json(row.function, row.arguments) == row.result)
    }

    static let maps: [SprigCalls.Row] = [
        ("dict", #"["a", 1, 2, null, "last"]"#, #"{"2":null,"a":1,"last":""}"#), ("get", #"[{"a": 1}, "b"]"#, #""""#),
        ("get", #"[null, "b"]"#, #""""#), ("set", #"[{"a": 1}, "b", [2]]"#, #"{"a":1,"b":[2]}"#),
        ("unset", #"[{"a": 1, "b": 2}, "a"]"#, #"{"b":2}"#), ("hasKey", #"[{"a": null}, "a"]"#, "true"),
        ("keys", #"[{"b": 1, "a": 2}, {"a": 3}]"#, #"["a","b","a"]"#), ("values", #"[{"b": 1, "a": 2}]"#, "[2,1]"),
        ("pluck", #"["a", {"a": 1}, {"b": 2}, {"a": null}]"#, "[1,null]"),
        ("pick", #"[{"a": 1, "b": 2}, "a", "c"]"#, #"{"a":1}"#),
        ("omit", #"[{"a": 1, "b": 2}, "a", "c"]"#, #"{"b":2}"#), ("dig", #"["a", "b", "no", {"a": {"b": 1}}]"#, "1"),
        ("dig", #"["a", "b", "no", {"a": {}}]"#, #""no""#),
        (
            "merge", #"[{"a": 1, "m": {"x": 1}}, {"a": 2, "m": {"x": 2, "y": 3}, "z": null}]"#,
            #"{"a":1,"m":{"x":1,"y":3}}"#
        ),
        (
            "merge", #"[{"e": "", "l": [], "n": null}, {"e": "f", "l": [1], "n": {"o": 1}}]"#,
            #"{"e":"f","l":[1],"n":{"o":1}}"#
        ),
        (
            "mergeOverwrite",
            #"[{"a": 1, "m": {"x": 1, "w": 0}, "l": [1]}, {"a": 0, "m": {"x": 2}, "l": [], "z": null}]"#,
            #"{"a":0,"l":[],"m":{"w":0,"x":2},"z":null}"#
        ),
        ("merge", #"[null, {"a": 1}, {"a": 2, "b": 3}]"#, #"{"a":1,"b":3}"#),
        ("merge", #"[{"a": "text"}, {"a": {"b": 1}}]"#, #"{"a":"text"}"#),
        ("mergeOverwrite", #"[{"a": "text"}, {"a": {"b": 1}}]"#, #"{"a":{"b":1}}"#),
        ("deepCopy", #"[{"a": [1, {"b": null}]}]"#, #"{"a":[1,{"b":null}]}"#),
        ("fromJson", #"["{\"a\": [1, 2.5]}"]"#, #"{"a":[1,2.5]}"#), ("fromJson", #"["nope"]"#, "null"),
        ("toJson", #"["<a> & \u2028"]"#, #""\"\\u003ca\\u003e \\u0026 \\u2028\"""#),
        (
            "toPrettyJson", #"[{"a": [1, {}], "b": [], "c\n\"": "x:,{"}]"#,
            #""{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": [],\n  \"c\\n\\\"\": \"x:,{\"\n}""#
        ),
    ]

    @Test(arguments: maps) func `maps are changed, chosen from and merged as in Go`(row: SprigCalls.Row) {
        #expect(SprigCalls.json(row.function, row.arguments) == row.result)
    }

    @Test(arguments: [
        ("first", "[5]"), ("append", "[null, 1]"), ("concat", "[[1], 2]"), ("slice", #"["abc", 1]"#),
        ("slice", "[[1], 2]"),
        ("slice", "[[1, 2], 1, 0]"), ("slice", "[[1], -1]"), ("chunk", "[0, [1]]"), ("chunk", "[-2, []]"),
        ("has", #"[1, "1"]"#),
        ("set", #"[null, "a", 1]"#), ("get", #"[[1], "a"]"#), ("dig", #"["a", {}]"#),
        ("dig", #"["a", "b", 0, {"a": 1}]"#),
        ("dig", "[1, 0, {}]"), ("deepCopy", "[null]"), ("mustFromJson", #"["nope"]"#), ("ternary", "[1, 2, 3]"),
    ])
    func `what the functions cannot take is an error`(function: String, arguments: String) {
        #expect(SprigCalls.text(function, arguments).hasPrefix("error: "))
    }

    @Test func `types that Go tells apart are told apart`() throws {
        let pieces = try SprigCalls.value("split", [.string("/"), .string("a/b")])
        #expect(pieces.typeName == "map[string]string")
        #expect(throws: EvaluationError.self) { try SprigCalls.value("keys", [pieces]) }
        #expect(try SprigCalls.value("typeOf", [try SprigCalls.value("until", [.int(1)])]).text == "[]int")
        let chunks = try SprigCalls.value("chunk", [.int(1), try SprigCalls.value("list", [.int(1)])])
        #expect(chunks.typeName == "[][]interface {}")
        #expect(SprigCalls.text("kindOf", "[null]") == "invalid")
        #expect(SprigCalls.text("typeIs", #"["float64", 1.5]"#) == "true")
        let version = try SprigCalls.value("semver", [.string("1.2")])
        #expect(try SprigCalls.value("typeIsLike", [.string("semver.Version"), version]).text == "true")
    }

    @Test func `setting a member changes the map that others see, a deep copy is not touched`() throws {
        let map = try SprigCalls.list(#"[{"a": {"b": 1}}]"#)[0]
        let copy = try SprigCalls.value("deepCopy", [map])
        guard case .map(let members) = map, let inner = members["a"] else { return #expect(Bool(false)) }
        _ = try SprigCalls.value("set", [inner, .string("b"), .int(2)])
        #expect(map.text == "map[a:map[b:2]]")
        #expect(copy.text == "map[a:map[b:1]]")
    }

    @Test(arguments: ["join", "toStrings", "quote", "cat"])
    func `texts made of one large value again and again are paid for one by one`(function: String) throws {
        let text = GoValue.string(String(repeating: "x", count: 1 << 20))
        let many = Array(repeating: text, count: 100_000)
        let list = GoValue.list(GoList(many))
        let arguments = ["join": [.string(","), list], "toStrings": [list]][function] ?? many
        #expect(throws: EvaluationError.self) { try SprigCalls.value(function, arguments) }
    }

    @Test func `comparing and copying values that share members without end is paid for`() throws {
        var (left, right) = (GoValue.list(GoList([])), GoValue.list(GoList([])))
        for _ in 0..<60 {
            left = .list(GoList([left, left]))
            right = .list(GoList([right, right]))
        }
        let evaluation = { SprigCalls.evaluation(steps: 10_000) }
        let (deepEqual, deepCopy) = (Sprig.functions["deepEqual"], Sprig.functions["deepCopy"])
        #expect(throws: EvaluationError.self) { try deepEqual?.call([left, right], in: evaluation()) }
        #expect(throws: EvaluationError.self) { try deepCopy?.call([left], in: evaluation()) }
    }
}
