/// The values at which a schedule ticks, as sets of bits.
struct CronFields: Sendable, Hashable {
    let minutes: CronValues
    let hours: CronValues
    let daysOfMonth: CronValues
    let months: CronValues
    let daysOfWeek: CronValues

    /// Reads the fields, of which there must be five.
    init(_ fields: [CronText.Field]) throws(ExpressionError) {
        precondition(fields.count == 5, "CronText promises five fields")
        minutes = try CronUnit.minute.values(fields[0])
        hours = try CronUnit.hour.values(fields[1])
        daysOfMonth = try CronUnit.dayOfMonth.values(fields[2])
        months = try CronUnit.month.values(fields[3])
        daysOfWeek = try CronUnit.dayOfWeek.values(fields[4])
    }

    /// Both day fields must fit if one of them is "any"; where both are restricted, one is enough.
    func matchesDay(_ date: CivilDate) -> Bool {
        let fitsMonth = daysOfMonth.contains(date.day)
        let fitsWeek = daysOfWeek.contains(date.weekday)
        return daysOfMonth.isAny || daysOfWeek.isAny ? fitsMonth && fitsWeek : fitsMonth || fitsWeek
    }
}

/// The values of one field.
struct CronValues: Sendable, Hashable {
    private(set) var bits: UInt64 = 0
    /// Whether an element of the list is `*` or `?` without a step.
    private(set) var isAny = false

    func contains(_ value: Int) -> Bool { bits & (1 << UInt64(value)) != 0 }

    mutating func insert(_ range: ClosedRange<Int>, step: Int, isAny: Bool) {
        for value in stride(from: range.lowerBound, through: range.upperBound, by: step) { bits |= 1 << UInt64(value) }
        self.isAny = self.isAny || isAny
    }
}

/// What a field counts, and how its text is read.
struct CronUnit {
    let name: String
    let range: ClosedRange<Int>
    let names: [String: Int]

    static let minute = CronUnit(name: "minute", range: 0...59, names: [:])
    static let hour = CronUnit(name: "hour", range: 0...23, names: [:])
    static let dayOfMonth = CronUnit(name: "day of month", range: 1...31, names: [:])
    static let month = CronUnit(
        name: "month",
        range: 1...12,
        names: [
            "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
            "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
        ]
    )
    static let dayOfWeek = CronUnit(
        name: "day of week",
        range: 0...6,
        names: ["sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6]
    )

    private var nameWithArticle: String { name == Self.hour.name ? "an \(name)" : "a \(name)" }

    func values(_ field: CronText.Field) throws(ExpressionError) -> CronValues {
        var values = CronValues()
        let elements = field.text.split(separator: ",")
        guard !elements.isEmpty else { throw refusal(field, "this \(name) is an empty list") }
        for element in elements { try insert(element, of: field, into: &values) }
        return values
    }

    /// Reads one element of the list: `*`, `N` or `N-M`, each perhaps with `/step`.
    private func insert(_ element: Substring, of field: CronText.Field, into values: inout CronValues)
        throws(ExpressionError)
    {
        let halves = element.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { throw refusal(field, "'\(element)' has more than one step") }
        let step = halves.count == 2 ? try number(halves[1], of: field) : 1
        guard step > 0 else { throw refusal(field, "a step of 0 never ends") }
        let ends = halves[0].split(separator: "-", omittingEmptySubsequences: false)
        if ends[0] == "*" || ends[0] == "?" {
            values.insert(range, step: step, isAny: step == 1)
            return
        }
        guard ends.count <= 2 else { throw refusal(field, "'\(element)' has more than one range") }
        let start = try value(ends[0], of: field)
        let single = halves.count == 2 ? range.upperBound : start
        let end = ends.count == 2 ? try value(ends[1], of: field) : single
        guard start <= end else { throw refusal(field, "'\(element)' ends before it starts") }
        values.insert(start...end, step: step, isAny: false)
    }

    private func value(_ text: Substring, of field: CronText.Field) throws(ExpressionError) -> Int {
        if let value = names[text.lowercased()] { return value }
        let value = try number(text, of: field)
        guard range.contains(value) else { throw refusal(field, "\(value) is not \(nameWithArticle)") }
        return value
    }

    private func number(_ text: Substring, of field: CronText.Field) throws(ExpressionError) -> Int {
        guard let number = Int(text), number >= 0 else { throw refusal(field, "'\(text)' is not a number in \(name)s") }
        return number
    }

    private func refusal(_ field: CronText.Field, _ problem: String) -> ExpressionError {
        let span = "\(range.lowerBound) to \(range.upperBound)"
        let sunday = self.name == Self.dayOfWeek.name ? " (0 is Sunday)" : ""
        return ExpressionError(
            column: field.column,
            problem: problem,
            fix: "write \(nameWithArticle) from \(span)\(sunday), a range such as \(range.lowerBound)-5, or *"
        )
    }
}
