import EventData
import Expressions
import Testing

/// What a program makes of an event's data, or why it makes nothing.
func transformed(_ program: String, _ data: String = "{}") throws -> String {
    let document = try JSONDocument(parsing: data)
    return try JQProgram(parsing: program).transform(document, now: Timestamp(seconds: 1_700_000_000)).text
}

@Suite struct JQProgramTests {
    @Test func `the first output is the new data, compact and sorted, with HTML characters escaped`() throws {
        #expect(try transformed("{x: .b}, {y: 2}", #"{"b": "<&>", "a": 1}"#) == #"{"x":"\u003c\u0026\u003e"}"#)
        #expect(
            try transformed(".", #"{"b": {"z": 1, "a": [1.50, 1e21, 1e-7]}, "a": 2}"#)
                == #"{"a":2,"b":{"a":[1.5,1e+21,1e-7],"z":1}}"#
        )
    }

    @Test func `numbers are 64-bit floats`() throws {
        #expect(try transformed(".", #"{"a":9007199254740993,"b":-0.5e-3}"#) == #"{"a":9007199254740992,"b":-0.0005}"#)
        #expect(throws: EvaluationError("jq: a number is larger than a 64-bit float can be")) {
            try transformed(".", #"{"a":1e400}"#)
        }
    }

    @Test func `null data is an object without members, and null where it stays as it is`() throws {
        #expect(try transformed("{a: .}", "null") == #"{"a":null}"#)
        #expect(try transformed(".", "null") == "null")
        #expect(try transformed(".b = 1", "null") == #"{"b":1}"#)
        #expect(try transformed("to_entries | from_entries", "null") == "{}")
    }

