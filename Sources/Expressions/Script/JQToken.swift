/// A piece of a jq program that means something; spaces and comments lie between them.
struct JQToken {
    enum Kind {
        /// A keyword or the name of a function.
        case word
        /// `.name`.
        case field
        case variable, format, number
        case symbol
        /// The quotation marks of a text, the text itself, and what brackets an expression in it.
        case openQuote, closeQuote, text, openInterpolation, closeInterpolation
    }

    let kind: Kind
    /// Offsets of its bytes in the program.
    let range: Range<Int>
}

/// Cuts a jq program into tokens, as gojq's lexer does; what is wrong is left for libjq to report.
struct JQScanner {
    private let bytes: [UInt8]
    private var position = 0
    private(set) var tokens: [JQToken] = []
    /// What the next `)` ends: an interpolation in a text, or just a pair of brackets.
    private var opened: [JQToken.Kind] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        while position < bytes.count { scanOne() }
    }

    private static let operators = [
        "?//", "//=", "..", "|=", "+=", "-=", "*=", "/=", "%=", "==", "!=", "<=", ">=", "//",
    ]
    .map { Array($0.utf8) }

    private func byte(at offset: Int = 0) -> UInt8 {
        let index = position + offset
        return index < bytes.count ? bytes[index] : 0
    }

    private mutating func scanOne() {
        switch byte() {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): position += 1
        case UInt8(ascii: "#"): position = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        case UInt8(ascii: "\""):
            add(.openQuote, 1)
            scanText()
        case UInt8(ascii: "("):
            opened.append(.symbol)
            add(.symbol, 1)
        case UInt8(ascii: ")"): close()
        case UInt8(ascii: "$") where byte(at: 1).startsName: add(.variable, 1 + nameCount(from: 1, modules: true))
        case UInt8(ascii: "@") where byte(at: 1).continuesName: add(.format, 1 + nameCount(from: 1))
        case UInt8(ascii: ".") where byte(at: 1).startsName: add(.field, 1 + nameCount(from: 1))
        case UInt8(ascii: ".") where byte(at: 1).isDigit: add(.number, numberCount())
        case let first where first.isDigit: add(.number, numberCount())
        case let first where first.startsName: add(.word, nameCount(from: 0, modules: true))
        default: add(.symbol, operatorCount())
        }
    }

    private mutating func add(_ kind: JQToken.Kind, _ count: Int) {
        tokens.append(JQToken(kind: kind, range: position..<position + count))
        position += count
    }

    private mutating func close() {
        let isInterpolation = opened.popLast() == .openInterpolation
        add(isInterpolation ? .closeInterpolation : .symbol, 1)
        if isInterpolation { scanText() }
    }

    /// From behind a quotation mark or an interpolation to the next one.
    private mutating func scanText() {
        var count = 0
        while position + count < bytes.count {
            let next = byte(at: count)
            if next == UInt8(ascii: "\"") {
                if count > 0 { add(.text, count) }
                return add(.closeQuote, 1)
            }
            if next == UInt8(ascii: "\\"), byte(at: count + 1) == UInt8(ascii: "(") {
                if count > 0 { add(.text, count) }
                opened.append(.openInterpolation)
                return add(.openInterpolation, 2)
            }
            count += next == UInt8(ascii: "\\") ? 2 : 1
        }
        add(.text, bytes.count - position)
    }

    private func nameCount(from offset: Int, modules: Bool = false) -> Int {
        var count = 0
        while true {
            let next = byte(at: offset + count)
            let isModule =
                modules && next == UInt8(ascii: ":") && byte(at: offset + count + 1) == UInt8(ascii: ":")
                && byte(at: offset + count + 2).startsName
            guard next.continuesName || isModule else { return count }
            count += isModule ? 2 : 1
        }
    }

    private func numberCount() -> Int {
        var count = 0
        while byte(at: count).isDigit || byte(at: count) == UInt8(ascii: ".") { count += 1 }
        guard byte(at: count) | 0x20 == UInt8(ascii: "e") else { return count }
        let sign = byte(at: count + 1) == UInt8(ascii: "+") || byte(at: count + 1) == UInt8(ascii: "-") ? 1 : 0
        guard byte(at: count + 1 + sign).isDigit else { return count }
        count += 1 + sign
        while byte(at: count).isDigit { count += 1 }
        return count
    }

    private func operatorCount() -> Int {
        let found = Self.operators.first { bytes[position...].starts(with: $0) }
        if let found { return found.count }
        // A character that is not ASCII stays in one piece.
        var count = 1
        while byte(at: count) & 0xC0 == 0x80 { count += 1 }
        return count
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
    fileprivate var startsName: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 || self == UInt8(ascii: "_") }
    fileprivate var continuesName: Bool { startsName || isDigit }
}
