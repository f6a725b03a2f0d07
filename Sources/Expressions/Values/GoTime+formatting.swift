extension GoTime {
    /// The moment by a layout of Go's: `2006-01-02T15:04:05Z07:00`.
    package func formatted(_ layout: String) -> String { formatted(GoLayout(layout)) }

    package func formatted(_ layout: GoLayout) -> String {
        let fields = GoTimeFields(self)
        var bytes: [UInt8] = []
        for chunk in layout.chunks {
            bytes += chunk.literal
            append(chunk.element, fields, to: &bytes)
        }
        return String(decoding: bytes + layout.tail, as: UTF8.self)
    }

    private func append(_ element: GoLayout.Element, _ fields: GoTimeFields, to bytes: inout [UInt8]) {
        let date = fields.date
        switch element {
        case .longMonth: bytes += GoInteger.months[date.month - 1].utf8
        case .shortMonth: bytes += GoInteger.months[date.month - 1].utf8.prefix(3)
        case .month: bytes.append(date.month, width: 0)
        case .twoDigitMonth: bytes.append(date.month, width: 2)
        case .longWeekday: bytes += GoInteger.weekdays[date.weekday].utf8
        case .shortWeekday: bytes += GoInteger.weekdays[date.weekday].utf8.prefix(3)
        case .day: bytes.append(date.day, width: 0)
        case .spacedDay: bytes.append(date.day, width: 2, padding: UInt8(ascii: " "))
        case .twoDigitDay: bytes.append(date.day, width: 2)
        case .spacedYearDay: bytes.append(fields.yearDay, width: 3, padding: UInt8(ascii: " "))
        case .threeDigitYearDay: bytes.append(fields.yearDay, width: 3)
        case .hour: bytes.append(fields.hour, width: 2)
        case .hourOf12: bytes.append((fields.hour + 11) % 12 + 1, width: 0)
        case .twoDigitHourOf12: bytes.append((fields.hour + 11) % 12 + 1, width: 2)
        case .minute: bytes.append(fields.minute, width: 0)
        case .twoDigitMinute: bytes.append(fields.minute, width: 2)
        case .second: bytes.append(fields.second, width: 0)
        case .twoDigitSecond: bytes.append(fields.second, width: 2)
        case .year: bytes.append(date.year, width: 4)
        case .twoDigitYear: bytes.append(Int(date.year.magnitude % 100), width: 2)
        case .upperHalf: bytes += (fields.hour < 12 ? "AM" : "PM").utf8
        case .lowerHalf: bytes += (fields.hour < 12 ? "am" : "pm").utf8
        case .abbreviation: append(fields.clock, to: &bytes)
        case .offset(let style): append(Int(fields.clock.offset), as: style, to: &bytes)
        case .fraction(let style): append(style, to: &bytes)
        }
    }

    /// The name of the time, or the offset where it has none.
    private func append(_ clock: ZoneClock, to bytes: inout [UInt8]) {
        let style = GoLayout.Offset(hasZ: false, hasColons: false, parts: 2)
        if clock.abbreviation.isEmpty {
            append(Int(clock.offset), as: style, to: &bytes)
        } else {
            bytes += clock.abbreviation.utf8
        }
    }

    /// The sign is that of the whole minutes, as in Go: 30 seconds west are `+00:00:-30`.
    private func append(_ offset: Int, as style: GoLayout.Offset, to bytes: inout [UInt8]) {
        if style.hasZ && offset == 0 {
            bytes.append(UInt8(ascii: "Z"))
            return
        }
        let isWest = offset / 60 < 0
        let minutes = abs(offset / 60)
        bytes.append(UInt8(ascii: isWest ? "-" : "+"))
        bytes.append(minutes / 60, width: 2)
        if style.parts >= 2 {
            if style.hasColons { bytes.append(UInt8(ascii: ":")) }
            bytes.append(minutes % 60, width: 2)
        }
        if style.parts >= 3 {
            if style.hasColons { bytes.append(UInt8(ascii: ":")) }
            bytes.append((isWest ? -offset : offset) % 60, width: 2)
        }
    }

    private func append(_ style: GoLayout.Fraction, to bytes: inout [UInt8]) {
        if style.dropsZeros && nanosecond == 0 { return }
        var digits: [UInt8] = []
        digits.append(nanosecond, width: 9)
        digits.removeLast(max(0, 9 - style.digits))
        if style.dropsZeros { while digits.last == UInt8(ascii: "0") { digits.removeLast() } }
        if digits.isEmpty { return }
        bytes.append(style.separator)
        bytes += digits
    }
}

extension [UInt8] {
    /// Appends decimal digits; a sign is not counted in `width`.
    fileprivate mutating func append(_ number: Int, width: Int, padding: UInt8 = UInt8(ascii: "0")) {
        let digits = String(number.magnitude).utf8
        if number < 0 { append(UInt8(ascii: "-")) }
        append(contentsOf: repeatElement(padding, count: Swift.max(0, width - digits.count)))
        append(contentsOf: digits)
    }
}
