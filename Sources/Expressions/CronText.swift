/// A schedule's text cut into its zone and its five fields.
struct CronText {
    struct Field {
        let text: String
        /// Where the field starts, counted from 1 in characters.
        let column: Int
    }

    /// The zone of the prefix; nil without one.
    let zone: String?
    let fields: [Field]

    /// Characters a schedule may have: all sixty minutes, all days and all names written out fit.
    static let maximumLength = 1_024

    init(_ text: String) throws(ExpressionError) {
        guard text.utf8.count <= Self.maximumLength else {
            throw ExpressionError(
                problem: "the schedule is longer than \(Self.maximumLength) bytes",
                fix: "write ranges and steps instead of lists, such as 0-59/5"
            )
        }
        var rest = Array(text)[...]
        zone = try Self.takeZone(&rest)
        fields = rest.indices.split { rest[$0].isWhitespace }.map { part in
            Field(text: String(rest[part]), column: part.startIndex + 1)
        }
        if let first = fields.first, first.text.hasPrefix("@") { throw Self.descriptor(first) }
        guard fields.count == 5 else { throw Self.wrongCount(fields) }
    }

    /// Takes `TZ=zone ` or `CRON_TZ=zone ` off the front.
    private static func takeZone(_ rest: inout ArraySlice<Character>) throws(ExpressionError) -> String? {
        guard let prefix = ["TZ=", "CRON_TZ="].first(where: { rest.starts(with: $0) }) else { return nil }
        let name = rest.dropFirst(prefix.count).prefix { $0 != " " }
        guard name.endIndex < rest.endIndex else {
            throw ExpressionError(
                column: name.startIndex + 1,
                problem: "a time zone is no schedule",
                fix: "write five fields after it, separated by a space, such as \(prefix)UTC 0 5 * * *"
            )
        }
        rest = rest[name.endIndex...]
        return String(name)
    }

    private static func wrongCount(_ fields: [Field]) -> ExpressionError {
        let fix =
            fields.count == 6
            ? "remove the field for seconds, schedules start with the minute"
            : "write minute, hour, day of month, month and day of week, such as 0 5 * * *"
        return ExpressionError(problem: "a schedule has five fields, this one has \(fields.count)", fix: fix)
    }

    private static func descriptor(_ field: Field) -> ExpressionError {
        let fix =
            switch field.text.lowercased() {
            case "@yearly", "@annually": "write 0 0 1 1 *"
            case "@monthly": "write 0 0 1 * *"
            case "@weekly": "write 0 0 * * 0"
            case "@daily", "@midnight": "write 0 0 * * *"
            case "@hourly": "write 0 * * * *"
            case "@every": "write interval instead of schedule"
            default: "write five fields, such as 0 5 * * *"
            }
        return ExpressionError(column: field.column, problem: "'\(field.text)' is not possible here", fix: fix)
    }
}
