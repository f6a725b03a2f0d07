import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

/// Random sensors and random events, from the text of the manifest to the effects (promise G4).
@Suite struct PipelineFuzzTests {
    @Test(arguments: 0..<60)
    func `whatever a manifest says and an event holds, each dependency hears an outcome`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let (manifest, sensor) = try #require(usable(&random))
        var engine = Engine(sensor: sensor, secret: [1, 2, 3])
        let topic = EventTopic(source: "source", subject: "subject")
        let asked = Set(sensor.triggers.flatMap(\.condition.dependencies))
        let waiting = Set(sensor.dependencies.filter { $0.topic == topic && asked.contains($0.name) }.map(\.name))
        for sequence in 1...12 {
            let event = RandomEvent.event(id: "\(sequence)", &random)
            var again = engine
            let effects = engine.receive(event, sequence: Int64(sequence), at: start)
            #expect(Set(effects.outcomes.map(\.dependency)).isSuperset(of: waiting), "\(manifest.text)")
            #expect(effects.outcomes.allSatisfy { !$0.dependency.isEmpty })
            // Deciding is a pure function: the same event means the same again.
            #expect(again.receive(event, sequence: Int64(sequence), at: start) == effects)
        }
    }
}

/// The first sensor of the next ones that has no mistake that lint calls an error; each mistake has its remedy.
private func usable(_ random: inout SeededGenerator) -> (manifest: JSON, sensor: Sensor)? {
    for _ in 0..<100 {
        let manifest = RandomSensor.manifest(&random)
        let loaded = load([ManifestText(file: "fuzz.yaml", text: manifest.text)], namespace: "default")
        #expect(loaded.diagnostics.allSatisfy { !$0.problem.isEmpty && !$0.fix.isEmpty }, "\(manifest.text)")
        if let sensor = loaded.sensors.first { return (manifest, sensor) }
        #expect(loaded.hasErrors)
    }
    return nil
}

/// A sensor that may make sense.
private enum RandomSensor {
    private static let paths = [
        "a", "b", "list", "list.0", "list.#", "list.#.a", "list.#(a>1)", "list.#(a%\"x*\")#", "@this", "a.b.c", "*",
        "list|@reverse", "{a,b}", "[a,list]", "text", "missing", "a\\.b", "@pretty", "list.@flatten|0", "..0", "",
    ]
    private static let texts = [
        "x", "main", "^main$", "1", "true", "0.5", "-1e3", "(a+)+$", "[", "é", "\u{301}", "", "nil", "{{ . }}",
        "08:00:00",
    ]
    private static let templates = [
        "{{ .Input }}", "{{ .Input.a }}", "{{ .Input.a | toJson }}", "{{ range .Input.list }}{{ . }}{{ end }}", "{{",
        "{{ .Input.text | upper | trunc 3 }}", "{{ randAlphaNum 5 }}", "{{ now | date \"2006\" }}", "{{ fail \"no\" }}",
        "{{ index .Input.list 1 }}", "{{ $d := dict \"a\" .Input }}{{ $_ := set $d \"d\" $d }}{{ $d | toJson }}", "x",
        "",
        "{{ until 1000000000 }}", "{{ .Input.text | regexReplaceAll \"(.)\" \"$1$1\" }}",
        "{{ uuidv4 }}",
        "{{ .Input.a | int | add 1 }}", "{{ .Input | toPrettyJson | nindent 2 }}", "{{ if .Input.b }}y{{ end }}",
    ]
    private static let scripts = [
        "return true", "return event.a == 1", "return event", "event.a = 2 return event", "while true do end",
        "error('x')",
        "return {a=event.list}", "return event.list[1].a.b", "return (", "local t={} t.t=t return t", "return nil",
    ]
    private static let programs = [
        ".", ".a = 1", "{a: .list}", "error", "empty", ".list[]", "(", "{a: (.text | test(\"x\"))}",
    ]
    private static let expressions = [
        "a == 1", "a =~ 'x'", "a > b", "a + b == 'xy'", "a", "a in (1, 2)", "!(a == b)", "a ?? 1 == 1", "a ==", "true",
        "c == 1",
        "(a || b) && true", "a ** 2 > 1", "'x' + a == a",
    ]
    private static let destinations = [
        "v", "v.w", "list.0", "list.-1", "0", "", "a\\.b", "x.y.z", "spec.replicas", "*",
    ]

    static func manifest(_ random: inout SeededGenerator) -> JSON {
        let names = ["one", "two", "three"].prefix(Int.random(in: 1...3, using: &random))
        let conditions = ["one", "one && two", "one || two", "(one || two) && three", "three", ""]
        var template = block(Array(names), &random)
        template["name"] = "trigger"
        let condition = pick(conditions, &random)
        if !condition.isEmpty, Bool.random(using: &random) { template["conditions"] = .string(condition) }
        var trigger: JSON = ["template": template]
        if Int.random(in: 0..<4, using: &random) == 0 {
            trigger["parameters"] = parameters(Array(names), &random)
        }
        return [
            "apiVersion": "argoproj.io/v1alpha1", "kind": "Sensor", "metadata": ["name": "fuzz"],
            "spec": ["dependencies": .array(names.map { dependency($0, &random) }), "triggers": [trigger]],
        ]
    }

    private static func dependency(_ name: String, _ random: inout SeededGenerator) -> JSON {
        let subject = Int.random(in: 0..<5, using: &random) == 0 ? "other" : "subject"
        var dependency: JSON = [
            "name": .string(name), "eventSourceName": "source", "eventName": .string(subject),
            "filtersLogicalOperator": .string(pick(["and", "or"], &random)),
        ]
        if Int.random(in: 0..<3, using: &random) == 0 {
            dependency["transform"] =
                Bool.random(using: &random)
                ? ["jq": .string(pick(programs, &random))] : ["script": .string(pick(scripts, &random))]
        }
        if Int.random(in: 0..<4, using: &random) > 0 { dependency["filters"] = filters(&random) }
        return dependency
    }

