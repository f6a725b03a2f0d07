import EventData
import Expressions
import Testing

/// The libraries behave as the reference's Lua does, which differs from C Lua in small things.
struct LuaLibraryTests {
    private func result(_ values: String) throws -> String {
        try LuaScript(parsing: "return {\(values)}").transform(JSONDocument(parsing: "{}")).text
    }

    @Test func `numbers become text with all their digits`() throws {
        let script = "1709251199000000 .. '', (1/3) .. '', tostring(2^53), tostring(1e300), tostring(-0.0), 1 .. 2"
        let texts = ##"["1709251199000000","0.3333333333333333","9007199254740992","1e+300","0","12"]"##
        #expect(try result(script) == texts)
        #expect(try result("tostring(1234567.5), tostring(1/0), tostring(-1/0)") == #"["1.2345675e+06","+Inf","-Inf"]"#)
    }

    @Test func `joining asks tables from right to left`() throws {
        let script = """
            local t = setmetatable({}, {__concat = function(a, b) return type(a) .. ':' .. type(b) end})
            local s = ''
            for i = 1, 3 do s = s .. (i > 1 and ',' or '') .. i end
            return {t .. 1, 1 .. t, 'a' .. 'b' .. t, s}
            """
        let joined = try LuaScript(parsing: script).transform(JSONDocument(parsing: "{}")).text
        #expect(joined == #"["table:number","number:table","astring:table","1,2,3"]"#)
    }

    @Test(
        arguments: [
            (#"("hello"):find("l+")"#, "[3,4]"), (#"("k = v"):match("^(%w+)%s*=%s*(%w+)$")"#, #"["k","v"]"#),
            (#"("abc"):gsub("%w", "%0%0")"#, #"["aabbcc",3]"#), (#"("abc"):gsub("", "-")"#, #"["-a-b-c-",4]"#),
            (#"("f(a(b)c)d"):match("%b()")"#, #"["(a(b)c)"]"#), (#"("abab"):match("(ab)%1")"#, #"["ab"]"#),
            (#"("hello"):match("()ll()")"#, "[3,5]"), (#"("x"):match("[]x]")"#, #"["x"]"#),
            (#"("aaa"):match("^a-$")"#, #"["aaa"]"#), (#"("a.b"):find(".", 2, true)"#, "[2,2]"),
            (#"("hello"):gsub("l+", {ll = "LL"})"#, #"["heLLo",1]"#),
            (#"("ab"):gsub("%a", function(c) return c == "a" and "x" end)"#, #"["xb",2]"#),
        ] as [(String, String)]
    )
    func `patterns are Lua's`(call: String, answer: String) throws {
        #expect(try result(call) == answer)
    }

    @Test(arguments: ["(", ")", "%", "[a", "%1", "(%1)", "%b("])
    func `a malformed pattern is an error`(pattern: String) throws {
        #expect(try result("(pcall(string.match, 'x', '\(pattern)'))") == "[false]")
    }

    @Test(
        arguments: [
            (#""%5d|%-5d|%05d|%+d", 42, 42, 42, 42"#, "   42|42   |00042|+42"),
            (#""%x %X %o %c", 255, 255, 8, 65"#, "ff FF 10 A"),
            (#""%5.2f %e %g", 3.14159, 1234.5, 0.1"#, " 3.14 1.234500e+03 0.1"),
            (#""%s %s %s", nil, true, 1.5"#, "nil true 1.5"),
            (#""%d %d", "3", "x""#, "3 0"), (#""%d""#, "%!d(MISSING)"), (#""%a", 1"#, "%!a(int64=1)"),
            (#""100%%""#, "100%"),
            (#""%5s|%-5s|%.2s", "a", "b", "xyz""#, "    a|b    |xy"),
        ] as [(String, String)]
    )
    func `formatting is Go's`(arguments: String, text: String) throws {
        #expect(try result("string.format(\(arguments))") == "[\"\(text)\"]")
    }

    @Test func `a text becomes a number as in the reference`() throws {
        let script = """
            tonumber("1e3") or "none", tonumber("0x1F"), tonumber(" 12 "), tonumber("1.5e3"), tonumber("ff", 16),
            tonumber("") or "none", tonumber("-7")
            """
        #expect(try result(script) == #"["none",31,12,1500,255,"none",-7]"#)
    }

    @Test func `letters beyond ASCII have upper and lower case`() throws {
        #expect(try result("('héllo'):upper(), ('ÀΩ'):lower(), ('ß'):upper()") == #"["HÉLLO","àω","ß"]"#)
    }

    @Test func `messages of error and assert begin with the line`() throws {
        let calls = "select(2, pcall(error, 'x')), select(2, pcall(error, 'x', 0)), select(2, pcall(assert, nil))"
        let messages = #"["\u003cstring\u003e:1: x","x","\u003cstring\u003e:1: assertion failed!"]"#
        #expect(try result(calls) == messages)
    }

    @Test func `sorting is by the order given, and an order that makes no sense ends`() throws {
        let script = """
            local t = {5, 2, 8, 1}
            table.sort(t, function(a, b) return a > b end)
            local u = {3, 1, 2}
            table.sort(u, function() return true end)
            return {t[1], t[2], t[3], t[4], #u}
            """
        #expect(try LuaScript(parsing: script).transform(JSONDocument(parsing: "{}")).text == "[8,5,2,1,3]")
    }

    @Test func `coroutines hand values back and forth`() throws {
        let script = """
            local c = coroutine.create(function(a, b) local d = coroutine.yield(a + b) return d * 2 end)
            local _, sum = coroutine.resume(c, 1, 2)
            local _, double = coroutine.resume(c, 10)
            local alive = coroutine.resume(c)
            return {sum, double, coroutine.status(c), alive}
            """
        #expect(try LuaScript(parsing: script).transform(JSONDocument(parsing: "{}")).text == #"[3,20,"dead",false]"#)
    }

    @Test func `random numbers depend on the event alone`() throws {
        let script = try LuaScript(parsing: "return {math.random(1000000)}")
        let first = try JSONDocument(parsing: #"{"a":1}"#)
        let second = try JSONDocument(parsing: #"{"a":2}"#)
        #expect(try script.transform(first) == script.transform(first))
        #expect(try script.transform(first) != script.transform(second))
    }
}
