import EventData
import Expressions
import Testing

@Suite struct LuaSandboxTests {
    private func transformed(_ script: String, _ data: String = "{}") throws -> String {
        try LuaScript(parsing: script).transform(JSONDocument(parsing: data)).text
    }

    private static let budgets = [
        "the script takes more than \(LuaScript.maximumSteps) steps",
        "the script takes more than \(LuaScript.maximumTime)",
        "the script allocates more than \(LuaScript.maximumAllocatedBytes) bytes",
        "the script holds more than \(LuaScript.maximumLiveBytes) bytes",
    ]

    @Test(arguments: HostileScripts.endless)
    func `a script that never ends is ended, and nothing in it can catch that`(script: String) throws {
        let error = #expect(throws: EvaluationError.self) { try transformed(script) }
        #expect(Self.budgets.contains(error?.problem ?? ""))
        #expect(try transformed("return event", #"{"a":1}"#) == #"{"a":1}"#)
    }

    @Test(arguments: HostileScripts.refused + HostileScripts.results)
    func `a script that goes too deep or too far fails`(script: String) throws {
        #expect(throws: EvaluationError.self) { try transformed(script) }
        #expect(try transformed("return event", #"{"a":1}"#) == #"{"a":1}"#)
    }

    @Test(arguments: [
        "os", "io", "package", "debug", "require", "load", "loadstring", "loadfile", "dofile", "module", "newproxy",
        "collectgarbage", "setfenv", "getfenv",
    ])
    func `what reaches out of the sandbox is absent`(name: String) throws {
        #expect(try LuaScript(parsing: "return \(name) == nil").passes(JSONDocument(parsing: "{}")))
    }

    @Test func `bytecode cannot be seen`() {
        #expect(throws: EvaluationError.self) { try transformed("return {string.dump(function() end)}") }
    }

    @Test func `a script leaves nothing behind`() throws {
        let vandal = try LuaScript(
            parsing: """
                local seen = leftover ~= nil or string.leftover ~= nil or getmetatable("").leftover ~= nil
                leftover, string.leftover, getmetatable("").leftover, math.floor = 1, 1, 1, nil
                string.upper = function() return "changed" end
                event.leftover = 1
                setmetatable(_G, {__index = function() return "changed" end})
                return seen
                """
        )
        let data = try JSONDocument(parsing: "{}")
        #expect(try !vandal.passes(data))
        #expect(try !vandal.passes(data))
        #expect(try transformed("return {('x'):upper(), math.floor(1.5), tostring(leftover)}") == #"["X",1,"nil"]"#)
    }

    @Test func `one script may run in several tasks at once`() async throws {
        let script = try LuaScript(parsing: "local s = '' for i = 1, 200 do s = s .. event.n end return {s}")
        let results = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<16 {
                group.addTask {
                    let data = try JSONDocument(parsing: #"{"n":\#(number)}"#)
                    let text = String(repeating: String(number), count: 200)
                    return try script.transform(data).text == "[\"\(text)\"]"
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results == Array(repeating: true, count: 16))
    }

    @Test func `addresses of tables are not told`() throws {
        #expect(
            try transformed("return {tostring({}), tostring(print)}")
                == transformed("return {tostring({}), tostring(print)}")
        )
    }

    @Test func `deep events and large ones are handled`() throws {
        let deep = String(repeating: #"{"a":"#, count: 900) + "1" + String(repeating: "}", count: 900)
        #expect(try transformed("return event", deep) == deep)
        let list = (1...50_000).map { #"{"id":\#($0),"t":"x\#($0)"}"# }.joined(separator: ",")
        #expect(
            try transformed("return {#event.list, event.list[50000].t}", #"{"list":[\#(list)]}"#)
                == #"[50000,"x50000"]"#
        )
    }

    @Test func `texts chosen to collide in Lua's table of strings cannot stall it`() throws {
        // Of texts longer than 31 bytes Lua's hash looks at every other one only: the last, not the one before it.
        let names = (0..<20_000).map { index in
            let digits = String(index, radix: 2)
            let bits = String(repeating: "0", count: 18 - digits.count) + digits
            return "\"" + bits.map { "\($0)a" }.joined() + "\":1"
        }
        #expect(throws: EvaluationError("the event's texts are made to collide")) {
            try transformed("return event", "{\(names.joined(separator: ","))}")
        }
    }
}
