import EventData
import Expressions
import Testing

/// Calls a function of sprig as a template does.
struct SprigCall {
    /// 2024-05-05T12:00:00.5Z.
    static let now = Timestamp(nanoseconds: 1_714_910_400_500_000_000)

    let evaluation: Evaluation

    init(seed: [UInt8] = [1], steps: Int = Evaluation.maximumSteps) {
        evaluation = Evaluation(now: Self.now, seed: seed, steps: steps)
    }

    func callAsFunction(_ name: String, _ arguments: GoValue...) throws -> GoValue {
        let function = try #require(Sprig.functions[name])
        return try function.call(arguments, in: evaluation)
    }
}

struct SprigDateTests {
    private let sprig = SprigCall()

    private func date(_ text: String) throws -> GoValue {
        try sprig("mustToDate", .string("2006-01-02T15:04:05Z07:00"), .string(text))
    }

    @Test func `now is the time of the evaluation`() throws {
        #expect(try sprig("now").text == "2024-05-05 12:00:00.5 +0000 UTC")
        #expect(try sprig("unixEpoch", sprig("now")).text == "1714910400")
    }

    @Test func `a date is a time or whole seconds, and anything else is now`() throws {
        let layout = GoValue.string("2006-01-02T15:04:05Z07:00")
        #expect(try sprig("date", layout, date("2024-01-01T00:00:00+02:00")).text == "2023-12-31T22:00:00Z")
        for type in [GoInteger.int, .int64, .int32] {
            #expect(try sprig("date", layout, .integer(86_400, type)).text == "1970-01-02T00:00:00Z")
        }
        for value in [GoValue.integer(1, .uint), .float(86_400), .string("x"), .null] {
            #expect(try sprig("date", layout, value).text == "2024-05-05T12:00:00Z")
        }
        #expect(try sprig("htmlDate", .int(0)).text == "1970-01-01")
    }

    @Test func `a date is shown in a zone, and in UTC when nobody knows it`() throws {
        let moment = try date("2024-03-10T02:30:00Z")
        #expect(try sprig("htmlDateInZone", moment, .string("America/New_York")).text == "2024-03-09")
        for name in ["dateInZone", "date_in_zone"] {
            let layout = GoValue.string("02 15:04 MST")
            #expect(try sprig(name, layout, moment, .string("Asia/Tokyo")).text == "10 11:30 JST")
            #expect(try sprig(name, layout, moment, .string("Bad/Zone")).text == "10 02:30 UTC")
            #expect(try sprig(name, layout, .int(0), .string("")).text == "01 00:00 UTC")
        }
    }

    @Test(
        arguments: [
            ("dateInZone", ["02 15:04 MST", nil, "Asia/Tokyo"], "10 11:30 JST"),
            ("date_in_zone", [nil, nil, "Asia/Tokyo"], "10 11:30 JST"),
            ("dateInZone", ["02 15:04 MST"], "10 11:30 JST"),
            ("htmlDateInZone", [nil, "America/New_York"], "2024-03-09"),
        ] as [(String, [String?], String)]
    )
    func `a constant zone and a constant layout are read once`(name: String, constants: [String?], text: String) throws
    {
        let prepared = try SprigCalls.prepared(name, constants)
        let moment = try date("2024-03-10T02:30:00Z")
        let arguments: [GoValue] =
            name == "htmlDateInZone"
            ? [moment, .string("America/New_York")] : [.string("02 15:04 MST"), moment, .string("Asia/Tokyo")]
        #expect(try prepared.call(arguments, in: SprigCalls.evaluation()).text == text)
        // Finding a zone costs more than all else here: who has it already pays nothing for it.
        let isZoneKnown = constants.last?.map { $0.contains("/") } ?? false
        let poor = Evaluation(now: Timestamp(seconds: 0), seed: [], steps: 100)
        if isZoneKnown {
            #expect(try prepared.call(arguments, in: poor).text == text)
        } else {
            #expect(throws: EvaluationError.self) { try prepared.call(arguments, in: poor) }
        }
    }

    @Test func `what is no date is the year 1, or an error where an answer must be`() throws {
        #expect(try sprig("toDate", .string("2006-01-02"), .string("bad")).text == "0001-01-01 00:00:00 +0000 UTC")
        #expect(throws: EvaluationError(#"parsing time "bad" as "2006-01-02": cannot parse "bad" as "2006""#)) {
            try sprig("mustToDate", .string("2006-01-02"), .string("bad"))
        }
    }

    @Test func `a date is moved by a duration, and not at all by another text`() throws {
        let moment = try date("1999-01-05T03:04:05-08:00")
        for name in ["dateModify", "date_modify", "mustDateModify", "must_date_modify"] {
            #expect(try sprig(name, .string("1.5h"), moment).text == "1999-01-05 04:34:05 -0800 -0800")
            #expect(throws: EvaluationError.self) { try sprig(name, .string("1h"), .int64(1)) }
        }
        #expect(try sprig("dateModify", .string("bad"), moment).text == moment.text)
        #expect(throws: EvaluationError(#"time: invalid duration "bad""#)) {
            try sprig("mustDateModify", .string("bad"), moment)
        }
    }

    @Test func `the age of a date is rounded to seconds`() throws {
        #expect(try sprig("ago", date("2024-05-05T10:58:57Z")).text == "1h1m4s")
        #expect(try sprig("ago", .int(1_714_910_400)).text == "1s")
        #expect(try sprig("ago", .int64(1_714_910_401)).text == "-1s")
        #expect(try sprig("ago", .string("x")).text == "0s")
        #expect(try sprig("ago", .integer(0, .int32)).text == "0s")
    }

    @Test func `a duration is made of seconds in a text or an int64`() throws {
        let cases: [(GoValue, String)] = [
            (.int64(95), "1m35s"), (.string("120"), "2m0s"), (.int(95), "0s"), (.string("1.5"), "0s"), (.null, "0s"),
            (.string("99999999999999999999"), "-1s"),
        ]
        for (value, expected) in cases { #expect(try sprig("duration", value).text == expected) }
    }

    @Test func `a duration is rounded to its largest unit`() throws {
        let cases: [(GoValue, String)] = [
            (.string("2h10m5s"), "2h"), (.string("1h"), "60m"), (.string("-25h"), "1d"), (.string("2400h1s"), "3m"),
            (.string("9000h"), "1y"), (.string("90s"), "1m"), (.string("1s"), "0s"), (.string("bad"), "0s"),
            (.int64(59_000_000_000), "59s"), (.int(59_000_000_000), "0s"), (.integer(59_000_000_000, .duration), "0s"),
            (.int64(.min), "292y"), (.time(GoTime(seconds: 1_714_910_000)), "6m"),
        ]
        for (value, expected) in cases { #expect(try sprig("durationRound", value).text == expected) }
    }
}
