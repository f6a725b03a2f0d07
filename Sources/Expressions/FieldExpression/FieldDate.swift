/// A date or a time of day that stands in a string literal: `exprs` reads it as a number (spec/sensor.md §2.6).
struct FieldDate {
    /// Since 1970; a time of day alone counts in the year 0.
    let seconds: Int64

    /// nil when `text` has none of the forms the reference knows; the first one that fits counts.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        for layout in Self.layouts {
            var reader = FieldDateReader(bytes)
            if let seconds = reader.seconds(layout) {
                self.seconds = seconds
                return
            }
        }
        return nil
    }

    /// A piece of a date's text.
    enum Piece {
        case year, month, day, monthName, weekdayName
        /// With or without a blank or a zero in front.
        case looseDay
        case hour, minute, meridiem, zoneName
        /// From 0 to 12.
        case halfDayHour
        /// A fraction may follow, whose digits do not count.
        case second
        case offset(colon: Bool, zulu: Bool)
        case mark(UInt8)
        /// Blanks, as many as there are.
        case gap
    }

    private static let date: [Piece] = [.year, .dash, .month, .dash, .day]
    private static let dateAndT: [Piece] = date + [.mark(UInt8(ascii: "T"))]
    private static let clockToMinute: [Piece] = [.hour, .colon, .minute]
    private static let clock: [Piece] = clockToMinute + [.colon, .second]
    private static let namedDay: [Piece] = [.weekdayName, .gap, .monthName, .gap]

    private static let layouts: [[Piece]] = [
        date,
        date + [.gap] + clock,
        date + [.gap] + clockToMinute,
        date + [.gap] + clock + [.offset(colon: true, zulu: false)],
        dateAndT + clock + [.offset(colon: true, zulu: true)],
        dateAndT + clock + [.offset(colon: false, zulu: true)],
        dateAndT + clockToMinute + [.offset(colon: false, zulu: true)],
        dateAndT + [.hour, .offset(colon: false, zulu: true)],
        [.halfDayHour, .colon, .minute, .meridiem],
        namedDay + [.looseDay, .gap] + clock + [.gap, .year],
        namedDay + [.looseDay, .gap] + clock + [.gap, .zoneName, .gap, .year],
        namedDay + [.day, .gap] + clock + [.gap, .offset(colon: false, zulu: false), .gap, .year],
    ]
}

extension FieldDate.Piece {
    fileprivate static let dash = FieldDate.Piece.mark(UInt8(ascii: "-"))
    fileprivate static let colon = FieldDate.Piece.mark(UInt8(ascii: ":"))
}
