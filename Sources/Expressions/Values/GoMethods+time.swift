extension GoMethodCall {
    /// A method of `time.Time`.
    func result(of time: GoTime) throws(EvaluationError) -> GoValue? {
        if let reading = Self.readings[name] {
            try check()
            return reading(time, GoTimeFields(time))
        }
        if Self.severalResults.contains(name) {
            throw EvaluationError("can't call method/function \"\(name)\" that gives several results")
        }
        if let result = try calculation(with: time) { return result }
        return try comparison(with: time)
    }

    private typealias Reading = @Sendable (GoTime, GoTimeFields) -> GoValue

    private static let readings: [String: Reading] = [
        "Year": { .int($1.date.year) },
        "Month": { .integer(Int64($1.date.month), .month) },
        "Day": { .int($1.date.day) },
        "Weekday": { .integer(Int64($1.date.weekday), .weekday) },
        "YearDay": { .int($1.yearDay) },
        "Hour": { .int($1.hour) },
        "Minute": { .int($1.minute) },
        "Second": { .int($1.second) },
        "Nanosecond": { time, _ in .int(time.nanosecond) },
        "Unix": { time, _ in .int64(time.seconds) },
        "UnixMilli": { time, _ in .int64(time.seconds &* 1_000 &+ Int64(time.nanosecond / 1_000_000)) },
        "UnixMicro": { time, _ in .int64(time.seconds &* 1_000_000 &+ Int64(time.nanosecond / 1_000)) },
        "UnixNano": { time, _ in .int64(time.unixNanoseconds) },
        "UTC": { time, _ in .time(time.shown(in: .utc)) },
        // The local zone is UTC, wherever the process runs.
        "Local": { time, _ in .time(time.shown(in: .utc)) },
        "Location": { time, _ in .object(GoLocation(time.zone)) },
        "IsZero": { time, _ in .bool(time.isSameMoment(as: .zero)) },
        "IsDST": { .bool($1.clock.isDaylightSaving) },
        "String": { time, _ in .string(time.text) },
    ]

    private static let severalResults: Set = ["Date", "Clock", "Zone", "ZoneBounds", "ISOWeek"]

    private func calculation(with time: GoTime) throws(EvaluationError) -> GoValue? {
        switch name {
        case "Format":
            try check(.string)
            return .string(time.formatted(arguments[0].text))
        case "Add": return .time(time.adding(nanoseconds: try duration()))
        case "AddDate":
            try check(.int, .int, .int)
            let changes = GoArguments(function: name, values: arguments)
            return .time(
                time.adding(years: changes.integer(0), months: changes.integer(1), days: changes.integer(2))
            )
        case "In": return .time(time.shown(in: try location().zone))
        case "Round": return .time(time.rounded(to: try duration()))
        case "Truncate": return .time(time.truncated(to: try duration()))
        default: return nil
        }
    }

    private func comparison(with time: GoTime) throws(EvaluationError) -> GoValue? {
        switch name {
        case "Sub": return .integer(time.nanoseconds(since: try self.time()), .duration)
        case "Before": return .bool(time.isBefore(try self.time()))
        case "After": return .bool(try self.time().isBefore(time))
        case "Equal": return .bool(time.isSameMoment(as: try self.time()))
        case "Compare":
            let other = try self.time()
            return .int(time.isBefore(other) ? -1 : time.isSameMoment(as: other) ? 0 : 1)
        default: return nil
        }
    }
}
