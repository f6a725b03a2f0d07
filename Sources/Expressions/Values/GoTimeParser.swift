/// One text on its way to a moment.
struct GoTimeParser {
    private let text: String
    private let layout: GoLayout
    var rest: ArraySlice<UInt8>

    var year = 0
    var month: Int?
    var day: Int?
    var yearDay: Int?
    var hour = 0
    var minute = 0
    var second = 0
    var nanosecond = 0
    /// Whether the text said `PM`; nil when it said neither.
    var isAfternoon: Bool?
    var isUTC = false
    var offset: Int?
    var abbreviation = ""

    enum Problem: Error {
        case mismatch
        case outOfRange(String)
    }

    init(text: String, layout: GoLayout) {
        self.text = text
        self.layout = layout
        rest = Array(text.utf8)[...]
    }

    mutating func time(in zone: GoTime.Zone) throws(EvaluationError) -> GoTime {
        for (index, chunk) in layout.chunks.enumerated() {
            guard skip(chunk.literal) else {
                throw mismatch(at: rest, wanted: String(decoding: chunk.literal, as: UTF8.self))
            }
            let start = rest
            do {
                try read(chunk.element, next: layout.chunks.dropFirst(index + 1).first?.element)
            } catch {
                switch error {
                case .mismatch: throw mismatch(at: start, wanted: chunk.spelling)
                case .outOfRange(let field): throw failure(": \(field) out of range")
                }
            }
        }
        guard skip(layout.tail) else { throw mismatch(at: rest, wanted: String(decoding: layout.tail, as: UTF8.self)) }
        guard rest.isEmpty else { throw failure(": extra text: " + quoted(rest)) }
        if isAfternoon == true && hour < 12 { hour += 12 }
        if isAfternoon == false && hour == 12 { hour = 0 }
        let date = try date()
        let days = CivilDate.daysSince1970(year: year, month: date.month, day: date.day)
        return moment(shown: days * 86_400 + Int64(hour * 3_600 + minute * 60 + second), in: zone)
    }

    private func failure(_ reason: String) -> EvaluationError {
        EvaluationError("parsing time " + quoted(text.utf8[...]) + reason)
    }

    private func mismatch(at place: ArraySlice<UInt8>, wanted: String) -> EvaluationError {
        failure(
            " as \(quoted(layout.text.utf8[...])): cannot parse \(quoted(place)) as \(quoted(wanted.utf8[...]))"
        )
    }

    /// Quotes as Go's time package does: bytes that are not plain ASCII as `\xe9`.
    private func quoted(_ bytes: some Sequence<UInt8>) -> String {
        var result = "\""
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                result += "\\" + String(UnicodeScalar(byte))
            case 0x20..<0x80: result.unicodeScalars.append(UnicodeScalar(byte))
            default: result += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return result + "\""
    }
}

/// From what was read to a moment.
extension GoTimeParser {
    /// Month and day, from the day of the year where the text has one.
    private func date() throws(EvaluationError) -> (month: Int, day: Int) {
        guard let yearDay else {
            let (month, day) = (month ?? 1, day ?? 1)
            guard 1...length(ofMonth: month) ~= day else { throw failure(": day out of range") }
            return (month, day)
        }
        let leapDay = 60
        let isLeap = length(ofMonth: 2) == 29
        guard yearDay >= 1, yearDay <= (isLeap ? 366 : 365) else { throw failure(": day-of-year out of range") }
        let common = isLeap && yearDay > leapDay ? yearDay - 1 : yearDay
        // Found in a year without a leap day.
        let found = CivilDate(daysSince1970: CivilDate.daysSince1970(year: 2001, month: 1, day: common))
        let (wantedMonth, wantedDay) = isLeap && yearDay == leapDay ? (2, 29) : (found.month, found.day)
        if let month, month != wantedMonth { throw failure(": day-of-year does not match month") }
        if let day, day != wantedDay { throw failure(": day-of-year does not match day") }
        return (wantedMonth, wantedDay)
    }

    private func length(ofMonth month: Int) -> Int {
        Int(
            CivilDate.daysSince1970(year: year, month: month + 1, day: 1)
                - CivilDate.daysSince1970(year: year, month: month, day: 1)
        )
    }

    /// The moment at which the zone of the text, or else `zone`, shows what was read.
    private func moment(shown: Int64, in zone: GoTime.Zone) -> GoTime {
        if isUTC { return GoTime(seconds: shown, nanosecond: nanosecond) }
        // Go marks "no offset" by one second west of UTC, so that a text can not have that one.
        if let offset, offset != -1 {
            let seconds = shown - Int64(offset)
            let clock = zone.clock(at: seconds)
            let isZone =
                clock.offset == Int64(offset)
                && (abbreviation.isEmpty || abbreviation.isSameText(as: clock.abbreviation))
            let shownIn = isZone ? zone : .fixed(offset, abbreviation: abbreviation)
            return GoTime(seconds: seconds, nanosecond: nanosecond, zone: shownIn)
        }
        if abbreviation.isEmpty { return GoTime(shown: shown, nanosecond: nanosecond, zone: zone) }
        if let clock = zone.clock(called: abbreviation, showing: shown) {
            return GoTime(seconds: shown - clock.offset, nanosecond: nanosecond, zone: zone)
        }
        // An unknown abbreviation is kept, but only GMT+3 says how far away it is.
        let isShifted = abbreviation.utf8.count > 3 && abbreviation.utf8.starts(with: "GMT".utf8)
        let hours = isShifted ? GoDigits.signedValue(of: abbreviation.utf8.dropFirst(3)) ?? 0 : 0
        let shownIn = GoTime.Zone.fixed(hours * 3_600, abbreviation: abbreviation)
        return GoTime(seconds: shown, nanosecond: nanosecond, zone: shownIn)
    }
}
