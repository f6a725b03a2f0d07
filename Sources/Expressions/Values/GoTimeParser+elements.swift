/// Single elements; what does not fit is a problem that the caller words.
extension GoTimeParser {
    mutating func read(_ element: GoLayout.Element, next: GoLayout.Element?) throws(Problem) {
        switch element {
        case .longMonth: month = try name(of: GoInteger.months) + 1
        case .shortMonth: month = try name(of: GoInteger.months.map { String($0.prefix(3)) }) + 1
        case .month, .twoDigitMonth: month = try number("month", 1...12, isFixed: element == .twoDigitMonth)
        case .longWeekday: _ = try name(of: GoInteger.weekdays)
        case .shortWeekday: _ = try name(of: GoInteger.weekdays.map { String($0.prefix(3)) })
        case .day, .spacedDay, .twoDigitDay:
            if element == .spacedDay { skipSpaces(atMost: 1) }
            day = try number(isFixed: element == .twoDigitDay)
        case .spacedYearDay, .threeDigitYearDay:
            if element == .spacedYearDay { skipSpaces(atMost: 2) }
            yearDay = try threeDigits(isFixed: element == .threeDigitYearDay)
        case .hour: hour = try number("hour", 0...23, isFixed: false)
        case .hourOf12, .twoDigitHourOf12: hour = try number("hour", 0...12, isFixed: element == .twoDigitHourOf12)
        case .minute, .twoDigitMinute: minute = try number("minute", 0...59, isFixed: element == .twoDigitMinute)
        case .second, .twoDigitSecond:
            second = try number("second", 0...59, isFixed: element == .twoDigitSecond)
            if case .fraction = next { return }
            try readUnannouncedFraction()
        case .year: try readYear()
        case .twoDigitYear: try readTwoDigitYear()
        case .upperHalf: isAfternoon = try half("AM", "PM")
        case .lowerHalf: isAfternoon = try half("am", "pm")
        case .abbreviation: try readAbbreviation()
        case .offset(let style): try readOffset(style)
        case .fraction(let style): try readFraction(style)
        }
    }

    /// Takes a literal; any run of spaces stands for any other, and for none at the end of the text.
    mutating func skip(_ literal: [UInt8]) -> Bool {
        var wanted = literal[...]
        let space = UInt8(ascii: " ")
        while let next = wanted.first {
            if next == space {
                if let first = rest.first, first != space { return false }
                wanted = wanted.drop { $0 == space }
                rest = rest.drop { $0 == space }
                continue
            }
            guard rest.first == next else { return false }
            wanted = wanted.dropFirst()
            rest = rest.dropFirst()
        }
        return true
    }

    private mutating func skipSpaces(atMost count: Int) {
        rest = rest.dropFirst(rest.prefix(count).prefix { $0 == UInt8(ascii: " ") }.count)
    }

    /// The index of the first name that comes next, in any case of letters.
    private mutating func name(of names: [String]) throws(Problem) -> Int {
        for (index, name) in names.enumerated() where rest.count >= name.utf8.count {
            let isSame = zip(rest, name.utf8).allSatisfy { $0 == $1 || ($0 | 0x20 == $1 | 0x20 && isLetter($0)) }
            if isSame {
                rest = rest.dropFirst(name.utf8.count)
                return index
            }
        }
        throw .mismatch
    }

    private mutating func number(
        _ field: String,
        _ range: ClosedRange<Int>,
        isFixed: Bool
    ) throws(Problem) -> Int {
        let value = try number(isFixed: isFixed)
        guard range.contains(value) else { throw .outOfRange(field) }
        return value
    }

    /// One or two digits; two when `isFixed`.
    private mutating func number(isFixed: Bool) throws(Problem) -> Int {
        let digits = rest.prefix(2).prefix(while: GoDigits.isDigit)
        guard digits.count == 2 || (digits.count == 1 && !isFixed) else { throw .mismatch }
        rest = rest.dropFirst(digits.count)
        return GoDigits.value(of: digits)
    }

    private mutating func threeDigits(isFixed: Bool) throws(Problem) -> Int {
        let digits = rest.prefix(3).prefix(while: GoDigits.isDigit)
        guard digits.count == 3 || (!digits.isEmpty && !isFixed) else { throw .mismatch }
        rest = rest.dropFirst(digits.count)
        return GoDigits.value(of: digits)
    }

    private mutating func readYear() throws(Problem) {
        let digits = rest.prefix(4).prefix(while: GoDigits.isDigit)
        guard digits.count == 4 else { throw .mismatch }
        rest = rest.dropFirst(4)
        year = GoDigits.value(of: digits)
    }

    /// From 69 on in the last century; Go also takes a sign for the first digit here.
    private mutating func readTwoDigitYear() throws(Problem) {
        guard let value = GoDigits.signedValue(of: try take(2)) else { throw .mismatch }
        year = value >= 69 ? value + 1_900 : value + 2_000
    }

    private mutating func half(_ morning: String, _ afternoon: String) throws(Problem) -> Bool {
        let word = try take(2)
        if word.elementsEqual(afternoon.utf8) { return true }
        guard word.elementsEqual(morning.utf8) else { throw .mismatch }
        return false
    }

    private mutating func readUnannouncedFraction() throws(Problem) {
        guard isSeparator(rest.first), let digit = rest.dropFirst().first, GoDigits.isDigit(digit) else { return }
        try readFraction(bytes: 1 + rest.dropFirst().prefix(while: GoDigits.isDigit).count)
    }

    private mutating func readFraction(_ style: GoLayout.Fraction) throws(Problem) {
        if style.dropsZeros { return try readUnannouncedFraction() }
        try readFraction(bytes: 1 + style.digits)
    }

    /// Digits past the ninth are read and dropped.
    private mutating func readFraction(bytes count: Int) throws(Problem) {
        let piece = try take(count)
        let digits = piece.dropFirst().prefix(9)
        guard isSeparator(piece.first), let value = GoDigits.signedValue(of: digits) else { throw .mismatch }
        guard value >= 0 else { throw .outOfRange("fractional second") }
        nanosecond = (digits.count..<9).reduce(value) { value, _ in value * 10 }
    }

    mutating func take(_ count: Int) throws(Problem) -> ArraySlice<UInt8> {
        guard rest.count >= count else { throw .mismatch }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}

private func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }

private func isSeparator(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") }
