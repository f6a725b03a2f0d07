import EventData

/// The functions that make times and durations.
enum FilterTimes {
    static func apply(
        _ builtin: FilterBuiltin,
        _ arguments: [GoValue],
        _ evaluation: Evaluation
    ) throws(EvaluationError) -> GoValue {
        switch builtin {
        case .now: return .time(GoTime(evaluation.now))
        case .duration:
            let text = try FilterTexts.text(arguments[0])
            guard let length = Duration(goText: text) else {
                throw EvaluationError("'\(text.prefix(40))' is not a duration, such as 1h30m")
            }
            return .integer(length.wholeNanoseconds, .duration)
        default: return .time(try date(arguments))
        }
    }

    /// Tried in this order when no layout is given.
    private static let layouts = [
        "2006-01-02", "15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04:05Z07:00", "02 Jan 06 15:04 MST",
        "Monday, 02-Jan-06 15:04:05 MST", "Mon, 02 Jan 2006 15:04:05 MST",
    ].map(GoLayout.init)

    private static func date(_ arguments: [GoValue]) throws(EvaluationError) -> GoTime {
        let text = try FilterTexts.text(arguments[0])
        if arguments.count > 1 {
            let layout = GoLayout(try FilterTexts.text(arguments[1]))
            let zone = arguments.count > 2 ? try zone(try FilterTexts.text(arguments[2])) : .utc
            return try GoTime(parsing: text, layout: layout, in: zone)
        }
        for layout in layouts {
            if let time = try? GoTime(parsing: text, layout: layout) { return time }
        }
        throw EvaluationError("'\(text.prefix(40))' is not a date, such as 2024-03-10")
    }

    private static func zone(_ name: String) throws(EvaluationError) -> GoTime.Zone {
        do {
            return try GoTime.Zone(named: name)
        } catch {
            throw EvaluationError(error.problem)
        }
    }
}
