/// Takes a date's text apart from left to right, as leniently as Go's `time.Parse` does.
struct FieldDateReader {
    private var rest: ArraySlice<UInt8>
    private var year = 0
    private var month = 1
    private var day = 1
    private var hour = 0
    private var minute = 0
    private var second = 0
    /// Seconds east of UTC.
    private var offset = 0

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// Seconds since 1970 when the whole text has this layout and the date exists.
    mutating func seconds(_ layout: [FieldDate.Piece]) -> Int64? {
        for piece in layout where !take(piece) { return nil }
        guard rest.isEmpty else { return nil }
        let days = CivilDate.daysSince1970(year: year, month: month, day: day)
        let date = CivilDate(daysSince1970: days)
        guard date.month == month, date.day == day else { return nil }
        return days * 86_400 + Int64(hour * 3_600 + minute * 60 + second - offset)
    }

    private mutating func take(_ piece: FieldDate.Piece) -> Bool {
        switch piece {
        case .year: return take(\.year, digits: 4...4, in: 0...9_999)
        case .month: return take(\.month, digits: 2...2, in: 1...12)
        case .day: return take(\.day, digits: 2...2, in: 1...31)
        case .looseDay: return take(\.day, digits: 1...2, in: 1...31)
        case .hour: return take(\.hour, digits: 1...2, in: 0...23)
        case .halfDayHour: return take(\.hour, digits: 1...2, in: 0...12)
        case .minute: return take(\.minute, digits: 2...2, in: 0...59)
        case .second: return take(\.second, digits: 2...2, in: 0...59) && takeFraction()
        case .meridiem: return takeMeridiem()
        case .monthName:
            guard let index = takeName(of: GoInteger.months) else { return false }
            month = index + 1
            return true
        case .weekdayName: return takeName(of: GoInteger.weekdays) != nil
        case .zoneName: return takeZoneName()
        case .offset(let colon, let zulu): return takeOffset(colon: colon, zulu: zulu)
        case .mark(let byte): return takeMark(byte)
        case .gap:
            guard rest.first.map({ $0 == UInt8(ascii: " ") }) ?? true else { return false }
            rest = rest.drop { $0 == UInt8(ascii: " ") }
            return true
        }
    }

    private mutating func take(
        _ field: WritableKeyPath<FieldDateReader, Int>,
        digits: ClosedRange<Int>,
        in values: ClosedRange<Int>
    ) -> Bool {
        guard let number = takeNumber(digits), values.contains(number) else { return false }
        self[keyPath: field] = number
        return true
    }

    private mutating func takeNumber(_ digits: ClosedRange<Int>) -> Int? {
        let text = rest.prefix(digits.upperBound).prefix(while: Self.isDigit)
        guard text.count >= digits.lowerBound else { return nil }
        rest = rest.dropFirst(text.count)
        return text.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private mutating func takeMark(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func takeFraction() -> Bool {
        guard let point = rest.first, point == UInt8(ascii: ".") || point == UInt8(ascii: ",") else { return true }
        let digits = rest.dropFirst().prefix(while: Self.isDigit)
        if !digits.isEmpty { rest = rest[digits.endIndex...] }
        return true
    }

    private mutating func takeMeridiem() -> Bool {
        let isLate = rest.starts(with: "PM".utf8)
        guard isLate || rest.starts(with: "AM".utf8) else { return false }
        rest = rest.dropFirst(2)
        if isLate, hour < 12 { hour += 12 }
        if !isLate, hour == 12 { hour = 0 }
        return true
    }

    /// The first three letters of a name, in any case.
    private mutating func takeName(of names: [String]) -> Int? {
        let wanted = rest.prefix(3).map { $0 | 0x20 }
        guard let index = names.firstIndex(where: { $0.utf8.prefix(3).map { $0 | 0x20 } == wanted }) else { return nil }
        rest = rest.dropFirst(3)
        return index
    }

    /// `+0200` or `+02:00`, or `Z` where that is possible.
    private mutating func takeOffset(colon: Bool, zulu: Bool) -> Bool {
        if zulu, takeMark(UInt8(ascii: "Z")) { return true }
        let isWest = rest.first == UInt8(ascii: "-")
        guard isWest || rest.first == UInt8(ascii: "+") else { return false }
        rest.removeFirst()
        guard let hours = takeNumber(2...2), hours <= 24, !colon || takeMark(UInt8(ascii: ":")),
            let minutes = takeNumber(2...2), minutes <= 60
        else { return false }
        offset = (hours * 60 + minutes) * 60 * (isWest ? -1 : 1)
        return true
    }

    /// Abbreviations such as CEST, which do not move the clock: where the process runs in UTC, Go knows none of them.
    private mutating func takeZoneName() -> Bool {
        if rest.starts(with: "ChST".utf8) || rest.starts(with: "MeST".utf8) {
            rest = rest.dropFirst(4)
            return true
        }
        let capitals = rest.prefix { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
        let name = String(decoding: capitals.prefix(6), as: UTF8.self)
        if name.hasPrefix("UTC") || name.hasPrefix("GMT") {
            rest = rest.dropFirst(3)
            if name.hasPrefix("GMT") { _ = takeHours() }
            return true
        }
        let isKnown =
            switch name.utf8.count {
            case 3: true
            case 4: name.hasSuffix("T") || name == "WITA"
            case 5: name.hasSuffix("T")
            default: false
            }
        if isKnown { rest = rest.dropFirst(name.utf8.count) }
        return isKnown || (capitals.isEmpty && takeHours())
    }

    /// A sign and at most 23 hours: the name of a zone that has none, or what stands after `GMT`.
    private mutating func takeHours() -> Bool {
        guard let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return false }
        let digits = rest.dropFirst().prefix(while: Self.isDigit)
        guard !digits.isEmpty, Int(String(decoding: digits, as: UTF8.self)).map({ $0 <= 23 }) == true else {
            return false
        }
        rest = rest[digits.endIndex...]
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
