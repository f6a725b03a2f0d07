import EventData
import Manifests
import Testing

/// Reads one text and returns its documents as JSON text, and the diagnostics as people see them.
private func read(_ text: String, file: String = "a.yaml") -> (documents: [JSON], problems: [String]) {
    let problems = ManifestProblems()
    let documents = manifestDocuments(of: ManifestText(file: file, text: text), problems: problems)
    return (documents.map(\.json), problems.diagnostics.map(\.description))
}

/// Every scalar with its place, as `path line:column`.
private func places(_ node: ManifestNode, path: String = "") -> [String] {
    switch node.content {
    case .scalar: ["\(path) \(node.place.line):\(node.place.column)"]
    case .sequence(let items): items.enumerated().flatMap { places($0.element, path: "\(path)[\($0.offset)]") }
    case .mapping(let members): members.flatMap { places($0.value, path: "\(path).\($0.name)") }
    }
}

@Test func `documents keep their order and empty ones are skipped`() {
    let result = read("# nothing\n---\na: 1\n---\n---\nb: [x, 'y']\n...\n")
    #expect(result.documents == [["a": 1], ["b": ["x", "y"]]])
    #expect(result.problems == [])
}

@Test func `a text without documents has none`() {
    #expect(read("").documents == [])
    #expect(read("# only a comment\n").documents == [])
    #expect(read("---\n").documents == [])
}

@Test func `every node knows its line and column`() throws {
    let problems = ManifestProblems()
    let text = "a:\n  b: x\n  c:\n    - 1\n    - {d: 'ü', e: y}\n"
    let document = try #require(manifestDocuments(of: ManifestText(file: "f", text: text), problems: problems).first)
    #expect(places(document) == [".a.b 2:6", ".a.c[0] 4:7", ".a.c[1].d 5:11", ".a.c[1].e 5:19"])
}

@Test func `JSON nodes know their places, and surrogate pairs are characters`() throws {
    let problems = ManifestProblems()
    let text = "{\"a\": {\"ü\": \"\\ud83d\\ude00\",\n  \"c\": [1, true]}}"
    let document = try #require(
        manifestDocuments(of: ManifestText(file: "f.json", text: text), problems: problems).first
    )
    #expect(places(document) == [".a.ü 1:13", ".a.c[0] 2:9", ".a.c[1] 2:12"])
    #expect(document.json == ["a": ["ü": "😀", "c": [1, true]]])
}

@Test(
    arguments: [
        ("yes", .bool(true)), ("y", .bool(true)), ("Off", .bool(false)), ("true", .bool(true)),
        ("'yes'", .string("yes")), ("~", .null),
        ("null", .null), ("12:30:45", .string("12:30:45")), ("014", .number(JSONNumber(12))),
        ("0o14", .number(JSONNumber(12))),
        ("0x1F", .number(JSONNumber(31))), ("0b11", .number(JSONNumber(3))), ("08", .number(JSONNumber(8))),
        ("+7", .number(JSONNumber(7))), ("-7", .number(JSONNumber(-7))), ("-0x10", .number(JSONNumber(-16))),
        ("1_000", .number(JSONNumber(1000))), ("1.50", .number(JSONNumber(validated: "1.50"))),
        ("1e3", .number(JSONNumber(validated: "1e3"))), (".5", .number(JSONNumber(validated: "0.5"))),
        ("1.", .number(JSONNumber(1))),
        ("12345678901234567890", .number(JSONNumber(validated: "12345678901234567890"))),
        ("\"12\"", .string("12")), ("!!str 12", .string("12")), ("2026-11-21", .string("2026-11-21")),
        ("1.2.3", .string("1.2.3")),
        ("-", .array([.null])), ("yesterday", .string("yesterday")), ("0x", .string("0x")), ("1h", .string("1h")),
        ("tRUE", .string("tRUE")), ("++1", .string("++1")), ("0o", .string("0o")), ("|-\n  12", .string("12")),
    ] as [(String, JSON)]
)
func `a scalar means what it means to Kubernetes`(text: String, value: JSON) {
    let result = read("a: \(text == "-" ? "\n- " : text)\n")
    #expect(result.documents == [.object(JSONObject([("a", value)]))])
    #expect(result.problems == [])
}

@Test func `a key that is a boolean or number becomes its JSON text`() {
    #expect(read("on: 1\n0x10: 2\n'off': 3\n").documents == [["true": 1, "16": 2, "off": 3]])
}

