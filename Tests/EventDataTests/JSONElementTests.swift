import EventData
import Testing

@Suite struct JSONElementTests {
    private func element(_ text: String) throws -> JSONElement { JSONElement(try JSONDocument(parsing: text)) }

    private func members(_ text: String) throws -> [String] {
        try element(text).members.map { "\($0.name)=\(String(decoding: $0.value.source, as: UTF8.self))" }
    }

    @Test(arguments: [
        ("{}", []), (#"{"a":1,"b":[2],"c":{"a":3}}"#, ["a=1", "b=[2]", #"c={"a":3}"#]),
        (#"{"a":1,"b":2,"a":3}"#, ["a=3", "b=2"]), (#"{"a":1,"":2,"\u0061":3,"":4}"#, ["a=3", "=4"]),
        (#"{"é":1,"b":2,"é":3}"#, ["é=3", "b=2"]), (#"{"":0,"longer than eight":1}"#, ["=0", "longer than eight=1"]),
        ("[1,2]", []), ("7", []),
    ])
    func `of members with one name the last one counts, in the place of the first`(
        text: String,
        expected: [String]
    ) throws {
        #expect(try members(text) == expected)
    }

    @Test(arguments: [1, 2, 3, 100, 1_000])
    func `among any number of members the one that repeats a name is seen`(count: Int) throws {
        let distinct = (0..<count).map { "name\($0)" }
        let texts = distinct.map { "\"\($0)\":0" }
        #expect(try members("{\(texts.joined(separator: ","))}") == distinct.map { "\($0)=0" })
        for repeated in [0, count / 2, count - 1] {
            let text = "{\(texts.joined(separator: ",")),\"name\(repeated)\":1}"
            #expect(try members(text) == distinct.enumerated().map { "\($1)=\($0 == repeated ? 1 : 0)" })
        }
    }

    @Test func `a member is found by its name in every spelling, the last one of several`() throws {
        let object = try element(#"{"a":1,"na\u006de":2,"é":3,"a":4,"a\"b":5,"nama":6}"#)
        let found = ["a", "name", "é", "a\"b", "nam", "names", ""].map { object.member($0)?.number }
        #expect(found == [4, 2, 3, 5, nil, nil, nil])
        #expect(try element(#"["a",1]"#).member("a") == nil)
    }

    @Test func `an array has its elements in order`() throws {
        let array = try element(#"[1,[2,3],{"a":4},"5",[]]"#)
        #expect(array.elementCount == 5)
        #expect(
            array.elements.map { String(decoding: $0.source, as: UTF8.self) } == [
                "1", "[2,3]", #"{"a":4}"#, #""5""#, "[]",
            ]
        )
        #expect(try element("[]").elements.isEmpty)
    }

    @Test(arguments: [
        "0", "-0", "-0.0", "1", "-17", "9007199254740992", "9007199254740993", "9007199254740995",
        "18446744073709551616",
        "0.1", "1e22", "1e23", "-1e-22", "1e-23", "123456789012345e7", "0.000000000000000000001", "1E+5", "1e-5",
        "5e-324",
        "2.2250738585072011e-308", "1e309", "1e999999999999999999999", "1e-999999999999999999999", "0e400",
        "00000000000000000001", "8.41e21", "9007199254740991e22", "1.7976931348623157e308", "4503599627370497.5",
        "12345678901234567890123456789012345678901234567890e-30",
    ])
    func `a number is the nearest double`(text: String) throws {
        guard let number = try? element(text).number else { return #expect(text.hasPrefix("00")) }
        #expect(number.bitPattern == Double(text)?.bitPattern)
    }

    @Test func `every number of many is the nearest double`() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<20_000 {
            let digits = UInt64.random(in: 0...UInt64.max, using: &random) >> UInt64.random(in: 0..<64, using: &random)
            let fraction = Int.random(in: 0...20, using: &random)
            let exponent = Int.random(in: -30...30, using: &random)
            let zeros = String(repeating: "0", count: max(0, fraction - String(digits).count))
            let number = fraction == 0 ? "\(digits)" : "\(digits % 1_000).\(zeros)\(digits)"
            let text = (Bool.random(using: &random) ? "-" : "") + number + (exponent == 0 ? "" : "e\(exponent)")
            let element = try element(text)
            #expect(element.number.bitPattern == Double(text)?.bitPattern, "\(text)")
        }
    }

    @Test(
        arguments: [
            ("1.", 1), (".5", 0.5), ("-", 0), ("", 0), ("1\u{E}5", 0), ("\u{D}1", 0), ("1e", 0), ("1e+", 0), ("1 ", 0),
            ("+1", 1), ("1_0", 0), ("--1", 0), ("1e5x", 0), ("1e+2", 100), ("1e-2", 0.01), ("007", 7), ("0x1p4", 16),
        ] as [(String, Double)]
    )
    func `a string that is hardly a number is read as ever`(text: String, expected: Double) throws {
        let document = try JSONDocument(parsing: "[\(JSONText(string: text).text)]")
        #expect(document.find(JSONPath("0"))?.number == expected)
    }
}