    @Test(arguments: [
        (".", "[1]", "jq needs data that is an object; it is array"),
        (".a", #"{"a":"x"}"#, "jq: the output must be an object; it is string"),
        ("empty", "{}", "jq: the program has no output"),
        ("error(\"no ref\")", "{}", "jq: no ref"),
        ("error({a: 1})", "{}", #"jq: {"a":1}"#),
        (".a.b", #"{"a":1}"#, "jq: Cannot index number with string \"b\""),
        ("{a: nan}", "{}", "jq: the output holds nan, which JSON cannot say"),
        ("{a: infinite}", "{}", "jq: the output holds an infinite number, which JSON cannot say"),
        ("{a: (\"x\" | test(\"(\"))}", "{}", "jq: not a regular expression: missing ): ("),
    ])
    func `what makes no object says why`(program: String, data: String, reason: String) {
        #expect(throws: EvaluationError(reason)) { try transformed(program, data) }
    }

    @Test func `a long reason is cut`() {
        #expect(throws: EvaluationError("jq: " + String(repeating: "x", count: JQProgram.maximumReasonBytes))) {
            try transformed("error(\"x\" * 10000)")
        }
    }

    @Test func `deep data passes, deeper output is an error`() throws {
        let deep = { (levels: Int) in
            String(repeating: #"{"a":"#, count: levels) + "1" + String(repeating: "}", count: levels)
        }
        #expect(try transformed(".", deep(1_000)) == deep(1_000))
        #expect(throws: EvaluationError("jq: a value is nested too deeply")) {
            try transformed("reduce range(1200) as $i ({}; {a: .})")
        }
    }

    @Test func `the clock is the one that is given`() throws {
        #expect(try transformed("{t: now, s: (now | todate)}") == #"{"s":"2023-11-14T22:13:20Z","t":1700000000}"#)
    }

    @Test func `there is no environment`() throws {
        #expect(try transformed("{a: $ENV, b: env, c: $ENV.PATH}") == #"{"a":{},"b":{},"c":null}"#)
    }
}

/// Where libjq 1.6 by itself would answer otherwise than gojq.
@Suite struct JQDialectTests {
    @Test func `members come sorted wherever an object is walked`() throws {
        let program = """
            {y: {d: 1, c: 2}, x: 3} | {
              each: [.[] | tojson], keys: [keys[]], paths: [paths | join(".")],
              entries: (.y | to_entries | map(.key)), sum: ([{b: "1", a: "2"}[]] | add)
            }
            """
        #expect(
            try transformed(program)
                == #"{"each":["3","{\"c\":2,\"d\":1}"],"entries":["c","d"],"keys":["x","y"],"#
                + #""paths":["x","y","y.c","y.d"],"sum":"21"}"#
        )
    }

    @Test func `gojq's grammar is taken`() throws {
        #expect(try transformed("if .a then {b: 1} end") == "{}")
        #expect(
            try transformed("{a: 1 + 2, b: .x // \"y\", c: .l.[0], d: 1 | . + 1}", #"{"l":[7]}"#)
                == #"{"a":3,"b":"y","c":7,"d":2}"#
        )
        #expect(try transformed(". as {l: [$if]} | {$if, at: $__loc__.line}", #"{"l":[7]}"#) == #"{"at":1,"if":7}"#)
        #expect(try transformed("{a: \"x\\({b: 1 + 1}.b)\", c: if true then 1, 2 end}") == #"{"a":"x2","c":1}"#)
    }

    @Test(arguments: [
        (#"["2", "a b&é" | @uri, (@uri | @urid)]"#, #"["2","2","a%20b%26%C3%A9","a b\u0026é"]"#),
        (
            #"[1, "a\"'", null | [.] | @csv, @tsv, @sh]"#,
            #"["1","1","1","\"a\"\"'\"","a\"'","'a\"'\\'''","","","null"]"#
        ),
        (#"["aGk" | @base64d, (@base64d | @base64)]"#, #"["hi","aGk="]"#),
        (#"[1e17, 1e-7, 1.5e300 | tostring]"#, #"["100000000000000000","1e-7","1.5e+300"]"#),
        (#"["1", "-2.5e1", "+.5" | tonumber], ([" 1", "nan", "0x1"][] | try tonumber catch "no")"#, #"[1,-25,0.5]"#),
        (#"["", "a,b" | split(",")]"#, #"[[""],["a","b"]]"#),
        (#"["x" * 0, 2 * "ab", "x" * -1]"#, #"["","abab",null]"#),
        (#"[" x\u00a0" | trim, ltrim, rtrim]"#, "[\"x\",\"x\u{A0}\",\" x\"]"),
        (#"["aba" | trimstr("a"), ltrimstr("a"), rtrimstr("a")]"#, #"["b","ba","ab"]"#),
        (#"[[1114112, 97, 55296] | implode]"#, "[\"\u{FFFD}a\u{FFFD}\"]"),
        (#"["日本語本" | indices("本"), index("x"), rindex("本"), .[1], .[-4], .[9]]"#, #"[[1,3],null,3,"本","日",null]"#),
        (#"[limit(0; 1), limit(2; 1, 2, 3), first(empty), [skip(1; 1, 2)], nth(1; 5, 6)]"#, #"[1,2,[2],6]"#),
        (#"[limit(3; 1 | repeat(. * 2))]"#, #"[2,2,2]"#),
        (#"[last(1, 2), last(empty), isempty(empty), any(1, null; .), all(empty; .)]"#, #"[2,true,true,true]"#),
        (#"[[1, 2, 3] | (.[] | select(. < 3)) |= empty]"#, #"[[3]]"#),
        (#"[{a: [1, null]} | walk(values), map_values(length), pick(.a[0])]"#, #"[{"a":[1]},{"a":2},{"a":[1]}]"#),
        (
            #"[null | has("a"), ([1, null, true] | join("-")), (-3 | abs), ("true" | toboolean)]"#,
            #"[false,"1--true",3,true]"#
        ),
    ])
    func `functions answer as gojq's do`(program: String, result: String) throws {
        #expect(try transformed("{r: first(\(program))}") == #"{"r":\#(result)}"#)
    }

    @Test(arguments: [
        (
            #""test" | [match("(t)(?<e>e)?"; "g") | [.offset, (.captures[] | .name, .string)]]"#,
            #"[[0,null,"t","e","e"],[3,null,"t","e",null]]"#
        ),
        (#"["naïve\n" | gsub("\\W"; "-"), test("e$"), test("E"; "i"), test("e.")]"#, #"["na-ve-",false,true,false]"#),
        (
            #"["abc" | gsub(""; "-"), [sub("(?P<x>b)"; .x + "1", "2")], gsub("(?<x>[ac])"; "(\(.x))")]"#,
            #"["-a-b-c-",["ab1c","a2c"],"(a)b(c)"]"#
        ),
        (
            #"["a1b22" | [scan("[0-9]+")], [scan("([a-z])[0-9]")], [splits("[0-9]+")], capture("(?<l>.)(?<n>\\d)")]"#,
            #"[["1","22"],[["a"],["b"]],["a","b",""],{"l":"a","n":"1"}]"#
        ),
        (
            #"["x" | try test("(?=x)") catch "no lookahead", try test("x"; "x") catch "no such flag"]"#,
            #"["no lookahead","no such flag"]"#
        ),
    ])
    func `patterns are RE2's`(program: String, result: String) throws {
        #expect(try transformed("{r: (\(program))}") == #"{"r":\#(result)}"#)
    }

    @Test(arguments: [
        (#""2015-03-05T23:51:47+02:00" | fromdate"#, "1425592307"),
        (#"1425599621.678 | todate"#, #""2015-03-05T23:53:41Z""#),
        (
            #"0 | strftime("%a %A %b %B %d %e %j %H %I %p %y %G-W%V %u %% %s %Z %z")"#,
            #""Thu Thursday Jan January 01  1 001 00 12 AM 70 1970-W01 4 % 0 UTC +0000""#
        ),
        (
            #""10:05 PM, 7 Feb 2021" | strptime("%I:%M %p, %d %b %Y") | [., mktime]"#,
            "[[2021,1,7,22,5,0,0,37],1612735500]"
        ),
        (#"-1 | gmtime | [., mktime]"#, "[[1969,11,31,23,59,59,3,364],-1]"),
        (#"try ("2015" | fromdate) catch ."#, #""'2015' does not fit the format '%Y-%m-%dT%H:%M:%S%z'""#),
    ])
    func `times are read and written as gojq does`(program: String, result: String) throws {
        #expect(try transformed("{r: (\(program))}") == #"{"r":\#(result)}"#)
    }
}
