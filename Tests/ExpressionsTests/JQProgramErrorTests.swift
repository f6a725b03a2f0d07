import EventData
import Expressions
import Testing

@Suite struct JQProgramErrorTests {
    private func refusal(of program: String) -> ExpressionError? {
        do {
            _ = try JQProgram(parsing: program)
            return nil
        } catch { return error }
    }

    @Test(arguments: [
        ("{a: .b} | lenght", 1, 11, "there is no function lenght without arguments", "write length"),
        (".a |\n  {b: 1 + } |\n .c", 2, 11, "'}' does not belong here", missing),
        (".a |", 1, 5, "the program ends too early", missing),
        ("if .a then\n {b: 1}", 2, 8, "the program ends too early", missing),
        ("{a: $x}", 1, 5, "the variable $x is not defined", "bind it before it is used: … as $x | …"),
        (
            "if .b then \"é\" end | 'x'", 1, 22, "''' does not belong here",
            missing
        ),
        (
            "{a: .b | ltrimstr}", 1, 10, "there is no function ltrimstr without arguments",
            "give ltrimstr the number of arguments it takes, with ; between them"
        ),
        (
            "\n{i: input}", 2, 5, "'input' cannot be used in a transform",
            "the event is all the input there is; write . for it"
        ),
        (
            "import \"m\" as m; .", 1, 1, "'import' cannot be used in a transform",
            "modules cannot be loaded here; write the definitions into the program"
        ),
        ("{a: @base46}", 1, 5, "'@base46' cannot be used in a transform", "write @base64"),
        (
            "{a: \"\\z\"}", 1, 6, "a text holds an escape that there is not",
            "write \\\\ for a backslash that is meant itself"
        ),
    ])
    func `a program that does not compile says where, why and what to write`(
        program: String,
        line: Int,
        column: Int,
        problem: String,
        fix: String
    ) {
        #expect(refusal(of: program) == ExpressionError(line: line, column: column, problem: problem, fix: fix))
    }

    private static let missing =
        "check what stands before it: an operator, a bracket or a quotation mark is missing or one too many"

    @Test func `a name that the program defines itself may be any`() throws {
        #expect(try transformed("def input: 1; def f(debug): debug; {a: input, b: f(2)}") == #"{"a":1,"b":2}"#)
    }

    @Test func `deep programs are refused`() {
        let depth = 20_000
        for (opening, rest) in [("[", ""), ("{a:", ""), ("if 1 then ", ""), ("def f(", ""), ("\"\\(", ""), ("-", "1")] {
            let program = String(repeating: opening, count: depth).prefix(JQProgram.maximumBytes - 1) + rest
            #expect(refusal(of: String(program)) != nil)
        }
        let expected = "the program is nested too deeply or too long"
        #expect(refusal(of: String(repeating: "[", count: depth))?.problem == expected)
    }

    @Test func `long programs are refused`() {
        let program = String(repeating: ".", count: JQProgram.maximumBytes + 1)
        #expect(refusal(of: program)?.problem == "the jq program is longer than \(JQProgram.maximumBytes) bytes")
    }

    @Test func `no program crashes more than its worker`() throws {
        var generator = SeededGenerator(seed: 20)
        let pieces = [
            ".a", "[", "]", "{", "}", "(", ")", "|", ",", ":", "if", "then", "end", "else", "\"", "\\(", "x", "$x",
            "as",
            "def f:", ";", "?//", "@base64", "..", ".[", "1e9", "-", "reduce", "foreach", "try", "#", "\n", "é",
            "label",
        ]
        for _ in 0..<30 {
            let count = Int.random(in: 1...12, using: &generator)
            let program = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined(separator: " ")
            guard let compiled = try? JQProgram(parsing: program) else { continue }
            _ = try? compiled.transform(JSONDocument(parsing: #"{"a":[1,{"b":null}]}"#), now: Timestamp(seconds: 0))
        }
        #expect(try transformed("{a: 1}") == #"{"a":1}"#)
    }
}