    private static func filters(_ random: inout SeededGenerator) -> JSON {
        var filters: JSON = [:]
        func chance() -> Bool { Int.random(in: 0..<3, using: &random) == 0 }
        if chance() { filters["script"] = .string(pick(scripts, &random)) }
        if chance() { filters["time"] = ["start": .string(pick(texts, &random)), "stop": "17:00:00"] }
        if chance() { filters["context"] = ["type": .string(pick(["webhook", "x"], &random))] }
        if chance() {
            let fields = ["a", "b"].map { name -> JSON in
                ["name": .string(name), "path": .string(pick(paths, &random))]
            }
            filters["exprs"] = [["expr": .string(pick(expressions, &random)), "fields": .array(fields)]]
            filters["exprLogicalOperator"] = .string(pick(["and", "or"], &random))
        }
        if chance() {
            filters["data"] = .array((0..<Int.random(in: 0...3, using: &random)).map { _ in data(&random) })
            filters["dataLogicalOperator"] = .string(pick(["and", "or"], &random))
        }
        return filters
    }

    private static func data(_ random: inout SeededGenerator) -> JSON {
        var filter: JSON = [
            "path": .string(pick(paths, &random)), "type": .string(pick(["string", "number", "bool"], &random)),
            "comparator": .string(pick(["=", "!=", ">", "<=", ""], &random)),
            "value": .array((0...Int.random(in: 0...1, using: &random)).map { _ in .string(pick(texts, &random)) }),
        ]
        if Bool.random(using: &random) { filter["template"] = .string(pick(templates, &random)) }
        return filter
    }

    private static func block(_ names: [String], _ random: inout SeededGenerator) -> JSON {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return ["log": ["intervalSeconds": 1]]
        case 1:
            let http: JSON = [
                "url": "http://localhost/", "method": "POST", "payload": parameters(names, &random),
                "dynamicHeaders": parameters(names, &random),
            ]
            return ["http": http]
        default:
            let resource: JSON = [
                "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["generateName": "x-"], "list": [1, ["a": 2]],
            ]
            let source: JSON = ["resource": resource]
            return ["k8s": ["operation": "create", "source": source, "parameters": parameters(names, &random)]]
        }
    }

    private static func parameters(_ names: [String], _ random: inout SeededGenerator) -> JSON {
        .array(
            (0..<Int.random(in: 0...3, using: &random)).map { _ in
                var source: JSON = ["dependencyName": .string(pick(names, &random))]
                switch Int.random(in: 0..<6, using: &random) {
                case 0: source["contextKey"] = .string(pick(["id", "subject", "time", "x"], &random))
                case 1: source["contextTemplate"] = .string(pick(templates, &random))
                case 2, 3: source["dataKey"] = .string(pick(paths, &random))
                case 4: source["dataTemplate"] = .string(pick(templates, &random))
                default: break
                }
                if Bool.random(using: &random) { source["value"] = .string(pick(texts, &random)) }
                if Bool.random(using: &random) { source["useRawData"] = true }
                return [
                    "src": source, "dest": .string(pick(destinations, &random)),
                    "operation": .string(pick(["", "append", "prepend", "overwrite"], &random)),
                ]
            }
        )
    }
}

/// An event that may be one.
private enum RandomEvent {
    private static let oddities: [[UInt8]] = [
        [], [0xFF, 0xFE], Array("{".utf8), Array("null".utf8), Array("[1,2]".utf8), Array(#""text""#.utf8),
        Array("1e999999".utf8), Array(#"{"a":1,"a":2}"#.utf8), Array("a: 1\nlist: [1, 2]\n".utf8),
        Array(#"{"a":"\ud800","text":"\u0301"}"#.utf8),
    ]

    static func event(id: String, _ random: inout SeededGenerator) -> CloudEvent {
        CloudEvent(
            id: id,
            source: "source",
            subject: "subject",
            type: pick(["webhook", "x", ""], &random),
            time: Timestamp(seconds: Int64.random(in: -100_000_000_000...100_000_000_000, using: &random)),
            dataContentType: pick(["application/json", "application/yaml", "text/plain", ""], &random),
            data: data(&random)
        )
    }

    private static func data(_ random: inout SeededGenerator) -> [UInt8]? {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return nil
        case 1, 2: return pick(oddities, &random)
        default:
            let names = ["a", "b", "list", "text", "a.b", "missing"].filter { _ in Bool.random(using: &random) }
            return JSON.object(JSONObject(names.map { ($0, value(&random, depth: 0)) })).bytes
        }
    }

    private static func value(_ random: inout SeededGenerator, depth: Int) -> JSON {
        switch Int.random(in: 0..<(depth < 3 ? 9 : 6), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .number(JSONNumber(Int.random(in: -3...3, using: &random)))
        case 3, 4: return .string(pick(["x", "main", "", "é", "a\u{301}\u{316}", "<&>", "1", "true", "\0"], &random))
        case 5: return pick([1, "y", []], &random)
        case 6, 7:
            return .array((0..<Int.random(in: 0...3, using: &random)).map { _ in value(&random, depth: depth + 1) })
        default: return ["a": value(&random, depth: depth + 1), "b": value(&random, depth: depth + 1)]
        }
    }
}

private func pick<Element>(_ elements: [Element], _ random: inout SeededGenerator) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
}
