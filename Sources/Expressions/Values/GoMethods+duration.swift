extension GoMethodCall {
    /// A method of `time.Duration`, given in nanoseconds.
    func result(ofDuration nanoseconds: Int64) throws(EvaluationError) -> GoValue? {
        if let reading = Self.durationReadings[name] {
            try check()
            return reading(nanoseconds)
        }
        switch name {
        case "Round": return .integer(roundedGoDuration(nanoseconds, to: try duration()), .duration)
        case "Truncate":
            let step = try duration()
            return .integer(step <= 0 ? nanoseconds : nanoseconds - nanoseconds % step, .duration)
        default: return nil
        }
    }

    private static let durationReadings: [String: @Sendable (Int64) -> GoValue] = [
        "Hours": { .float(quotient($0, 3_600_000_000_000)) },
        "Minutes": { .float(quotient($0, 60_000_000_000)) },
        "Seconds": { .float(quotient($0, 1_000_000_000)) },
        "Milliseconds": { .int64($0 / 1_000_000) },
        "Microseconds": { .int64($0 / 1_000) },
        "Nanoseconds": { .int64($0) },
        "Abs": { .integer($0 == .min ? .max : abs($0), .duration) },
        "String": { .string(Duration.nanoseconds($0).goText) },
    ]

    /// The whole units and the rest are turned into floating point one by one, as in Go.
    private static func quotient(_ nanoseconds: Int64, _ unit: Int64) -> Double {
        Double(nanoseconds / unit) + Double(nanoseconds % unit) / Double(unit)
    }
}

/// Nanoseconds rounded to the nearest multiple of `step`, halves away from zero; what overflows is cut.
func roundedGoDuration(_ nanoseconds: Int64, to step: Int64) -> Int64 {
    guard step > 0 else { return nanoseconds }
    let rest = nanoseconds % step
    let size = abs(rest)
    if size < step - size { return nanoseconds - rest }
    let isNegative = nanoseconds < 0
    let (sum, overflow) = (nanoseconds - rest).addingReportingOverflow(isNegative ? -step : step)
    return overflow ? (isNegative ? .min : .max) : sum
}
