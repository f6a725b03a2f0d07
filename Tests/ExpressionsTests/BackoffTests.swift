import EventData
import Expressions
import Testing

struct BackoffTests {
    @Test func `the first attempt does not wait`() {
        #expect(Backoff(duration: .seconds(7)).delay(beforeAttempt: 1, random: 0.5) == .zero)
    }

    @Test func `jitter lengthens a wait by up to its part`() {
        let backoff = Backoff(duration: .seconds(10), factor: 2, jitter: 0.5)
        #expect(backoff.delay(beforeAttempt: 3, random: 0) == .seconds(20))
        #expect(backoff.delay(beforeAttempt: 3, random: 0.5) == .seconds(25))
        #expect(Backoff(duration: .seconds(1), jitter: -1).delay(beforeAttempt: 2, random: 0.9) == .seconds(1))
    }

    @Test func `a factor of zero keeps the wait`() {
        #expect(Backoff(duration: .seconds(3), factor: 0, jitter: 0).delay(beforeAttempt: 9, random: 0) == .seconds(3))
    }

    @Test func `a negative wait is no wait`() {
        #expect(Backoff(duration: .seconds(-3), jitter: 0).delay(beforeAttempt: 2, random: 0) == .zero)
    }

    @Test(arguments: [1e308, 1e300, -1e308, .infinity, .nan, 1.0000001, 0.9999999])
    func `no factor makes a wait overflow or take long to compute`(factor: Double) {
        for number in [2, 3, 50, .max] {
            let backoff = Backoff(steps: .max, duration: .seconds(1 << 40), factor: factor, jitter: 1e308)
            let delay = backoff.delay(beforeAttempt: number, random: 0.99)
            #expect(delay >= .zero && delay <= Backoff.longestWait)
        }
    }

    @Test func `absent pieces have defaults and steps count from one`() throws {
        let defaults = try Backoff(steps: nil, duration: nil, factor: nil, jitter: .null)
        #expect(defaults == Backoff(steps: 5, duration: .seconds(1), factor: 1, jitter: 1))
        #expect(try Backoff(steps: 0, duration: nil, factor: nil, jitter: nil).steps == 5)
    }

    @Test func `a duration without unit says which one to write`() {
        let error = ExpressionError(
            problem: "'5' is not a duration",
            fix: "write a number with a unit (ms, s, m or h), such as \"5s\""
        )
        #expect(throws: error) { try Backoff(steps: nil, duration: "5", factor: nil, jitter: nil) }
    }

    @Test func `a quoted factor says how to write it`() {
        let error = ExpressionError(problem: "factor is quoted, it must be a number", fix: "write factor: 2.0")
        #expect(throws: error) { try Backoff(steps: nil, duration: nil, factor: "2.0", jitter: nil) }
    }
}
