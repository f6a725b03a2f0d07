import EventData
import Expressions
import Glibc
import Testing

@Suite struct JQProgramBudgetTests {
    private static let tooLong = "jq: the program takes too long: more than 500 ms for one event"
    private static let tooMuch = "jq: the program takes too much memory: more than 256 MB"

    @Test(arguments: [
        "[limit(1e9; repeat(1))] | {}", "[range(1e9)] | {}", "{a: (\"x\" * 268435455 | length)}",
        "null | .[1e9] = 1 | {}",
        "def f: f; f", "last(repeat(1))", "def f: [f]; f", "def f: 1 + f; {a: f}", "reduce range(1e9) as $i (0; .)",
        "{a: (reduce range(1e7) as $i (0; [.]) | tojson)}", "[recurse([., .])] | {}",
        "{a: [[.[]?] | combinations(1e6)]}",
        "{a: (reduce range(40) as $i (\"x\"; . + .) | length)}", "{} | until(false; .a += 1)",
    ])
    func `a bomb costs its own event and nothing else`(program: String) throws {
        #expect(throws: EvaluationError.self) { try transformed(program, #"{"a":[1,2]}"#) }
        #expect(try transformed("{a: 1}") == #"{"a":1}"#)
    }

    @Test func `what takes too long says so`() {
        #expect(throws: EvaluationError(Self.tooLong)) { try transformed("def f: f; f") }
        #expect(throws: EvaluationError(Self.tooMuch)) { try transformed("null | .[1e8] = 1 | {}") }
    }

    @Test func `a pattern takes linear time on every text`() throws {
        let text = String(repeating: "a", count: 50_000)
        #expect(
            try transformed(#"{r: (.a | test("(a+)+$"), test("(a|a)*b"))}"#, #"{"a":"\#(text)"}"#) == #"{"r":true}"#
        )
    }

    @Test func `output is bounded`() {
        #expect(throws: EvaluationError("jq: a text becomes too long")) {
            try transformed("{a: [limit(100; repeat(.a))]}", #"{"a":"\#(String(repeating: "a", count: 100_000))"}"#)
        }
    }

    @Test func `a worker that somebody ends is replaced and nobody notices`() async throws {
        let program = try JQProgram(parsing: "{n: (.n + 1)}")
        let transform = { @Sendable (number: Int) throws -> String in
            try program.transform(JSONDocument(parsing: #"{"n":\#(number)}"#), now: Timestamp(seconds: 0)).text
        }
        try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<3 { group.addTask { try (0..<100).map(transform) } }
            // No more often than a request is repeated, because all the tests share the workers.
            for _ in 0..<3 {
                _ = try transform(1)
                for worker in JQProgram.workers { kill(worker, SIGKILL) }
            }
            let expected = (0..<100).map { #"{"n":\#($0 + 1)}"# }
            for try await answers in group { #expect(answers == expected) }
        }
        #expect(JQProgram.workers.count <= 4)
    }
}
