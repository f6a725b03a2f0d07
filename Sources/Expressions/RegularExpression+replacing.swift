/// A text searched with one regular expression as Go's regexp package searches (spec/sensor.md §2.12).
///
/// Of several matches at one place the first alternative wins. An empty match right after another match does not count.
package struct RegularExpressionSearch {
    let expression: RegularExpression
    let bytes: [UInt8]
    let evaluation: Evaluation

    /// Bytes that a search may run over for the price of one step: RE2 reads about a hundred times faster than
    /// anything else here computes.
    static let bytesOfOneStep = 128

    package init(_ expression: RegularExpression, in text: String, _ evaluation: Evaluation) {
        self.expression = expression
        bytes = Array(text.utf8)
        self.evaluation = evaluation
    }

    /// The first match; empty when there is none.
    package func first() throws(EvaluationError) -> String { try match(from: 0)?[0].map(text) ?? "" }

    /// At most `limit` matches from left to right; all of them when the limit is negative.
    package func all(limit: Int) throws(EvaluationError) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var position = 0
        var previousEnd = -1
        while position <= bytes.count, limit < 0 || found.count < limit {
            guard let range = try match(from: position)?[0] else { break }
            let isRepeated = range.upperBound == position && range.lowerBound == previousEnd
            position = range.upperBound == position ? position + max(width(at: position), 1) : range.upperBound
            previousEnd = range.upperBound
            if !isRepeated { found.append(range) }
        }
        return found
    }

    /// The pieces between matches, at most `limit` of them when it is not negative; nil for a limit of zero.
    package func split(limit: Int) throws(EvaluationError) -> [String]? {
        guard limit != 0 else { return nil }
        if !expression.pattern.isEmpty, bytes.isEmpty { return [""] }
        var pieces: [String] = []
        var begin = 0
        var end = 0
        for range in try all(limit: limit) {
            if limit > 0, pieces.count == limit - 1 { break }
            end = range.lowerBound
            if range.upperBound != 0 { pieces.append(text(begin..<end)) }
            begin = range.upperBound
        }
        if end != bytes.count { pieces.append(text(begin..<bytes.count)) }
        return pieces
    }

    /// The text with every match replaced; `$1`, `${1}` and `${name}` stand for groups unless it is taken literally.
    package func replaced(with replacement: String, literally: Bool) throws(EvaluationError) -> String {
        let template = GroupTemplate(replacement, literally: literally, in: expression)
        let groups = template.needsGroups ? expression.groupCount : 0
        var result: [UInt8] = []
        var lastEnd = 0
        var position = 0
        while position <= bytes.count, let match = try match(from: position, groups: groups), let range = match[0] {
            result += bytes[lastEnd..<max(range.lowerBound, lastEnd)]
            if range.upperBound > lastEnd || range.lowerBound == 0 {
                try evaluation.take(template.size(of: match))
                template.append(match, of: bytes, to: &result)
            }
            lastEnd = range.upperBound
            position = max(position + max(width(at: position), 1), range.upperBound)
        }
        return goString(result + bytes[lastEnd...])
    }

    func text(_ range: Range<Int>) -> String { goString(Array(bytes[range])) }

    private func match(from start: Int, groups: Int = 0) throws(EvaluationError) -> [Range<Int>?]? {
        try evaluation.take(1 + groups + (bytes.count - start) / Self.bytesOfOneStep)
        let pay = { count throws(EvaluationError) in try evaluation.take(count) }
        return try expression.search(bytes.count - start, take: pay) {
            expression.firstMatch(in: bytes, from: start, groups: groups)
        }
    }

    /// Bytes of the character at `position`; zero at the end.
    private func width(at position: Int) -> Int {
        guard position < bytes.count else { return 0 }
        let rest = bytes[(position + 1)...]
        return 1 + rest.prefix { $0 & 0xC0 == 0x80 }.count
    }
}

extension RegularExpression {
    /// A pattern that matches exactly `text`.
    package static func quoted(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if "\\.+*?()|[]{}^$".unicodeScalars.contains(scalar) { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}

/// A replacement text, taken apart: plain bytes and the numbers of groups.
private struct GroupTemplate {
    private enum Piece {
        case bytes([UInt8])
        case group(Int)
        /// Several groups can have one name; the first that took part counts.
        case named([Int])
    }

    private var pieces: [Piece] = []
    private(set) var needsGroups = false

    init(_ text: String, literally: Bool, in expression: RegularExpression) {
        guard !literally, text.utf8.contains(UInt8(ascii: "$")) else {
            pieces = [.bytes(Array(text.utf8))]
            return
        }
        needsGroups = true
        let names = expression.groupNames
        var rest = text.unicodeScalars[...]
        var plain = ""
        while let scalar = rest.popFirst() {
            guard scalar == "$" else {
                plain.unicodeScalars.append(scalar)
                continue
            }
            if rest.first == "$" {
                rest.removeFirst()
                plain += "$"
            } else if let name = Self.takeName(&rest) {
                pieces.append(.bytes(Array(plain.utf8)))
                plain = ""
                pieces.append(Self.piece(name, names))
            } else {
                plain += "$"
            }
        }
        pieces.append(.bytes(Array(plain.utf8)))
    }

    /// Reads `name` or `{name}`; nil, with nothing read, when there is neither.
    private static func takeName(_ rest: inout Substring.UnicodeScalarView) -> String? {
        let isBraced = rest.first == "{"
        var after = isBraced ? rest.dropFirst() : rest
        let name = after.prefix { $0 == "_" || $0.isGoLetter || $0.isGoDigit }
        guard !name.isEmpty else { return nil }
        after = after[name.endIndex...]
        if isBraced { guard after.popFirst() == "}" else { return nil } }
        rest = after
        return String(name)
    }

    private static func piece(_ name: String, _ names: [Int: String]) -> Piece {
        let digits = name.utf8
        let isNumber = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let hasLeadingZero = digits.first == UInt8(ascii: "0") && digits.count > 1
        if isNumber, !hasLeadingZero, digits.count <= maximumDigits, let number = Int(name) { return .group(number) }
        return .named(names.filter { $0.value.isSameText(as: name) }.keys.sorted())
    }

    /// Go takes longer numbers for names.
    private static let maximumDigits = 9

    func size(of match: [Range<Int>?]) -> Int {
        pieces.reduce(0) { sum, piece in
            switch piece {
            case .bytes(let bytes): sum + bytes.count
            default: sum + 1 + (range(of: piece, in: match)?.count ?? 0)
            }
        }
    }

    func append(_ match: [Range<Int>?], of bytes: [UInt8], to result: inout [UInt8]) {
        for piece in pieces {
            switch piece {
            case .bytes(let plain): result += plain
            default: if let range = range(of: piece, in: match) { result += bytes[range] }
            }
        }
    }

    private func range(of piece: Piece, in match: [Range<Int>?]) -> Range<Int>? {
        switch piece {
        case .bytes: nil
        case .group(let number): number < match.count ? match[number] : nil
        case .named(let numbers): numbers.lazy.compactMap { $0 < match.count ? match[$0] : nil }.first
        }
    }
}
