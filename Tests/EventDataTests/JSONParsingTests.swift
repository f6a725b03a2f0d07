import EventData
import Foundation
import Support
import Testing

@Suite struct JSONParsingTests {
    @Test(arguments: ["y_", "n_", "i_"])
    func `every file of the parsing suite is accepted or refused as its name says`(prefix: String) throws {
        let directory = sharedDirectory + "/fixtures/json-parsing"
        let names = try FileManager.default.subpathsOfDirectory(atPath: directory)
            .filter { $0.hasSuffix(".json") && ($0.split(separator: "/").last ?? "").hasPrefix(prefix) }
        #expect(names.count > 30)
        for name in names {
            let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(directory)/\(name)")))
            let document = Result { try JSONDocument(parsing: bytes) }
            switch (prefix, document) {
            case ("y_", .failure(let problem)): Issue.record("\(name) was refused: \(problem)")
            case ("n_", .success): Issue.record("\(name) was accepted")
            case (_, .success(let document)): #expect(try JSON(parsing: document.tree.text) == document.tree, "\(name)")
            default: break
            }
        }
    }

    @Test(arguments: [
        ("", 0, "unexpected end"), ("[1,]", 3, "a value must begin here"), ("{\"a\" 1}", 5, "':' must follow"),
        ("{\"a\":1 \"b\"}", 7, "',' or '}' must follow"), ("\"\u{1}\"", 1, "control character in a string"),
        ("1 2", 2, "text after the value"), ("-x", 1, "a digit must follow"), ("[nul]", 4, "unknown word"),
        ("\"\\x\"", 2, "unknown escape"), ("{1:2}", 1, "a member's name must begin here"),
    ])
    func `a refusal names the byte and the reason`(text: String, offset: Int, problem: String) {
        #expect(throws: JSONSyntaxError(offset: offset, problem: problem)) { try JSONDocument(parsing: text) }
    }

    @Test(arguments: 0..<40)
    func `what ends or interrupts plain text is seen at every distance`(distance: Int) throws {
        // Neighbours of the special bytes, because text is looked at sixteen bytes at a time.
        let plain = String(repeating: "!#[] ~", count: 7).prefix(distance)
        for rest in ["", "é", "\u{10FFFF}x", "\u{7F}"] {
            #expect(try JSON(parsing: "\"\(plain)\(rest)\"") == .string(plain + rest))
        }
        #expect(try JSON(parsing: "\"\(plain)\\n\\\"\"") == .string(plain + "\n\""))
        for control in UInt8(0)..<0x20 {
            let bytes = Array("\"\(plain)".utf8) + [control] + Array("\"".utf8)
            #expect(throws: JSONSyntaxError(offset: distance + 1, problem: "control character in a string")) {
                try JSONDocument(parsing: bytes)
            }
        }
        #expect(throws: JSONSyntaxError.self) { try JSONDocument(parsing: "\"\(plain)") }
        let text = plain + "\u{1}\u{1F}\"\\/\n" + plain
        #expect(try JSON(parsing: JSON.string(String(text)).text) == .string(String(text)))
    }

    @Test(arguments: ["\u{301}\u{316}", #"\u0301\u0316"#, #"\ud834\udd65\u0316"#, "\u{1D165}\u{316}"])
    func `more accents on one letter than can be ordered are refused`(pair: String) throws {
        let most = String(repeating: pair, count: CombiningMarks.maximumInARow / 2)
        #expect(throws: Never.self) { try JSONDocument(parsing: "[\"a\(most)a\(most)\",\"\(most)\"]") }
        let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument(parsing: "[\"\(most)\(pair)\"]") }
        #expect(error?.problem == "more than 256 accents on one letter")
    }

    @Test func `names are compared by their bytes`() throws {
        let members = JSONElement(try JSONDocument(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2,\"\u{E9}\":3}")).members
        #expect(members.map { $0.value.number } == [3, 2])
    }

    @Test func `invalid UTF-8 is refused where it begins`() {
        let invalid: [[UInt8]] = [
            [0x80], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
        ]
        for bytes in invalid {
            let text = [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")]
            #expect(throws: JSONSyntaxError(offset: 1, problem: "invalid UTF-8")) { try JSONDocument(parsing: text) }
        }
    }

    @Test func `texts with more values than their length lets expect are read whole`() throws {
        for count in 1..<300 {
            for element in ["1", "[]", "{\"\":[0]}"] {
                let array = "[" + Array(repeating: element, count: count).joined(separator: ",") + "]"
                #expect(try JSON(parsing: array).text == array)
            }
            let object = "{" + (0..<count).map { "\"\($0)\":1" }.joined(separator: ",") + "}"
            #expect(try JSON(parsing: object).text == object)
        }
    }

    @Test func `a text nested too deep is refused at its first bracket too many`() {
        for opening in ["[", "{\"a\":"] {
            let text = String(repeating: opening, count: 100_000)
            let offset = JSONDocument.maximumDepth * opening.utf8.count
            #expect(throws: JSONSyntaxError(offset: offset, problem: "nested too deep")) {
                try JSONDocument(parsing: text)
            }
        }
    }

    @Test func `a text nested as deep as allowed becomes a tree and text again`() throws {
        let depth = JSONDocument.maximumDepth
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let tree = try JSON(parsing: text)
        #expect(tree.text == text)
        #expect(try JSON(parsing: tree.prettyText) == tree)
    }
}

