extension GoTime {
    /// The moment moved by nanoseconds.
    package func adding(nanoseconds: Int64) -> GoTime {
        let (whole, part) = nanoseconds.quotientAndRemainder(dividingBy: Self.nanosecondsPerSecond)
        let sum = Int64(nanosecond) + part
        let carry = CivilDate.quotient(sum, Self.nanosecondsPerSecond)
        return GoTime(
            seconds: seconds &+ whole &+ carry,
            nanosecond: Int(sum - carry * Self.nanosecondsPerSecond),
            zone: zone
        )
    }

    /// The same time of day on another date; a day that the month has not is counted into the next one.
    package func adding(years: Int, months: Int, days: Int) -> GoTime {
        let fields = GoTimeFields(self)
        let day = CivilDate.daysSince1970(
            year: clamped(fields.date.year, years, to: Self.farthestYear),
            month: clamped(fields.date.month, months, to: Self.farthestYear),
            day: clamped(fields.date.day, days, to: Self.farthestYear * 10)
        )
        return GoTime(shown: day * 86_400 + Int64(fields.secondOfDay), nanosecond: nanosecond, zone: zone)
    }

    /// Nanoseconds since `other`; what 64 bits cannot hold (292 years) is cut to what they can.
    package func nanoseconds(since other: GoTime) -> Int64 {
        let difference = sinceYearOne - other.sinceYearOne
        return Int64(exactly: difference) ?? (difference < 0 ? .min : .max)
    }

    /// Rounded down to a multiple of `step` nanoseconds, counted from the year 1.
    package func truncated(to step: Int64) -> GoTime {
        step <= 0 ? self : adding(nanoseconds: -remainder(by: step))
    }

    /// Rounded to the nearest multiple of `step` nanoseconds, counted from the year 1; halves go up.
    package func rounded(to step: Int64) -> GoTime {
        guard step > 0 else { return self }
        let rest = remainder(by: step)
        return adding(nanoseconds: rest < step - rest ? -rest : step - rest)
    }

    package func isBefore(_ other: GoTime) -> Bool { (seconds, nanosecond) < (other.seconds, other.nanosecond) }

    /// Whether both are one moment, in whatever zone.
    package func isSameMoment(as other: GoTime) -> Bool {
        seconds == other.seconds && nanosecond == other.nanosecond
    }

    /// Nanoseconds since 1970, as they wrap in 64 bits.
    package var unixNanoseconds: Int64 { seconds &* Self.nanosecondsPerSecond &+ Int64(nanosecond) }

    private static let nanosecondsPerSecond: Int64 = 1_000_000_000
    /// Dates are not computed beyond it, so that seconds fit in 64 bits.
    private static let farthestYear = 100_000_000_000

    private var sinceYearOne: Int128 {
        (Int128(seconds) - Int128(Self.zero.seconds)) * Int128(Self.nanosecondsPerSecond) + Int128(nanosecond)
    }

    private func remainder(by step: Int64) -> Int64 {
        let rest = Int64(sinceYearOne % Int128(step))
        return rest < 0 ? rest + step : rest
    }

    private func clamped(_ start: Int, _ change: Int, to limit: Int) -> Int {
        let (sum, overflow) = start.addingReportingOverflow(change)
        return overflow ? (change < 0 ? -limit : limit) : min(max(sum, -limit), limit)
    }
}
