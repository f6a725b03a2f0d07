import EventData
import Testing

@Suite struct JSONPathTests {
    private static let payload = #"""
        {"body":{"action":"opened","null":null,"0":"zero","@x":1,"#":2,"-1":3,"a.b":"dot","a*b":"star","n":1.50,
        "big":12345678901234567890,"e":1e3,"q":"a\"bé","o":{ "k" : [1, 2] }},
        "labels":[{"id":1,"name":"Webhook","n":1},{"id":2,"name":"bug","n":2,"x":true},{"id":3,"n":3}],
        "nums":[1,2,3],"empty":[],"dup":{"a":1},"dup":{"b":2},
        "nested":[{"t":[1,2]},{"t":[3]}],"truth":[true,false,null,0,1,"true","0","x",[]]}
        """#

    private func find(_ path: String) throws -> String? {
        try JSONDocument(parsing: Self.payload).find(JSONPath(path))?.raw.text
    }

    @Test(arguments: [
        ("body.action", #""opened""#), ("labels.1.name", #""bug""#), ("labels.01.name", #""bug""#), ("labels.#", "3"),
        ("labels.#.name", #"["Webhook","bug"]"#), ("labels.#.zz", "[]"), ("body.act*", #""opened""#),
        ("body.?ction", #""opened""#), (#"body.a\.b"#, #""dot""#), (#"body.a\*b"#, #""star""#), ("body.\\#", "2"),
        ("body.0", #""zero""#), ("body.#", "2"), ("body.@x", "1"), ("body.-1", "3"), ("body.null", "null"),
        ("body.o", #"{ "k" : [1, 2] }"#), ("dup.b", "2"), ("du*.b", "2"),
    ])
    func `names and positions lead to the exact source`(path: String, raw: String) throws {
        #expect(try find(path) == raw)
    }

    @Test(arguments: [
        ("a.b.c", #"{"a":1,"a":{"b":[]},"a":{"b":{"d":0},"b":{"c":1}},"a":{"b":{"c":2}}}"#, "1"),
        ("ab.c", #"{"a":0,"a\u0062":{"\u0063":1}}"#, "1"), ("a.1.b", #"{"a":[{"b":1}],"a":[{"b":1},{"b":2}]}"#, "2"),
        ("..a", "{}", nil), ("", #"{"":1}"#, "1"), ("a.", #"{"a":{"":1}}"#, "1"), ("0.0", #"[{"0":1}]"#, "1"),
        ("1.1.1", "[0,[0,[0,1]]]", "1"), ("a", "[1]", nil), ("a.a", #"{"a":1}"#, nil), ("é", #"{"e\u0301":1}"#, nil),
        ("é", #"{"\u00e9":1}"#, "1"),
    ])
    func `of several ways the first that leads to the end is taken`(path: String, text: String, raw: String?) throws {
        #expect(try JSONDocument(parsing: text).find(JSONPath(path))?.raw.text == raw)
    }

    @Test(arguments: [
        (#"labels.#(name=="Webhook").id"#, "1"), (#"labels.#[name=="Webhook"].id"#, "1"),
        ("labels.#(n>1)#.id", "[2,3]"),
        ("labels.#(n>9)#", "[]"), ("labels.#(name=Webhook).id", "1"), ("labels.#(name!=Webhook).id", "2"),
        ("labels.#(name%W*).id", "1"), ("labels.#(name!%W*).id", "2"), ("labels.#(x)#.id", "[2]"), ("nums.#(>1)", "2"),
        ("nums.#(>1)#", "[2,3]"), ("nums.#(==2)", "2"), ("nums.#(<=2)#", "[1,2]"), ("nested.#(t.#(>2)).t", "[3]"),
        ("labels.#(name>=a)#.id", "[2]"), ("labels.#(x==true).id", "2"), ("labels.#(x!=false).id", "2"),
        ("truth.#(==~true)#", #"[true,1,"true"]"#), ("truth.#(==~false)#", #"[false,null,0,"0",[]]"#),
        ("truth.#(==~null)#", "[null,[]]"), ("truth.#(==~*)#|#", "8"), ("labels.#(x==~null)#.id", "[1,3]"),
        (#"labels.#(name=="a)b")#"#, "[]"),
    ])
    func `queries select elements`(path: String, raw: String) throws {
        #expect(try find(path) == raw)
    }

    @Test(arguments: [
        ("labels.#.name|0", #""Webhook""#), ("labels.#.name.0", "[]"),
        ("[body.action,body.zz,nums.0]", #"["opened",1]"#),
        ("body.[action,n]", #"["opened",1.50]"#), (#"{body.action,"x":nums.#}"#, #"{"action":"opened","x":3}"#),
        ("body.{action,n}", #"{"action":"opened","n":1.50}"#), (#"[!"text",!7]"#, #"["text",7]"#),
        (#"{"a":nums.#(>1)#}"#, #"{"a":[2,3]}"#), ("{nums.#(>1)#}", #"{"_":[2,3]}"#), ("[,nums.0,]", "[1]"),
        ("nums|@reverse", "[3,2,1]"), ("nums.@reverse.0", "3"), ("nested.#.t|@flatten", "[1,2,3]"),
        (#"!"x""#, #""x""#), (#"!{"a":[1]}.a.0"#, "1"), ("..#", "1"), ("..0.nums.1", "2"),
        ("labels|@dig:name", #"["Webhook","bug"]"#), ("labels.@join.id", "3"),
        (
            #"[labels.0,nums]|@join:{"preserve":true}"#,
            #"{"id":1,"name":"Webhook","n":1}"#
        ), ("labels.1|@values", #"[2,"bug",2,true]"#), ("labels.1|@keys|0", #""id""#),
        ("nums|@keys", "[null,null,null]"), ("body.o|@ugly", #"{"k":[1,2]}"#), ("body.o.k|@tostr", #""[1, 2]""#),
        ("body.o.k|@tostr|@fromstr", "[1, 2]"), ("dup|@reverse", #"{"a":1}"#),
        (#"!{"a":[1,2],"b":[3]}.@group"#, #"[{"a":1,"b":3},{"a":2}]"#),
        (#"![1,[2,[3]]].@flatten:{"deep":true}"#, "[1,2,3]"), (#"![1,[2 , 3],[]]|@flatten"#, "[1,2 , 3]"),
    ])
    func `pipes, multipaths, literals and modifiers build texts`(path: String, raw: String) throws {
        #expect(try find(path) == raw)
    }

    @Test func `pretty breaks objects and long arrays`() throws {
        let document = try JSONDocument(parsing: #"{"b":[1,{"c":[]}],"a":[1,[2,3]]}"#)
        let pretty = "{\n  \"b\": [\n    1,\n    {\n      \"c\": []\n    }\n  ],\n  \"a\": [1, [2, 3]]\n}\n"
        #expect(document.find(JSONPath("@pretty"))?.raw.text == pretty)
        let narrow = document.find(JSONPath(#"@pretty:{"sortKeys":true,"width":4,"indent":"\t"}|a"#))?.raw.text
        #expect(narrow == "[\n\t\t1,\n\t\t[\n\t\t\t2,\n\t\t\t3\n\t\t]\n\t]")
    }

    @Test(arguments: [
        "body.zz", "body.Action", "labels.-1", "labels.9", "labels.#(n>9)", "body,labels", "body..action", ".body",
        "body.",
        "nums.*", "body.action.x", "nums|@nope", "@nope", "[body.action", "{body", "nums.#(>1", "..", "nums.1.5", "!x",
        "body.action|@fromstr", "nums|@group", "zz|@this", "#.name", "nums.99999999999999999999",
    ])
    func `what is not there does not exist`(path: String) throws {
        #expect(try find(path) == nil)
    }

    @Test(arguments: [("labels.9|@keys", "[]"), ("labels.9.[id]", "[]"), ("body.zz.{a}", "{}"), ("zz|!7", "7")])
    func `as in gjson, some things are made of nothing`(path: String, raw: String) throws {
        #expect(try find(path) == raw)
    }

    @Test(
        arguments: [
            ("n", "1.5", 1.5, true), ("big", "12345678901234567890", 1.2345678901234567e19, true),
            ("e", "1000", 1000, true),
            ("q", "a\"bé", 0, false), ("null", "", 0, false), ("o", #"{ "k" : [1, 2] }"#, 0, false),
        ] as [(String, String, Double, Bool)]
    )
    func `a match has a form in each type`(name: String, text: String, number: Double, bool: Bool) throws {
        let match = try #require(try JSONDocument(parsing: Self.payload).find(JSONPath("body.\(name)")))
        #expect(match.text == text)
        #expect(match.number == number)
        #expect(match.bool == bool)
    }

    @Test(arguments: [
        ("1e21", "1000000000000000000000"), ("1e-7", "0.0000001"), ("1234567.8910", "1234567.891"), ("-0.0", "-0"),
        ("1e999", "+Inf"), ("-1.5e300", "-15" + String(repeating: "0", count: 299)), ("0.1e1", "1"),
        ("5e-324", "0." + String(repeating: "0", count: 323) + "5"),
    ])
    func `a number's text has no exponent`(number: String, text: String) throws {
        #expect(try JSONDocument(parsing: "[\(number)]").find(JSONPath("0"))?.text == text)
    }

    @Test(
        arguments: [
            ("\"TRUE\"", 0, true), ("\"t\"", 0, true), ("\"yes\"", 0, false), ("\" 1\"", 0, false),
            ("\"1a\"", 0, false), ("\"0x1\"", 0, false),
            ("\"1.5\"", 1.5, false), ("true", 1, true), ("[true]", 0, false), ("-1", -1, true), ("0.0", 0, false),
        ] as [(String, Double, Bool)]
    )
    func `strings become numbers and booleans only as a whole`(value: String, number: Double, bool: Bool) throws {
        let match = try #require(try JSONDocument(parsing: "[\(value)]").find(JSONPath("0")))
        #expect(match.number == number)
        #expect(match.bool == bool)
    }

    @Test func `surrogates read like in gjson`() throws {
        let document = try JSONDocument(parsing: #"["\ud800\u0041x","\ud83d\ude00","\ud800"]"#)
        #expect(["0", "1", "2"].map { document.find(JSONPath($0))?.text } == ["\u{FFFD}x", "😀", "\u{FFFD}"])
    }
}

@Suite struct JSONPathLimitTests {
    @Test(arguments: ["a.", "a|", "#.", "[", "#(", "\\", "{a,", "a.@this|", "*."], [1_000, 100_000])
    func `a path of very many parts finds nothing, in time`(part: String, count: Int) throws {
        let document = try JSONDocument(parsing: #"{"a":[{"a":[]}]}"#)
        #expect(document.find(JSONPath(String(repeating: part, count: count))) == nil)
    }

    @Test func `digging inside of digging finds nothing`() throws {
        let document = try JSONDocument(parsing: #"{"a":[{"a":[1]}]}"#)
        #expect(document.find(JSONPath(String(repeating: "@dig:", count: 100) + "a"))?.raw.text.contains("1") == false)
        #expect(document.find(JSONPath("@dig:a|@dig:a"))?.raw.text == "[[1]]")
    }

    @Test func `a result that is too long does not exist`() throws {
        let half = String(repeating: "x", count: JSONPath.maximumResultBytes / 2)
        let document = try JSONDocument(parsing: "\"\(half)\"")
        #expect(document.find(JSONPath("@this")) != nil)
        #expect(document.find(JSONPath("[@this,@this]")) == nil)
    }

    @Test func `a document as deep as allowed is searched`() throws {
        let depth = JSONDocument.maximumDepth
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let document = try JSONDocument(parsing: text)
        #expect(document.find(JSONPath("@dig:#|#"))?.text == String(depth))
        #expect(document.find(JSONPath("@ugly"))?.raw.text == text)
        #expect(document.find(JSONPath("@pretty|@ugly"))?.raw.text == text)
        #expect(document.find(JSONPath(#"@flatten:{"deep":true}"#))?.raw.text == "[]")
    }
}