@Suite struct JSONTreeTests {
    @Test(arguments: [
        "1.50", "1e3", "-0", "9223372036854775807", "123456789012345678901234567890", "\"a\\\"b\\\\c\\n\\u0001é😀\"",
        "{\"b\":[1,{\"c\":null}],\"a\":true,\"\":false}", "[]", "{}",
    ])
    func `compact text of a parsed tree is the text`(text: String) throws {
        #expect(try JSON(parsing: text).text == text)
    }

    @Test func `of members with one name the last value counts, at the first one's place`() throws {
        #expect(try JSON(parsing: "{\"a\":1,\"b\":2,\"a\":3}").text == "{\"a\":3,\"b\":2}")
    }

    @Test func `names that only look alike are different members`() throws {
        let composed = "\u{E9}"
        let decomposed = "e\u{301}"
        let object: JSON = [composed: 1, decomposed: 2]
        #expect(object.object?.members.count == 2)
        #expect(object[decomposed] == 2)
    }

    @Test(arguments: [
        (#"{"b":[{"d":1,"c":2}],"a":{"z":0,"y":{}}}"#, #"{"a":{"y":{},"z":0},"b":[{"c":2,"d":1}]}"#),
        (#"{"b":1,"a":2,"b":{"d":0,"c":0}}"#, #"{"a":2,"b":{"c":0,"d":0}}"#), ("[3,1,2]", "[3,1,2]"),
        (#"{"é":1,"z":2,"e\u0301":3,"\u0061":4,"":5}"#, #"{"":5,"a":4,"é":3,"z":2,"é":1}"#),
        (#"{"ab":1,"a":2,"a.b":3,"B":4}"#, #"{"B":4,"a":2,"a.b":3,"ab":1}"#), ("7", "7"),
    ])
    func `a tree can have its members in the order of their names' bytes`(text: String, sorted: String) throws {
        #expect(try JSONDocument(parsing: text).sortedTree.text == sorted)
    }

    @Test func `an object of twenty thousand members is built, searched and changed at once`() throws {
        let count = 20_000
        let text = "{" + (0..<count).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}"
        var tree = try JSON(parsing: text)
        for number in stride(from: 0, to: count, by: 7) { #expect(tree["k\(number)"]?.integer == number) }
        tree["k5"] = nil
        #expect(tree["k5"] == nil)
        #expect(tree["k6"] == 6)
        #expect(tree.object?.members.count == count - 1)
    }

    @Test(arguments: [
        ("\"\\ud83d\\ude00\"", "😀"), ("\"\\ud800\"", "\u{FFFD}"), ("\"\\ud800\\u0041\"", "\u{FFFD}A"),
        ("\"\\udc00x\"", "\u{FFFD}x"), ("\"\\/\\b\\f\\n\\r\\t\"", "/\u{8}\u{C}\n\r\t"),
    ])
    func `escapes stand for their characters`(source: String, content: String) throws {
        #expect(try JSON(parsing: source) == .string(content))
    }

    @Test func `pretty text has two spaces of indentation`() {
        let tree: JSON = ["a": [1, ["b": .null]], "c": [], "d": [:]]
        #expect(
            tree.prettyText == """
                {
                  "a": [
                    1,
                    {
                      "b": null
                    }
                  ],
                  "c": [],
                  "d": {}
                }
                """
        )
    }

    @Test func `a text is composed of texts without parsing them`() {
        let body = JSONText(validated: Array("{ \"n\" : 1.50 }".utf8))
        let whole = JSONText.object([
            ("header", JSONText(["X-A": ["1"]])), ("body", body), ("q\"", JSONText(string: "é\t")),
        ])
        #expect(whole.text == #"{"header":{"X-A":["1"]},"body":{ "n" : 1.50 },"q\"":"é\t"}"#)
    }
}
