import Expressions
import Testing

struct ConditionTests {
    @Test func `without a text all dependencies are joined in the order of the sensor`() throws {
        for text in [nil, ""] {
            let condition = try Condition(parsing: text, dependencies: ["push", "approval"])
            #expect(condition.expression == "push&&approval")
            #expect(condition.dependencies == ["push", "approval"])
            #expect(condition.isJoin)
            #expect(condition.isSatisfied(by: ["push", "approval", "other"]))
            #expect(!condition.isSatisfied(by: ["push"]))
        }
    }

    @Test func `a condition is a join exactly when it contains an ampersand`() throws {
        #expect(try !Condition(parsing: "a || b", dependencies: ["a", "b"]).isJoin)
        #expect(try Condition(parsing: "a || (b && c)", dependencies: ["a", "b", "c"]).isJoin)
        #expect(try !Condition(parsing: nil, dependencies: ["only"]).isJoin)
    }

    @Test func `and binds tighter than or`() throws {
        let condition = try Condition(parsing: "a || b && c", dependencies: ["a", "b", "c"])
        #expect(condition.isSatisfied(by: ["a"]))
        #expect(!condition.isSatisfied(by: ["b"]))
        #expect(condition.isSatisfied(by: ["b", "c"]))
        #expect(try !Condition(parsing: "(a || b) && c", dependencies: ["a", "b", "c"]).isSatisfied(by: ["a"]))
    }

    @Test func `of two names that differ only in a dash the one listed last is meant`() throws {
        #expect(try Condition(parsing: "dep-1", dependencies: ["dep-1", "dep_1"]).dependencies == ["dep_1"])
        #expect(try Condition(parsing: "dep_1", dependencies: ["dep_1", "dep-1"]).dependencies == ["dep-1"])
    }

    @Test func `true depends on nothing`() throws {
        let condition = try Condition(parsing: " true ", dependencies: ["a"])
        #expect(condition.dependencies.isEmpty)
        #expect(condition.isSatisfied(by: []))
    }

    @Test func `a name the expression language uses itself works in quotation marks`() throws {
        let condition = try Condition(parsing: "\"count\" && b", dependencies: ["count", "b"])
        #expect(condition.dependencies == ["count", "b"])
    }

    @Test func `presence can be asked by index`() throws {
        let condition = try Condition(parsing: "b && a", dependencies: ["a", "b"])
        #expect(condition.isSatisfied { _ in true })
        #expect(!condition.isSatisfied { $0 == 0 })
    }

    @Test(
        arguments: [
            ("a && nope", 6, "no dependency is called 'nope'", "write one of: a, b, count"),
            ("a && c-unt", 6, "no dependency is called 'c-unt'", "did you mean 'count'? write one of: a, b, count"),
            ("a & b", 3, "'&' stands alone", "write &&"),
            ("a and b", 3, "'and' is not an operator of conditions", "write &&"),
            ("!a", 1, "a condition cannot ask for an event to be absent", "name only what must have arrived"),
            ("a b", 3, "an operator is missing before 'b'", "write && or || between the two"),
            ("a &&", 3, "a name is missing after '&&'", "write a dependency's name after it, or remove it"),
            ("a && && b", 6, "a name is missing before '&&'", "write a dependency's name before it"),
            ("(a || b", 1, "this '(' is never closed", "add a ')'"),
            ("a || b)", 7, "this ')' was never opened", "remove it"),
            ("a || \"b", 6, "this quotation has no end", "add the closing \""),
            (
                "b || count", 6, "'count' is a word of the expression language, not a name",
                "put it in quotation marks: \"count\""
            ),
            (
                "1 && b", 1, "'1' starts with a digit, which a name in conditions must not",
                "rename the dependency so that it starts with a letter"
            ),
            ("a && true", 6, "'true' cannot be combined with dependencies", "remove it"),
        ] as [(String, Int, String, String)]
    )
    func `a refused condition says where, what is wrong and what to write`(
        text: String,
        column: Int,
        problem: String,
        fix: String
    ) {
        #expect(throws: ExpressionError(column: column, problem: problem, fix: fix)) {
            try Condition(parsing: text, dependencies: ["a", "b", "count"])
        }
    }

    @Test func `a name with a dot is refused as what it is`() {
        let error = ExpressionError(
            column: 1,
            problem: "a dependency called 'a-b.c' cannot be used in conditions",
            fix: "rename it: a letter first, then letters, digits, '-' and '_'; not 'in'"
        )
        #expect(throws: error) { try Condition(parsing: "a-b.c", dependencies: ["a-b.c"]) }
    }

    @Test func `a blank condition is refused as a whole`() {
        let error = ExpressionError(
            problem: "the condition is blank",
            fix: "name at least one dependency, or remove conditions to wait for all of them"
        )
        #expect(throws: error) { try Condition(parsing: " \n", dependencies: ["a"]) }
    }

    @Test(arguments: ["1dep", "in", "_x", "dep 1", "a.b", "a.B", "dep:1", "a/b", "", "-a", "a$b", "a\\b", "e\u{301}x"])
    func `a default condition refuses names that cannot be read back`(name: String) {
        #expect(throws: ExpressionError.self) { try Condition(parsing: nil, dependencies: [name, "b"]) }
    }

    @Test func `nesting and length are bounded`() throws {
        let open = String(repeating: "(", count: Condition.maximumDepth)
        let close = String(repeating: ")", count: Condition.maximumDepth)
        #expect(try Condition(parsing: open + "a" + close, dependencies: ["a"]).dependencies == ["a"])
        #expect(throws: ExpressionError.self) {
            try Condition(parsing: "(" + open + "a" + close + ")", dependencies: ["a"])
        }
        let long = String(repeating: "a||", count: Condition.maximumLength / 3) + "a || a"
        #expect(throws: ExpressionError.self) { try Condition(parsing: long, dependencies: ["a"]) }
    }

    @Test func `any text is either refused or a condition that can be decided`() {
        var random = SeededGenerator(seed: 20_261_121)
        let pieces = [
            "a", "b-1", "b_1", "nope", "&&", "||", "(", ")", "\"", "'", "[", "]", "!", " ", "\n", "&", "é", "1", "true",
        ]
        for _ in 0..<5_000 {
            let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            do throws(ExpressionError) {
                let condition = try Condition(parsing: text, dependencies: ["a", "b-1"])
                #expect(Set(condition.dependencies).isSubset(of: ["a", "b-1"]))
                let all = condition.isSatisfied(by: ["a", "b-1"])
                #expect(all || condition.expression == "false", "without 'not', everything present is enough: \(text)")
            } catch {
                #expect(!error.problem.isEmpty && !error.fix.isEmpty)
            }
        }
    }
}
