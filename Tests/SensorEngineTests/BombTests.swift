import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

/// Events and manifests that try to take all time or memory: each costs its own event and nothing else (promise G8).
///
/// A bomb goes off when the payload says so; the event after it must be treated as ever.
@Suite struct BombTests {
    /// What a bomb may take of this thread, as slow as unoptimized code is; optimized, it is a second.
    private static let patience = Duration.seconds(60)

    // MARK: Scripts and transforms

    @Test(arguments: [
        "while true do end", #"local s = string.rep("x", 1e9)"#, #"local s = "x" while true do s = s .. s end"#,
        "while true do pcall(function() while true do end end) end",
        "while true do coroutine.wrap(function() while true do end end)() end",
        #"return ("a"):rep(3000):find(("a*"):rep(20) .. "b")"#, "local t = {} while true do t = {t} end",
    ])
    func `a Lua bomb is a failed filter and a failed transform`(bomb: String) throws {
        let script = JSON.string("if event.bomb then \(bomb) end return true")
        try expect([.filterError], of: ["filters": ["script": script]])
        let transform = JSON.string("if event.bomb then \(bomb) end return event")
        try expect([.transformError], of: ["transform": ["script": transform]])
    }

    @Test(arguments: [
        "[limit(1e9; repeat(1))] | {}", #"{a: ([range(1e9)] | length)}"#, "def f: f; f", "def f: 1 + f; {a: f}",
        "until(false; .a += 1)", #"{a: (reduce range(40) as $i ("x"; . + .) | length)}"#,
    ])
    func `a jq bomb is a failed transform`(bomb: String) throws {
        let program = JSON.string("if .bomb then (\(bomb)) else . end")
        try expect([.transformError], of: ["transform": ["jq": program]])
    }

    // MARK: Templates

    private let definitions = """
        {{ define "self" }}{{ template "self" . }}{{ end }}\
        {{ define "twice" }}{{ template "twice" . }}{{ template "twice" . }}{{ end }}
        """

    private static let templates = [
        "{{ range until 1000000 }}{{ range until 1000000 }}x{{ end }}{{ end }}", #"{{ repeat 1000000000 "x" }}"#,
        #"{{ $x := "x" }}{{ range until 100 }}{{ $x = printf "%s%s" $x $x }}{{ end }}"#,
        #"{{ range until 100000 }}{{ $x := printf "%999999d" 1 }}{{ end }}"#,
        #"{{ range until 100000 }}{{ $x := printf "%.999999f" 1e300 }}{{ end }}"#, #"{{ template "self" . }}"#,
        #"{{ template "twice" . }}"#, "{{ until 1000000000 }}", "{{ untilStep 0 1000000000 1 }}",
        "{{ seq 1 1000000000 }}", #"{{ indent 1000000000 "x" }}"#, "{{ randAlphaNum 1000000000 }}",
        #"{{ $d := list 1 }}{{ range until 100 }}{{ $d = list $d $d }}{{ end }}{{ toJson $d }}"#,
        #"{{ $d := dict }}{{ range until 50 }}{{ $_ := set $d (printf "%d" .) $d }}{{ end }}{{ $d }}"#,
        #"{{ $d := dict }}{{ $_ := set $d "a" $d }}{{ toJson $d }}"#,
        #"{{ range until 1000 }}{{ $x := bcrypt "x" }}{{ end }}"#,
        #"{{ range until 1000 }}{{ $x := genPrivateKey "ecdsa" }}{{ $y := genCAWithKey "x" 1 $x }}{{ end }}"#,
        #"{{ range until 100000 }}{{ $x := regexMatch "(a{0,1000})b" (repeat 1000 "a") }}{{ end }}"#,
        #"{{ range until 100000 }}{{ $x := regexMatch (printf "((x{1,30}){1,30})%d" .) "xxx" }}{{ end }}"#,
    ]

    @Test(arguments: templates)
    func `a template bomb is a dead letter`(bomb: String) throws {
        let parameter = Parameter.template(definitions + "{{ if .Input.bomb }}\(bomb){{ else }}x{{ end }}")
        try expect([.buried], of: [:], parameters: [parameter])
    }

