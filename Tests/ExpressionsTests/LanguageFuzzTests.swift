import EventData
import Expressions
import Testing

/// Whatever is written, no language crashes, hangs or leaves an error without a remedy.
struct LanguageFuzzTests {
    private static let seeds: [UInt64] = [1, 2, 3]

    @Test(arguments: seeds)
    func `any condition is refused or can be decided`(seed: UInt64) {
        let texts = HostileTexts(
            pieces: ["a", "b-1", "b_1", "nope", "in", "&&", "||", "&", "(", ")", "[", "]", "!", "true"],
            examples: ["a && (b-1 || \"count\")", "[a]", "((a||b_1))&&count"]
        )
        check(texts, seed) { text throws(ExpressionError) in
            let condition = try Condition(parsing: text, dependencies: ["a", "b-1", "count"])
            let holds = condition.isSatisfied(by: Set(condition.dependencies))
            #expect(holds || condition.expression == "false")
        }
    }

    @Test(arguments: seeds)
    func `any schedule is refused or ticks later than asked`(seed: UInt64) {
        let texts = HostileTexts(
            pieces: [
                "*", "?", "/", "-", ",", "0", "5", "31", "59", "60", "jan", "sun", "TZ=", "CRON_TZ=", "UTC", "@daily",
                "L",
            ],
            examples: ["*/5 1-3 1,15 jan-mar 1-5", "TZ=Pacific/Apia * * * * 2", "59 23 29 2 6", "0 0 30 2 *", "TZ=UTC"]
        )
        check(texts, seed) { text throws(ExpressionError) in
            let schedule = try CronSchedule(parsing: text, timeZone: "Pacific/Apia")
            for second in [Int64.min, 0, 1_325_116_800, Int64.max] {
                let moment = Timestamp(seconds: second)
                #expect(schedule.next(after: moment).map { $0 > moment } ?? true, "\(text)")
            }
        }
    }

    @Test(arguments: seeds)
    func `any text is a duration that is written back, or none`(seed: UInt64) {
        let texts = HostileTexts(
            pieces: ["1", "9", "0", ".", "h", "m", "s", "ms", "us", "µs", "ns", "-", "+", "9223372036854775807"],
            examples: ["1h30m", "-1.5s", "0.3333333333333333333h", "9223372036854775807ns"]
        )
        check(texts, seed) { text throws(ExpressionError) in
            guard let length = Duration(goText: text) else { return }
            #expect(Duration(goText: length.goText) == length)
        }
    }

    @Test(arguments: seeds)
    func `any field expression is refused, or has a value or none for every event`(seed: UInt64) {
        let operators = [
            "+", "-", "*", "/", "%", "**", "&", "|", "^", "<<", ">>", "~", "!", "?", ":", "??", ",", "(", ")",
        ]
        let comparisons = ["==", "!=", "<", ">=", "=~", "!~", " in ", "&&", "||", "=", "["]
        let operands = [
            "a", "b", "c.D", "in", "true", "1", "0x", ".5", "'2020-01-01'", "'^a+$'", "'('", "x y", "]", "_",
        ]
        let texts = HostileTexts(
            pieces: operators + comparisons + operands,
            examples: [
                "a > 3 && (b =~ '^x' || c.D) ? 1 : 'no'", "a in (1, 'x', b) == !true",
                "-a ** 2 << 70 | ~b % 0 ?? '3:04PM'",
                "[x y] + 'it\\'s' != \"2020-01-01T00:00:00Z\" - 0xfF",
            ]
        )
        check(texts, seed) { text throws(ExpressionError) in
            let expression = try FieldExpression(parsing: text)
            for values in Self.events {
                let event = expression.variables.indices.map { values[$0 % values.count] }
                if let result = try? expression.evaluate(event) {
                    #expect(result.text.utf8.count <= 2 * Evaluation.maximumResultBytes)
                }
            }
        }
    }

    private static var events: [[GoValue?]] {
        let scalars: [GoValue] = [
            .float(3), .string("a"), .bool(true), .null, .float(.nan), .float(1e300), .float(-0.5),
        ]
        let list = GoValue.list(GoList(scalars))
        return [scalars, [list, .float(1), .map(GoMap(["k": list]))], [.string("(a*)*"), .string("aaa"), nil]]
    }

    /// Runs texts of one language, each seed with its part of the repetitions.
    private func check(
        _ texts: HostileTexts,
        _ seed: UInt64,
        _ read: (String) throws(ExpressionError) -> Void
    ) {
        let repetitions = texts.repetitions.enumerated().filter { $0.offset % Self.seeds.count == Int(seed) - 1 }
        for text in texts.texts(300, seed: seed) + repetitions.map(\.element) {
            let time = processorTime {
                do throws(ExpressionError) { try read(text) } catch {
                    #expect(!error.problem.isEmpty && !error.fix.isEmpty)
                }
            }
            #expect(time < HostileTexts.patience, "\(text.prefix(80))")
        }
    }
}
