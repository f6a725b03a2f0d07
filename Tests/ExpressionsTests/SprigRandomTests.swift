import EventData
import Expressions
import Testing

struct SprigRandomTests {
    private let sprig = SprigCall()

    @Test(arguments: [
        ("randAlphaNum", "^[A-Za-z0-9]{500}$"), ("randAlpha", "^[A-Za-z]{500}$"), ("randNumeric", "^[0-9]{500}$"),
        ("randAscii", "^[ -~]{500}$"), ("randBytes", "^[A-Za-z0-9+/]{667}=$"),
    ])
    func `a random text has the length and the letters asked for`(name: String, pattern: String) throws {
        let text = try sprig(name, .int(500)).text
        #expect(try RegularExpression(pattern).matches(text))
        #expect(try sprig(name, .int(500)).text != text)
        #expect(try sprig(name, .int(0)).text == "")
        #expect(throws: EvaluationError.self) { try sprig(name, .int(.max)) }
        #expect(throws: EvaluationError.self) { try SprigCall(steps: 100)(name, .int(5_000)) }
    }

    @Test func `every letter of an alphabet comes up`() throws {
        let text = try sprig("randAlphaNum", .int(5_000)).text
        #expect(Set(text).count == 62)
        #expect(Set(try sprig("randAscii", .int(9_000)).text).count == 95)
    }

    @Test func `fewer than no characters are none, but fewer than no bytes are an error`() throws {
        #expect(try sprig("randAlpha", .int(-1)).text == "")
        #expect(throws: EvaluationError.self) { try sprig("randBytes", .int(-1)) }
    }

    @Test func `a random number is at least the first and less than the second`() throws {
        let numbers = try (0..<500).map { _ in try sprig("randInt", .int(-2), .int(2)).text }
        #expect(Set(numbers) == ["-2", "-1", "0", "1"])
        for (low, high) in [(1, 1), (2, 1), (Int.min, Int.max)] {
            #expect(throws: EvaluationError("invalid argument to Intn")) { try sprig("randInt", .int(low), .int(high)) }
        }
    }

    @Test func `a shuffled text has the same characters`() throws {
        let text = "abcdefghijklmnopqrstuvwxyzäöü"
        let shuffled = try sprig("shuffle", .string(text)).text
        #expect(shuffled != text)
        #expect(shuffled.unicodeScalars.sorted() == text.unicodeScalars.sorted())
        #expect(try sprig("shuffle", .string("")).text == "")
    }

    @Test func `a UUID is one of version 4`() throws {
        let pattern = try RegularExpression("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
        let identities = try (0..<50).map { _ in try sprig("uuidv4").text }
        #expect(Set(identities).count == 50)
        #expect(identities.allSatisfy { pattern.matches($0) })
    }

    @Test func `the same seed gives the same texts`() throws {
        let names = ["randAlphaNum", "randAscii", "randBytes"]
        func texts(_ seed: [UInt8]) throws -> [String] {
            let sprig = SprigCall(seed: seed)
            return try names.map { try sprig($0, .int(40)).text } + [sprig("uuidv4").text]
        }
        #expect(try texts([7]) == texts([7]))
        #expect(try texts([7]) != texts([8]))
    }
}
