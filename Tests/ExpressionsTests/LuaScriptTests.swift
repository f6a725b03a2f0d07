import EventData
import Expressions
import Testing

struct LuaScriptTests {
    private static let data = #"{"a":"hello","n":3,"f":1.5,"b":true,"list":["x","y"],"map":{"x":1},"big":1e6}"#

    private func passes(_ script: String, _ data: String = data) throws -> Bool {
        try LuaScript(parsing: script).passes(JSONDocument(parsing: data))
    }

    private func transformed(_ script: String, _ data: String = data) throws -> String {
        try LuaScript(parsing: script).transform(JSONDocument(parsing: data)).text
    }

    @Test(
        arguments: [
            ("return true", true), ("return event.a == 'hello'", true), ("return event.a:upper() == 'HELLO'", true),
            ("return true, false", false), ("return false, true", true), ("return 'true'", false), ("return 1", false),
            ("return nil", false), ("local x = 1", false), ("return event.context == nil", true), ("", false),
        ] as [(String, Bool)]
    )
    func `a filter passes only when the last returned value is true`(script: String, isPassing: Bool) throws {
        #expect(try passes(script) == isPassing)
    }

    @Test(arguments: ["[1]", "\"x\"", "5", "true"])
    func `data that is neither an object nor null is an error`(data: String) throws {
        #expect(throws: EvaluationError.self) { try passes("return true", data) }
        #expect(throws: EvaluationError.self) { try transformed("return event", data) }
    }

    @Test(
        arguments: [
            ("null", "{}"), ("{}", "{}"), (#"{"a":null}"#, "{}"), (#"{"a":1,"a":null}"#, "{}"),
            (#"{"b":[1,null,2]}"#, #"{"b":[1,2]}"#), (#"{"c":[[1],[2]]}"#, #"{"c":{}}"#),
            (#"{"d":[],"e":{}}"#, #"{"d":{},"e":{}}"#),
            (#"{"f":[{"g":[]}]}"#, #"{"f":[{"g":{}}]}"#),
            (#"{"z":1,"a":{"y":2,"x":1}}"#, #"{"a":{"x":1,"y":2},"z":1}"#),
            (#"{"t":"\u00e9\ud83d\ude00\ud800\n\/"}"#, #"{"t":"é😀\#u{FFFD}\n/"}"#),
            (#"{"a":12345678901234567890,"b":-0.0,"c":1e21}"#, #"{"a":12345678901234567000,"b":-0,"c":1e+21}"#),
            (#"{"a":0.1,"b":1e-7,"c":123456789.125,"d":100}"#, #"{"a":0.1,"b":1e-7,"c":123456789.125,"d":100}"#),
        ] as [(String, String)]
    )
    func `an event becomes a table and a table becomes JSON`(data: String, result: String) throws {
        #expect(try transformed("return event", data) == result)
    }

    @Test func `a number beyond a double's range is an error, wherever it stands`() throws {
        #expect(throws: EvaluationError.self) { try passes("return true", #"{"a":1e400}"#) }
        #expect(throws: EvaluationError.self) { try passes("return true", #"{"a":[[1e400]]}"#) }
    }

    @Test(
        arguments: [
            ("return {1, 2, x = 3}", "[1,2]"), ("return {[1] = 'a', [3] = 'c'}", #"["a",null,"c"]"#),
            ("return 5, event.map", #"{"x":1}"#), ("return setmetatable({}, {__is_array = true})", "[]"),
            ("return {t = setmetatable({}, {__is_array = 1})}", #"{"t":{}}"#),
            ("return {[1.5] = 'a', [true] = 'b', [-1] = 'c'}", #"{"-1":"c","1.5":"a","true":"b"}"#),
            ("return {t = '<&>\\226\\128\\168\\255\\1'}", #"{"t":"\u003c\u0026\u003e\u2028\ufffd\u0001"}"#),
            ("return {n = math.huge}", #"{"n":1.7976931348623157e+308}"#),
        ] as [(String, String)]
    )
    func `tables with positive whole keys are arrays, others are objects`(script: String, result: String) throws {
        #expect(try transformed(script) == result)
    }

    @Test(
        arguments: [
            "return 'hello'", "return event, 5", "local x = 1", "return {f = function() end}", "return {x = 0/0}",
            "return {x = 1/0}", "return {c = coroutine.create(function() end)}", "local t = {} t.t = t return t",
            "return {[60000000] = 1}", "error('no')", "error({})", "return event.x.y", "return nothing()",
        ]
    )
    func `what has no JSON form, and an error, is an error`(script: String) {
        #expect(throws: EvaluationError.self) { try transformed(script) }
    }

    @Test func `an error says the line of the script`() throws {
        let missing = EvaluationError("<string>:2: attempt to index field 'x' (a nil value)")
        #expect(throws: missing) { try passes("local a = 1\nreturn event.x.y") }
        #expect(throws: EvaluationError("<string>:1: no")) { try passes("error('no')") }
        let joined = EvaluationError("<string>:3: attempt to concatenate a nil value")
        #expect(throws: joined) { try passes("local t = 'a' .. 'b'\n\nreturn t .. nil") }
    }

    @Test(
        arguments: [
            ("if event.a return true end", 1, 12, "write 'then' there"), ("return (", 1, nil, nil),
            ("local x = 1\nreturn x != 1", 2, nil, nil),
            ("local s = 'abc", 1, nil, "close the string on the line it begins on"),
            ("while true do", 1, nil, "write 'end' there"),
        ] as [(String, Int, Int?, String?)]
    )
    func `a syntax error says where`(script: String, line: Int, column: Int?, fix: String?) {
        let error = #expect(throws: ExpressionError.self) { try LuaScript(parsing: script) }
        #expect(error?.line == line)
        if let column { #expect(error?.column == column) }
        if let fix { #expect(error?.fix == fix) }
    }

    @Test func `bytecode and scripts that are too long are refused`() {
        #expect(throws: ExpressionError.self) { try LuaScript(parsing: "\u{1B}Lua") }
        let long = String(repeating: " ", count: LuaScript.maximumBytes + 1)
        #expect(throws: ExpressionError.self) { try LuaScript(parsing: long) }
    }

    @Test func `as many values as Lua allows may be joined in one expression`() throws {
        for count in [2, 120, 130, 180] {
            let values = Array(repeating: "event.n", count: count).joined(separator: " .. ")
            #expect(try transformed("return {#(\(values))}") == "[\(count)]")
        }
        let values = Array(repeating: "event.n", count: 300).joined(separator: " .. ")
        #expect(throws: ExpressionError.self) { try LuaScript(parsing: "return \(values)") }
    }
}
