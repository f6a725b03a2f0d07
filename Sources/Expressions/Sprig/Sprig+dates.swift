import EventData

/// Dates. The local zone is UTC, wherever the process runs.
extension Sprig {
    static let dates: [GoFunction] = clocks + shownDates + readDates + changedDates + durations

    private static let clocks = [
        GoFunction("now") { _, evaluation in .time(GoTime(evaluation.now)) },
        GoFunction("unixEpoch", .time) { arguments, evaluation in
            .string(String(moment(arguments[0], evaluation).seconds))
        },
    ]

    private static let shownDates =
        [
            withLayout("date", .string, .any) { layout, arguments, evaluation in
                .string(moment(arguments[1], evaluation).shown(in: .utc).formatted(layout))
            },
            GoFunction("htmlDate", .any) { arguments, evaluation in
                .string(moment(arguments[0], evaluation).shown(in: .utc).formatted(dayLayout))
            },
            inZone("htmlDateInZone", .any, .string, at: nil) { $0[0] },
        ] + ["dateInZone", "date_in_zone"].map { name in inZone(name, .string, .any, .string, at: 0) { $0[1] } }

    /// A function whose last argument is a zone; what is constant of zone and layout is taken apart once.
    private static func inZone(
        _ name: String,
        _ parameters: GoFunction.Parameter...,
        at layoutIndex: Int?,
        time: @escaping @Sendable (GoArguments) -> GoValue
    ) -> GoFunction {
        let last = parameters.count - 1
        let work: @Sendable (GoConstants) -> GoFunction.Body = { constants in
            let fixedZone = constants[last].map(zone)
            let fixedLayout = layoutIndex.map { constants[$0].map(GoLayout.init) } ?? dayLayout
            return { arguments, evaluation throws(EvaluationError) in
                if fixedZone == nil { try evaluation.take(zoneSteps) }
                let layout = fixedLayout ?? GoLayout(arguments.string(layoutIndex ?? 0))
                let shown = moment(time(arguments), evaluation).shown(in: fixedZone ?? zone(arguments.string(last)))
                return .string(shown.formatted(layout))
            }
        }
        return GoFunction(name, taking: parameters, body: work(GoConstants([]))).preparing { constants, _ in
            work(constants)
        }
    }

    private static let readDates = [
        withLayout("toDate", .string, .string) { layout, arguments, _ in
            .time((try? parsed(arguments, layout)) ?? .zero)
        },
        withLayout("mustToDate", .string, .string) { layout, arguments, _ throws(EvaluationError) in
            .time(try parsed(arguments, layout))
        },
    ]

    private static let changedDates =
        ["dateModify", "date_modify"].map { name in
            GoFunction(name, .string, .time) { arguments, evaluation in
                .time((try? changed(arguments, evaluation)) ?? moment(arguments[1], evaluation))
            }
        }
        + ["mustDateModify", "must_date_modify"].map { name in
            GoFunction(name, .string, .time) { arguments, evaluation throws(EvaluationError) in
                .time(try changed(arguments, evaluation))
            }
        }

    private static let dayLayout = GoLayout("2006-01-02")

    /// What finding a zone costs, in steps: its history is read and taken apart.
    private static let zoneSteps = 2_000

    /// A time, or seconds since 1970 in an integer; anything else means now, also a number of an event.
    private static func moment(_ value: GoValue, _ evaluation: Evaluation) -> GoTime {
        switch value {
        case .time(let time): time
        case .integer(let seconds, .int), .integer(let seconds, .int64), .integer(let seconds, .int32):
            GoTime(seconds: seconds)
        default: GoTime(evaluation.now)
        }
    }

    /// A zone that nobody knows is UTC.
    private static func zone(_ name: String) -> GoTime.Zone { (try? GoTime.Zone(named: name)) ?? .utc }

    private static func parsed(_ arguments: GoArguments, _ layout: GoLayout) throws(EvaluationError) -> GoTime {
        try GoTime(parsing: arguments.string(1), layout: layout)
    }

    private typealias LayoutWork =
        @Sendable (GoLayout, GoArguments, Evaluation) throws(EvaluationError) -> GoValue

    /// A function whose first argument is a layout; one that is constant is taken apart once.
    private static func withLayout(
        _ name: String,
        _ parameters: GoFunction.Parameter...,
        work: @escaping LayoutWork
    ) -> GoFunction {
        GoFunction(name, taking: parameters) { arguments, evaluation throws(EvaluationError) in
            try work(GoLayout(arguments.string(0)), arguments, evaluation)
        }
        .preparing { (text: String) in
            let layout = GoLayout(text)
            return { arguments, evaluation throws(EvaluationError) in try work(layout, arguments, evaluation) }
        }
    }

    private static func changed(
        _ arguments: GoArguments,
        _ evaluation: Evaluation
    ) throws(EvaluationError) -> GoTime {
        guard let change = Duration(goText: arguments.string(0)) else {
            throw EvaluationError("time: invalid duration \(goJSONString(arguments.string(0), keepsHTML: true))")
        }
        return moment(arguments[1], evaluation).adding(nanoseconds: change.wholeNanoseconds)
    }
}