    @Test(arguments: templates.prefix(3))
    func `a template bomb in a filter is a failed filter`(bomb: String) throws {
        let filter = JSON.string(#"{{ if contains "true" .Input }}\#(bomb){{ else }}x{{ end }}"#)
        let data: JSON = [["path": "@this", "type": "string", "value": ["."], "template": filter]]
        try expect([.filterError], of: ["filters": ["data": data]])
    }

    @Test func `a map that holds itself is released after its evaluation`() throws {
        let map = try leftBehind(by: #"{{ $d := dict "a" 1 }}{{ $_ := set $d "d" (list $d) }}{{ call .Input $d }}x"#)
        #expect(map.object == nil)
        let merged = try leftBehind(
            by: #"{{ $d := dict "a" 1 }}{{ $_ := merge $d (dict "d" $d) }}{{ call .Input $d }}x"#
        )
        #expect(merged.object == nil)
    }

    // MARK: Patterns and expressions

    @Test(arguments: [
        "(a+)+$", "(a|aa)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*a){20}$", "(x+x+)+y", "(?:a?){100}a{100}$",
        "(a{0,1000}){1}b", "((a{0,30}){0,30})b", "[ab]*a[ab]{900}c",
    ])
    func `no pattern takes long on a megabyte`(pattern: String) throws {
        let data: JSON = [["path": "a", "type": "string", "comparator": "!=", "value": [.string(pattern)]]]
        let payload: JSON = ["bomb": true, "a": .string(String(repeating: "a", count: 1_000_000) + "!")]
        _ = try effects(of: dependency(["filters": ["data": data]]), payload: payload)
        let exprs: JSON = [["expr": .string("a =~ '\(pattern)'"), "fields": [["path": "a", "name": "a"]]]]
        _ = try effects(of: dependency(["filters": ["exprs": exprs]]), payload: payload)
    }

    @Test func `a pattern that may need too long for a text says so`() throws {
        let data: JSON = [["path": "a", "type": "string", "value": ["(a{0,1000})b"]]]
        let payload: JSON = ["a": .string(String(repeating: "a", count: 1_000_000))]
        let outcomes = try effects(of: dependency(["filters": ["data": data]]), payload: payload).outcomes
        #expect(outcomes.map(\.verdict) == [.filterError])
        #expect(outcomes.first?.detail.contains("too long for this pattern") == true)
    }

    @Test(arguments: [
        #"a =~ b"#, "a" + String(repeating: " + a", count: 200) + " == 'x'",
        #"a =~ "(a{0,1000})b""#, "1 in l",
    ])
    func `an expression bomb is a failed or an untrue filter`(bomb: String) throws {
        let fields: JSON = [["path": "a", "name": "a"], ["path": "b", "name": "b"], ["path": "l", "name": "l"]]
        let payload: JSON = [
            "bomb": true, "a": .string(String(repeating: "a", count: 100_000)),
            "b": .string(String(repeating: "((x{1,30}){1,30})|", count: 100)),
            "l": .array(Array(repeating: 2, count: 50_000)),
        ]
        let filter: JSON = ["exprs": [["expr": .string(bomb), "fields": fields]]]
        let outcomes = try effects(of: dependency(["filters": filter]), payload: payload).outcomes
        #expect(outcomes.map(\.verdict) == [.filterError] || outcomes.map(\.verdict) == [.filtered])
    }

    @Test(arguments: [
        "any(1..1000000, {any(1..1000000, {# == -1})})", "count(1..1000000, {count(1..1000000, {true}) > 0}) > 0",
        "len(map(1..1000000, {map(1..1000000, {#})})) > 0", "repeat(a, 1000000000) == a",
        "len(filter(1..1000000, {len(filter(1..1000, {true})) > 0})) > 0", "sum(1..1000000000) > 0",
    ])
    func `an event filter's bomb is an error of its evaluation`(bomb: String) throws {
        let expression = try FilterExpression(parsing: bomb, functions: Sprig.functions)
        let payload = try JSONDocument(parsing: #"{"a":"x"}"#)
        let time = processorTime {
            #expect(throws: EvaluationError.self) {
                try expression.evaluate(payload, in: Evaluation(now: start, seed: []))
            }
        }
        #expect(time < Self.patience)
    }
}

// MARK: Payloads

extension BombTests {
    /// Every language looks at the payload, and at each part of it.
    private static let curious: [JSON] = [
        ["filters": ["data": [["path": "a", "type": "string", "value": ["x"]]]]],
        ["filters": ["data": [["path": "a", "type": "bool", "value": ["true"]]]]],
        ["filters": ["data": [["path": "a", "type": "number", "value": ["1"]]]]],
        [
            "filters": [
                "data": [["path": "a", "type": "string", "value": ["x"], "template": "{{ .Input | lower | trim }}"]]
            ]
        ],
        ["filters": ["exprs": [["expr": "a == 'x' || a =~ 'x'", "fields": [["path": "a", "name": "a"]]]]]],
        ["filters": ["script": "return event.a == event.b"]],
        ["transform": ["script": "return event"]],
        ["transform": ["jq": "."]],
        [:],
    ]

    private static let payloads: [(name: String, text: String)] = [
        ("accents", #"{"a":"\#(String(repeating: "\u{301}\u{316}", count: 30_000))"}"#),
        ("escaped accents", #"{"a":"\#(String(repeating: #"\u0301\u0316"#, count: 20_000))"}"#),
        ("pairs of accents", #"{"a":"\#(String(repeating: #"\ud834\udd65\u0316"#, count: 30_000))"}"#),
        ("accents in a name", #"{"a":{"\#(String(repeating: "\u{301}\u{316}", count: 30_000))":1}}"#),
        ("accents on letters", #"{"a":"\#(String(repeating: "a\u{301}\u{316}", count: 30_000))"}"#),
        ("flags", #"{"a":"\#(String(repeating: "\u{1F1E6}", count: 30_000))"}"#),
        ("escapes", #"{"a":"\#(String(repeating: #"\u0001"#, count: 40_000))"}"#),
        ("quotes", #"{"a":"\#(String(repeating: #"\""#, count: 60_000))"}"#),
        ("half pairs", #"{"a":"\#(String(repeating: #"\ud800"#, count: 30_000))"}"#),
        ("deep", #"{"a":\#(String(repeating: "[", count: 1_000))\#(String(repeating: "]", count: 1_000))}"#),
        ("deep objects", String(repeating: #"{"a":"#, count: 1_000) + "1" + String(repeating: "}", count: 1_000)),
        ("too deep", String(repeating: "[", count: 30_000) + String(repeating: "]", count: 30_000)),
        ("wide", "{" + (0..<20_000).map { #""k\#($0)":1"# }.joined(separator: ",") + "}"),
        ("duplicates", "{" + String(repeating: #""a":1,"#, count: 60_000) + #""a":{}}"#),
        ("duplicates in a list", #"{"a":[\#(String(repeating: #"{"k":1,"k":2},"#, count: 20_000))1]}"#),
        ("digits", #"{"a":\#(String(repeating: "9", count: 60_000))}"#),
        ("exponent", #"{"a":1e999999}"#), ("tiny", #"{"a":1e-999999}"#),
        ("zeros", #"{"a":0.\#(String(repeating: "0", count: 60_000))1e300000}"#),
        ("brackets", #"{"a":"\#(String(repeating: "<", count: 60_000))"}"#),
        ("list", #"{"a":[\#(String(repeating: "1,", count: 40_000))1]}"#),
    ]

    @Test(arguments: payloads.indices)
    func `no payload holds a sensor up, whatever looks at it`(index: Int) throws {
        let payload = Array(Self.payloads[index].text.utf8)
        let parameters: [Parameter] = [
            .data("a", of: "dep", to: "text", default: "none"),
            .data("@this", of: "dep", to: "whole", default: "none", raw: true),
            .template("{{ .Input.a | toJson | quote | len }}", default: "none"),
            .template("{{ range $k, $v := .Input }}{{ $k }}{{ $v }}{{ end }}", default: "none"),
        ]
        for fields in Self.curious {
            let dependency = Dependency.reading(fields)
            let effects = try effects(of: dependency, parameters: parameters, bytes: payload)
            #expect(!effects.outcomes.isEmpty, "\(Self.payloads[index].name): \(fields.text)")
        }
    }

    @Test func `copies of a value make no object that nobody could keep`() throws {
        let parameters = (0..<8).map { Parameter.data("a", of: "dep", to: "copy\($0)") }
        let payload: JSON = ["bomb": true, "a": .string(String(repeating: "a", count: 10_000_000))]
        let outcomes = try effects(of: .reading([:]), parameters: parameters, bytes: payload.bytes).outcomes
        #expect(outcomes.map(\.verdict) == [.buried])
    }
}

// MARK: Setting bombs off

extension BombTests {
    private func dependency(_ fields: JSON) -> Dependency { .reading(fields) }

    private func effects(of dependency: Dependency, payload: JSON) throws -> [Effect] {
        try effects(of: dependency, parameters: [], bytes: payload.bytes)
    }

    /// What the bomb's event means; the harmless event after it must mean something too, and soon.
    private func effects(of dependency: Dependency, parameters: [Parameter], bytes: [UInt8]) throws -> [Effect] {
        var engine = try engine(dependency, parameters)
        var effects: [Effect] = []
        var next: [Effect] = []
        let time = processorTime {
            effects = engine.receive(.bytes(bytes, id: "1"), sequence: 1, at: start)
            next = engine.receive(.bytes(Array(#"{"a":"x","b":"x","l":[]}"#.utf8), id: "2"), sequence: 2, at: start)
        }
        #expect(time < Self.patience)
        #expect(!next.outcomes.isEmpty)
        return effects
    }

    private func expect(_ verdicts: [Outcome.Verdict], of fields: JSON, parameters: [Parameter] = []) throws {
        var engine = try engine(.reading(fields), parameters)
        var outcomes: [[Outcome.Verdict]] = []
        let time = processorTime {
            for (index, payload) in [#"{"bomb":true,"a":1}"#, #"{"a":1}"#].enumerated() {
                let event = CloudEvent.bytes(Array(payload.utf8), id: "\(index)")
                let effects = engine.receive(event, sequence: Int64(index + 1), at: start)
                outcomes.append(effects.outcomes.map(\.verdict))
            }
        }
        #expect(outcomes == [verdicts, [.fired]])
        #expect(time < Self.patience)
    }

    private func engine(_ dependency: Dependency, _ parameters: [Parameter]) throws -> Engine {
        let trigger = try Trigger.example(
            "t",
            "http",
            ["url": "http://localhost/"],
            among: ["dep"],
            body: TriggerBody(payload: parameters)
        )
        return Engine(sensor: .example([dependency], [trigger]))
    }

    private struct Weak {
        weak var object: GoMap?
    }

    /// The map that a template hands to the function that is its input.
    private func leftBehind(by text: String) throws -> Weak {
        nonisolated(unsafe) var kept = Weak()
        let keep = GoFunction("keep", .map) { arguments, _ in
            kept = Weak(object: arguments.map(0))
            return .string("")
        }
        let template = try Template(parsing: text, functions: Sprig.functions)
        #expect(try template.render(.function(keep), in: Evaluation(now: start, seed: [])) == "x")
        return kept
    }
}

extension CloudEvent {
    fileprivate static func bytes(_ data: [UInt8], id: String) -> CloudEvent {
        CloudEvent(id: id, source: "source", subject: "subject", type: "webhook", time: start, data: data)
    }
}

extension Parameter {
    fileprivate static func template(_ text: String, default value: String? = nil) -> Parameter {
        let source = Source(dependencyName: "dep", dataTemplate: ManifestTemplate(text), value: value)
        return Parameter(source: source, destination: JSONDestination("value"))
    }
}