@Test func `an infinity has no JSON form`() {
    #expect(
        read("a: .inf\n").problems == [
            "a.yaml:1:4: error: '.inf' has no JSON form\nfix: write a finite number, or quote it: \".inf\""
        ]
    )
}

@Test func `aliases and merge keys are resolved, own fields win`() {
    let text = "base: &base {a: 1, b: 2}\nother: &other {b: 3, c: 4}\nx:\n  <<: [*base, *other]\n  a: 9\nz: *base\n"
    let result = read(text)
    #expect(result.problems == [])
    #expect(result.documents.first?.at("x") == ["a": 9, "b": 2, "c": 4])
    #expect(result.documents.first?.at("z") == ["a": 1, "b": 2])
}

@Test func `a billion laughs are refused by name`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
        text +=
            "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    let result = read(text)
    #expect(result.documents == [])
    #expect(result.problems.count == 1)
    #expect(result.problems.first?.contains("more than 1000000 values after expanding aliases (values)") == true)
}

@Test func `deep nesting is refused by name, in YAML and in JSON`() {
    let yaml = read("a: " + String(repeating: "[", count: 300) + String(repeating: "]", count: 300))
    #expect(yaml.problems.first?.contains("error: nested deeper than 200 levels (depth)") == true)
    let json = read("{\"a\":" + String(repeating: "[", count: 100_000))
    let block = read(String(repeating: "- ", count: 5_000))
    #expect(
        block.problems == ["a.yaml:1:1999: error: nested deeper than 200 levels (depth)\nfix: flatten the manifest"]
    )
    #expect(json.problems.first?.contains("error: nested deeper than 200 levels (depth)") == true)
}

@Test(arguments: [
    ("a: 1\nb: 2\na: 3\n", "a.yaml:3:1: error: 'a' is there twice\nfix: remove or rename one of them"),
    ("a:\n\tb: 1\n", "a.yaml:2:1: error: a tab is used for indentation\nfix: indent with spaces"),
    ("a: *nope\n", "a.yaml:1:4: error: found undefined alias\nfix: define the anchor before it is used: &name"),
    (
        "a: b: c\n",
        "a.yaml:1:5: error: mapping values are not allowed in this context\n"
            + "fix: quote the text before it, or indent the line"
    ),
    (
        "a: 1\nb: \"c\nd: e\n",
        "a.yaml:2:4: error: a quote is opened here and never closed\nfix: close the quote, or remove it"
    ),
    (
        "a: [1, 2\n",
        "a.yaml:2:1: error: did not find expected ',' or ']' while parsing a flow sequence\n"
            + "fix: correct the YAML here: check indentation, quotes and brackets"
    ),
    (
        "a: {<<: 3}\n",
        "a.yaml:1:9: error: '<<' merges something that is no mapping\nfix: name an alias of a mapping: <<: *defaults"
    ),
    (
        "? [a]\n: 1\n",
        "a.yaml:1:3: error: this cannot be the name of a field\nfix: use plain text as the name, quoted if needed"
    ),
    (
        "{\"a\": 1\n \"b\": 2}",
        "a.yaml:2:2: error: ',' or '}' is expected\nfix: separate the fields with commas"
    ),
    ("{\"a\": 1, \"a\": 2}", "a.yaml:1:10: error: 'a' is there twice\nfix: remove or rename one of them"),
    ("{\"a\": yes}", "a.yaml:1:7: error: a JSON value is expected\nfix: text needs double quotes"),
    ("{\"a\": \"\\q\"}", "a.yaml:1:8: error: this is no escape of JSON\nfix: write \\\\ for a backslash"),
])
func `a syntax error has its place and a fix`(text: String, message: String) {
    #expect(read(text).problems == [message])
}

@Test func `flow YAML that is no JSON is YAML`() {
    #expect(read("{a: b}\n").documents == [["a": "b"]])
}

@Test func `documents before a syntax error are kept`() {
    let result = read("a: 1\n---\nb: [\n")
    #expect(result.documents == [["a": 1]])
    #expect(result.problems.count == 1)
}

@Test func `JSON documents may follow each other, with or without a line of dashes`() {
    #expect(read("{\"a\": 1}\n---\n{\"a\": 2}\n{\"a\": 3}").documents == [["a": 1], ["a": 2], ["a": 3]])
}

@Test func `a text that is too large is refused by name`() {
    let text = String(repeating: "#", count: ManifestLimits.textBytes + 1)
    #expect(
        read(text).problems == [
            "a.yaml:1:1: error: the text is too large\nfix: split it into files of at most 16 MiB (textBytes)"
        ]
    )
}
