/// A layout of Go's time package, taken apart: the reference time `Mon Jan 2 15:04:05 MST 2006` written as wanted.
package struct GoLayout: Sendable {
    package let text: String
    let chunks: [Chunk]
    /// What follows the last element.
    let tail: [UInt8]

    /// An element with what stands between it and the one before.
    struct Chunk: Sendable {
        let literal: [UInt8]
        let element: Element
        /// The element as the layout spells it.
        let spelling: String
    }

    enum Element: Sendable, Equatable {
        case longMonth, shortMonth, month, twoDigitMonth
        case longWeekday, shortWeekday
        case day, spacedDay, twoDigitDay
        case spacedYearDay, threeDigitYearDay
        case hour, hourOf12, twoDigitHourOf12
        case minute, twoDigitMinute, second, twoDigitSecond
        case year, twoDigitYear
        case upperHalf, lowerHalf
        case abbreviation
        case offset(Offset)
        case fraction(Fraction)
    }

    /// `-07:00`: how an offset from UTC is written.
    struct Offset: Sendable, Equatable {
        /// Whether UTC itself is written as `Z`.
        let hasZ: Bool
        let hasColons: Bool
        /// 1: hours; 2: minutes as well; 3: seconds as well.
        let parts: Int
    }

    /// `.000` or `,999`: the part of a second.
    struct Fraction: Sendable, Equatable {
        let digits: Int
        let dropsZeros: Bool
        let separator: UInt8
    }

    package init(_ text: String) {
        self.text = text
        let bytes = Array(text.utf8)
        var chunks: [Chunk] = []
        var start = 0
        var position = 0
        while position < bytes.count {
            guard let (element, length) = Self.element(in: bytes[position...]) else {
                position += 1
                continue
            }
            let spelling = String(decoding: bytes[position..<position + length], as: UTF8.self)
            chunks.append(Chunk(literal: Array(bytes[start..<position]), element: element, spelling: spelling))
            position += length
            start = position
        }
        self.chunks = chunks
        tail = Array(bytes[start...])
    }
}

extension GoLayout {
    /// The element that `rest` begins with, and how many bytes it has.
    private static func element(in rest: ArraySlice<UInt8>) -> (Element, Int)? {
        guard let first = rest.first else { return nil }
        if let fraction = fraction(in: rest) { return (.fraction(fraction), fraction.digits + 1) }
        for spelling in spellings[first] ?? [] where rest.starts(with: spelling.text) {
            let next = rest.dropFirst(spelling.text.count).first ?? 0
            if spelling.isWord && UInt8(ascii: "a")...UInt8(ascii: "z") ~= next { continue }
            if spelling.element == .spacedDay && rest.dropFirst().starts(with: "2006".utf8) { continue }
            return (spelling.element, spelling.text.count)
        }
        return nil
    }

    /// A point or comma and zeros or nines, unless another digit follows them.
    private static func fraction(in rest: ArraySlice<UInt8>) -> Fraction? {
        guard let separator = rest.first, separator == UInt8(ascii: ".") || separator == UInt8(ascii: ","),
            let digit = rest.dropFirst().first, digit == UInt8(ascii: "0") || digit == UInt8(ascii: "9")
        else { return nil }
        let digits = rest.dropFirst().prefix { $0 == digit }.count
        if let next = rest.dropFirst(digits + 1).first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= next { return nil }
        return Fraction(digits: digits, dropsZeros: digit == UInt8(ascii: "9"), separator: separator)
    }

    private struct Spelling: Sendable {
        let text: [UInt8]
        let element: Element
        /// `Mon` is no element where a small letter follows, as in `Month`.
        let isWord: Bool
    }

    /// By first letter; longer spellings come before their beginnings.
    private static let spellings = Dictionary(
        grouping: table.map { Spelling(text: Array($0.utf8), element: $1, isWord: ["Jan", "Mon"].contains($0)) }
    ) { $0.text.first ?? 0 }

    private static let table: [(String, Element)] =
        [
            ("January", .longMonth), ("Jan", .shortMonth), ("Monday", .longWeekday), ("Mon", .shortWeekday),
            ("MST", .abbreviation), ("01", .twoDigitMonth), ("02", .twoDigitDay), ("03", .twoDigitHourOf12),
            ("04", .twoDigitMinute), ("05", .twoDigitSecond), ("06", .twoDigitYear), ("002", .threeDigitYearDay),
            ("15", .hour), ("1", .month), ("2006", .year), ("2", .day), ("_2", .spacedDay), ("__2", .spacedYearDay),
            ("3", .hourOf12), ("4", .minute), ("5", .second), ("PM", .upperHalf), ("pm", .lowerHalf),
        ]
        + ["-", "Z"].flatMap { sign in
            [("070000", false, 3), ("07:00:00", true, 3), ("0700", false, 2), ("07:00", true, 2), ("07", false, 1)]
                .map { (sign + $0, .offset(Offset(hasZ: sign == "Z", hasColons: $1, parts: $2))) }
        }
}
