import EventData
import Expressions
import Testing

@Suite struct TemplateFuzzTests {
    private static let longestParse = Duration.milliseconds(50)
    private static let event = #"{"a":1,"b":[1,"x",null,{"c":2}],"m":{"k":"v"},"s":"héllo","n":null}"#

    /// Parses and, where that succeeds, renders; both may refuse, neither may crash or take long.
    private func tryOut(_ text: String) throws {
        let clock = ContinuousClock()
        var template: Template?
        // The quickest of a few tries, because other work on the machine is no fault of the parser.
        let isQuick = (0..<10).contains { _ in
            clock.measure { template = try? Template(parsing: text, functions: [:]) } < Self.longestParse
        }
        #expect(isQuick, "\(text)")
        guard let template else { return }
        let input = GoValue(try JSONDocument(parsing: Self.event))
        let results = (0..<2).map { _ in
            try? template.render(input, in: Evaluation(now: Timestamp(seconds: 0), seed: [], steps: 20_000))
        }
        #expect(results[0] == results[1], "\(text)")
    }

    @Test(arguments: 0..<8) func `templates of the grammar never crash and give the same twice`(seed: UInt64) throws {
        var writer = TemplateWriter(generator: SeededGenerator(seed: seed))
        for _ in 0..<150 { try tryOut(writer.template()) }
    }

    @Test(arguments: 100..<104) func `templates with a damaged place never crash`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var writer = TemplateWriter(generator: SeededGenerator(seed: seed))
        for _ in 0..<150 {
            var bytes = Array(writer.template().utf8)
            for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[index] = UInt8.random(in: 0...255, using: &generator)
            }
            try tryOut(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test(arguments: 200..<204) func `random characters never crash`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "{{", "}}", "-", " ", "\n", "/*", "*/", "(", ")", "|", ".", "$", "$x", ":=", "=", ",", "\"", "`", "'", "\\",
            "0x", "1", "_", "e", "if", "else", "end", "range", "define", "template", "nil", "é", "\u{0}", "printf", "%",
        ]
        for _ in 0..<300 {
            let count = Int.random(in: 0...400, using: &generator)
            try tryOut((0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined())
        }
    }

    @Test(arguments: 300..<304) func `random formats never crash`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pieces = Array("%%%%%%#0+- *.[]123vdsqxXcUbeEfFgGtTpOoé ").map(String.init)
        let values: [GoValue] = [
            .int(.min), .int(7), .float(-0.0), .float(.nan), .float(.infinity), .float(5e-300), .string("é\u{0}\""),
            .null, .bool(true), .list(GoList([.null, .float(1e300)])), .map(GoMap(["a": .int(1)])),
        ]
        for _ in 0..<500 {
            let format = (0..<20).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let arguments = (0..<3).map { _ in values.randomElement(using: &generator) ?? .null }
            let evaluation = Evaluation(now: Timestamp(seconds: 0), seed: [])
            _ = try? goSprintf(format, arguments, in: evaluation)
        }
    }

    @Test func `long texts of one sign are read quickly`() throws {
        let pieces = [
            "{{", "}}", "{{-", " -}}", "{", "(", "{{/*", "{{\"", "{{ . ", "{{$x:=1}}", "{{1}}", "{{if 1}}", "\n",
        ]
        for piece in pieces {
            try tryOut(String(repeating: piece, count: 4_096 / piece.utf8.count))
            try tryOut("{{ 1 " + String(repeating: piece, count: 4_000 / piece.utf8.count) + " }}")
        }
    }

    @Test(arguments: 0..<4) func `a quoted text reads back as itself`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let scalars = (0..<12).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &generator)) }
            let text = String(String.UnicodeScalarView(scalars))
            let evaluation = Evaluation(now: Timestamp(seconds: 0), seed: [])
            let template = try Template(parsing: "{{ \(goQuoted(text)) }}", functions: [:])
            #expect(try template.render(.null, in: evaluation) == text)
        }
    }
}

/// Writes templates that are mostly well formed.
private struct TemplateWriter {
    var generator: SeededGenerator
    private var depth = 0

    init(generator: SeededGenerator) { self.generator = generator }

    mutating func template() -> String {
        depth = 0
        return String((0..<number(1...6)).map { _ in node() }.joined().prefix(4_000))
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    private mutating func one(_ texts: [String]) -> String { texts.randomElement(using: &generator) ?? "" }

    private mutating func node() -> String {
        depth += 1
        defer { depth -= 1 }
        let open = one(["{{ ", "{{- ", "{{"])
        let close = one([" }}", " -}}", "}}"])
        switch depth > 5 ? number(0...2) : number(0...9) {
        case 0: return one(["text ", "\n", "{", "é", " "])
        case 1, 2, 3: return open + pipeline() + close
        case 4: return "{{ if \(pipeline()) }}\(node()){{ else }}\(node()){{ end }}"
        case 5: return "{{ range $k, $v := \(pipeline()) }}{{ $k }}\(node()){{ $v }}{{ end }}"
        case 6: return "{{ with \(pipeline()) }}\(node()){{ else with 1 }}\(node()){{ end }}"
        case 7: return "{{ range \(pipeline()) }}\(node())\(one(["{{ break }}", "{{ continue }}", ""])){{ end }}"
        case 8: return "{{ $x := \(pipeline()) }}\(node()){{ $x }}"
        default: return "{{ block \"b\(number(0...9_999))\" . }}\(node()){{ end }}"
        }
    }

    private mutating func pipeline() -> String {
        (0..<number(1...2)).map { index in
            index == 0 ? command() : one(["len", "print", "html", "printf \"%v\"", "not"])
        }
        .joined(separator: " | ")
    }

    private mutating func command() -> String {
        let name = one(["index", "print", "eq", "lt", "and", "or", "len", "slice", "printf", "js", "urlquery", "call"])
        return number(0...2) == 0
            ? term() : name + (0..<number(0...3)).map { _ in " " + term() }.joined()
    }

    private mutating func term() -> String {
        depth += 1
        defer { depth -= 1 }
        if depth < 6, number(0...4) == 0 { return "(\(command()))" + one(["", ".a", ".x.y"]) }
        return one([
            ".", "$", ".Input", ".Input.a", ".Input.b", ".Input.m.k", ".Input.s", ".Input.n", ".Input.n.x", "nil",
            "true",
            "0", "1", "-1", "3", "0x1f", "1.5", "'a'", "\"\"", "\"%d %v\"", "`k`", "\"m\"", "1e3", ".Nope",
        ])
    }
}
