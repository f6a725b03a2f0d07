// What other parts of the value model bring when they are there; this file goes then.
import Glibc

/// Go's `int64(number)` on 64-bit Intel: what does not fit, NaN included, is the smallest number there is.
func goInt64(_ number: Double) -> Int64 { Int64(exactly: number.rounded(.towardZero)) ?? .min }

func goPower(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

struct GoLayout: Sendable {
    let text: String

    init(_ text: String) { self.text = text }
}

extension GoTime {
    init(parsing text: String, layout: GoLayout, in zone: Zone = .utc) throws(EvaluationError) {
        let numbers = text.split(separator: "-").map { Int($0) ?? 0 }
        guard numbers.count == 3, text.utf8.count == 10, layout.text == "2006-01-02" else {
            throw EvaluationError("cannot read '\(text)'")
        }
        let days = CivilDate.daysSince1970(year: numbers[0], month: numbers[1], day: numbers[2])
        self.init(seconds: days * 86_400)
    }

    func isBefore(_ other: GoTime) -> Bool { (seconds, nanosecond) < (other.seconds, other.nanosecond) }

    func isSameMoment(as other: GoTime) -> Bool { seconds == other.seconds && nanosecond == other.nanosecond }

    func adding(nanoseconds: Int64) -> GoTime { GoTime(seconds: seconds &+ nanoseconds / 1_000_000_000, zone: zone) }

    func nanoseconds(since other: GoTime) -> Int64 { (seconds &- other.seconds) &* 1_000_000_000 }
}

extension GoTime.Zone {
    init(named name: String) throws(ExpressionError) {
        self = .named(try TimeZoneOffsets(named: name))
    }
}

func goMethod(_ name: String, of value: GoValue, _ arguments: [GoValue]) throws(EvaluationError) -> GoValue? {
    switch (value, name) {
    case (.time(let time), "Year"):
        .int(CivilDate(daysSince1970: CivilDate.quotient(time.seconds, 86_400)).year)
    case (.time(let time), "Month"):
        .integer(Int64(CivilDate(daysSince1970: CivilDate.quotient(time.seconds, 86_400)).month), .month)
    case (.time(let time), "Unix"): .int64(time.seconds)
    case (.integer(let length, .duration), "Minutes"): .float(Double(length) / 60_000_000_000)
    case (.integer(let length, .duration), "Hours"): .float(Double(length) / 3_600_000_000_000)
    case (.object(let object), _): object.member(name)
    default: nil
    }
}
