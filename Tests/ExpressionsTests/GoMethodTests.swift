import EventData
import Expressions
import Testing

struct GoMethodTests {
    private static let moment = GoTime(seconds: 1_709_210_096, nanosecond: 987_654_321, zone: .utc)

    private func call(_ name: String, _ arguments: GoValue..., of value: GoValue = .time(moment)) throws -> String {
        guard let result = try goMethod(name, of: value, arguments) else { return "no such method" }
        return "\(result.typeName) \(result.text)"
    }

    private func call(_ name: String, _ arguments: GoValue..., ofDuration text: String) throws -> String {
        let duration = try #require(Duration(goText: text))
        guard let result = try goMethod(name, of: .integer(duration.wholeNanoseconds, .duration), arguments) else {
            return "no such method"
        }
        return "\(result.typeName) \(result.text)"
    }

    private func duration(_ text: String) throws -> GoValue {
        .integer(try #require(Duration(goText: text)).wholeNanoseconds, .duration)
    }

    @Test(arguments: [
        ("Year", "int 2024"), ("Month", "time.Month February"), ("Day", "int 29"), ("Hour", "int 12"),
        ("Minute", "int 34"), ("Second", "int 56"), ("Nanosecond", "int 987654321"),
        ("Weekday", "time.Weekday Thursday"),
        ("YearDay", "int 60"), ("Unix", "int64 1709210096"), ("UnixMilli", "int64 1709210096987"),
        ("UnixMicro", "int64 1709210096987654"), ("UnixNano", "int64 1709210096987654321"), ("IsZero", "bool false"),
        ("IsDST", "bool false"), ("Location", "*time.Location UTC"),
        ("UTC", "time.Time 2024-02-29 12:34:56.987654321 +0000 UTC"),
        ("String", "string 2024-02-29 12:34:56.987654321 +0000 UTC"), ("year", "no such method"),
        ("Now", "no such method"),
    ])
    func `a time has Go's methods without arguments`(name: String, expected: String) throws {
        #expect(try call(name) == expected)
    }

    @Test func `a time is moved, compared and rounded`() throws {
        let later = GoValue.time(Self.moment.adding(nanoseconds: 1))
        #expect(try call("Format", .string("02.01.06")) == "string 29.02.24")
        #expect(try call("Add", try duration("-1h0m57s")) == "time.Time 2024-02-29 11:33:59.987654321 +0000 UTC")
        #expect(try call("Add", .int(12_345_679)) == "time.Time 2024-02-29 12:34:57 +0000 UTC")
        #expect(try call("AddDate", .int(1), .int(0), .int(0)) == "time.Time 2025-03-01 12:34:56.987654321 +0000 UTC")
        #expect(try call("AddDate", .int(0), .int(-14), .int(2)) == "time.Time 2022-12-31 12:34:56.987654321 +0000 UTC")
        #expect(try call("Sub", later) == "time.Duration -1ns")
        #expect(try call("Sub", .time(.zero)) == "time.Duration 2562047h47m16.854775807s")
        #expect(try call("Before", later) == "bool true")
        #expect(try call("After", later) == "bool false")
        #expect(try call("Equal", later) == "bool false")
        #expect(try call("Compare", later) == "int -1")
        #expect(try call("Round", try duration("1s")) == "time.Time 2024-02-29 12:34:57 +0000 UTC")
        #expect(try call("Truncate", try duration("24h")) == "time.Time 2024-02-29 00:00:00 +0000 UTC")
        #expect(try call("Truncate", try duration("168h")) == "time.Time 2024-02-26 00:00:00 +0000 UTC")
        let tokyo = GoValue.object(GoLocation(try GoTime.Zone(named: "Asia/Tokyo")))
        #expect(try call("In", tokyo) == "time.Time 2024-02-29 21:34:56.987654321 +0900 JST")
        #expect(try call("String", of: tokyo) == "string Asia/Tokyo")
    }

    @Test func `no argument makes the arithmetic crash`() throws {
        for time in [GoTime.zero, Self.moment, GoTime(seconds: .max), GoTime(seconds: .min)] {
            for number in [Int64.min, .min + 1, -1, 0, 1, .max] {
                for name in ["Add", "Round", "Truncate"] {
                    _ = try goMethod(name, of: .time(time), [.integer(number, .duration)])
                    _ = try goMethod(name, of: .integer(.min, .duration), [.integer(number, .duration)])
                    _ = try goMethod(name, of: .integer(.max, .duration), [.integer(number, .duration)])
                }
                let change = GoValue.int(Int(number))
                _ = try goMethod("AddDate", of: .time(time), [change, change, change])
                _ = try goMethod("Sub", of: .time(time), [.time(GoTime(seconds: number))])
            }
        }
    }

    @Test(arguments: [
        ("Hours", "90m", "float64 1.5"), ("Minutes", "90s", "float64 1.5"), ("Seconds", "1.25s", "float64 1.25"),
        ("Milliseconds", "1.9999s", "int64 1999"), ("Microseconds", "-1ms", "int64 -1000"),
        ("Nanoseconds", "1us", "int64 1000"),
        ("String", "90m", "string 1h30m0s"), ("Abs", "-2s", "time.Duration 2s"), ("Days", "24h", "no such method"),
    ])
    func `a duration has Go's methods`(name: String, text: String, expected: String) throws {
        #expect(try call(name, ofDuration: text) == expected)
    }

    @Test func `a duration is rounded half away from zero`() throws {
        #expect(try call("Round", try duration("1s"), ofDuration: "1.5s") == "time.Duration 2s")
        #expect(try call("Round", try duration("1s"), ofDuration: "-1.5s") == "time.Duration -2s")
        #expect(try call("Round", try duration("1s"), ofDuration: "1.4s") == "time.Duration 1s")
        #expect(try call("Truncate", try duration("1h"), ofDuration: "-119m") == "time.Duration -1h0m0s")
    }

    @Test func `months, weekdays and objects answer too`() throws {
        #expect(try call("String", of: .integer(3, .month)) == "string March")
        #expect(try call("String", of: .integer(0, .weekday)) == "string Sunday")
        #expect(try call("Year", of: .string("2024")) == "no such method")
    }

    @Test func `wrong arguments are errors`() {
        #expect(throws: EvaluationError("wrong number of args for Year: want 0 got 1")) { try call("Year", .int(1)) }
        #expect(throws: EvaluationError("Format: wrong type for value; expected string; got int")) {
            try call("Format", .int(1))
        }
        #expect(throws: EvaluationError("Sub: wrong type for value; expected time.Time; got string")) {
            try call("Sub", .string("x"))
        }
        #expect(throws: EvaluationError("Add: wrong type for value; expected time.Duration; got float64")) {
            try call("Add", .float(1))
        }
        #expect(throws: EvaluationError.self) { try call("Date") }
    }
}
