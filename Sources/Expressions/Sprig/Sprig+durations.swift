import EventData

/// Lengths of time.
extension Sprig {
    static let durations = [
        GoFunction("ago", .any) { arguments, evaluation in
            .string(Duration.nanoseconds(roundedGoDuration(age(arguments[0], evaluation), to: second)).goText)
        },
        GoFunction("duration", .any) { arguments, _ in
            .string(Duration.nanoseconds(seconds(arguments[0]) &* second).goText)
        },
        GoFunction("durationRound", .any) { arguments, evaluation in
            .string(largestUnit(of: length(arguments[0], evaluation)))
        },
    ]

    private static let second: Int64 = 1_000_000_000

    /// Nanoseconds since a time or a number of seconds since 1970; anything else is now.
    private static func age(_ value: GoValue, _ evaluation: Evaluation) -> Int64 {
        let now = GoTime(evaluation.now)
        switch value {
        case .time(let time): return now.nanoseconds(since: time)
        case .integer(let seconds, .int), .integer(let seconds, .int64):
            return now.nanoseconds(since: GoTime(seconds: seconds))
        default: return 0
        }
    }

    /// Text or an `int64`; anything else, `int` too, is zero.
    private static func seconds(_ value: GoValue) -> Int64 {
        switch value {
        case .integer(let seconds, .int64): seconds
        case .string(let text): wholeNumber(text)
        default: 0
        }
    }

    /// As Go's `ParseInt` leaves it: zero for what is no number, the nearest number for what is too large.
    private static func wholeNumber(_ text: String) -> Int64 {
        if let number = Int64(text) { return number }
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let digits = isNegative || text.utf8.first == UInt8(ascii: "+") ? text.utf8.dropFirst() : text.utf8[...]
        guard !digits.isEmpty, digits.allSatisfy(GoDigits.isDigit) else { return 0 }
        return isNegative ? .min : .max
    }

    /// Nanoseconds: text, an `int64`, or the time since a moment; anything else, `time.Duration` too, is zero.
    private static func length(_ value: GoValue, _ evaluation: Evaluation) -> Int64 {
        switch value {
        case .string(let text): Duration(goText: text)?.wholeNanoseconds ?? 0
        case .integer(let nanoseconds, .int64): nanoseconds
        case .time: age(value, evaluation)
        default: 0
        }
    }

    /// The length in the largest unit that it is longer than, such as `2h`; months and minutes both are `m`.
    private static func largestUnit(of nanoseconds: Int64) -> String {
        let size = nanoseconds.magnitude
        let hour = 3_600 * UInt64(second)
        let units: [(name: String, size: UInt64)] = [
            ("y", hour * 24 * 365), ("m", hour * 24 * 30), ("d", hour * 24), ("h", hour), ("m", hour / 60),
            ("s", UInt64(second)),
        ]
        guard let unit = units.first(where: { size > $0.size }) else { return "0s" }
        return "\(size / unit.size)\(unit.name)"
    }
}
