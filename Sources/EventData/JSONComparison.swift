/// The right half of a query: an operator and what the value is compared with (spec/sensor.md §2.11).
struct JSONComparison: Sendable {
    fileprivate enum Operator: String {
        case exists = "", equal = "=", different = "!=", like = "%", unlike = "!%"
        case less = "<", atMost = "<=", more = ">", atLeast = ">="
    }

    /// `~true` and its like ask what a value amounts to.
    fileprivate enum Truth: String { case yes = "true", no = "false", null, anything = "*" }

    private let comparator: Operator?
    private let text: [UInt8]
    private let number: Double
    private let truth: Truth?
    /// Whether the text asks with `~` for something that there is not, so that nothing ever fits.
    private let isUnknownTruth: Bool

    /// - Parameter source: operator and operand as in the path; empty asks only whether there is a value.
    init(_ source: ArraySlice<UInt8>) {
        var sign = source.prefix { "!=<>%".utf8.contains($0) }.prefix(2)
        while sign.count > 1, !["!=", "!%", "<=", ">=", "=="].contains(String(decoding: sign, as: UTF8.self)) {
            sign.removeLast()
        }
        let spelling = String(decoding: sign, as: UTF8.self)
        comparator = Operator(rawValue: spelling == "==" ? "=" : spelling)
        let operand = trimmed(source.dropFirst(sign.count))
        let isTruth = operand.first == UInt8(ascii: "~")
        truth = isTruth ? Truth(rawValue: String(decoding: operand.dropFirst(), as: UTF8.self)) : nil
        isUnknownTruth = isTruth && truth == nil
        text = truth == nil ? unquoted(operand) : Array("true".utf8)
        number = goFloat(text[...])
    }

    func holds(for place: JSONPlace?) -> Bool {
        if isUnknownTruth { return false }
        if let truth { return compare(truth.holds(for: place)) }
        guard let place, let comparator else { return false }
        if comparator == .exists { return true }
        switch place.node.kind {
        case .string: return compare(place.string)
        case .number: return comparator.holds(place.number, number)
        case .true: return compare(true)
        case .false: return compare(false)
        case .null, .array, .object: return false
        }
    }

    private func compare(_ content: [UInt8]) -> Bool {
        switch comparator {
        case .like: matchesWildcards(content, text)
        case .unlike: !matchesWildcards(content, text)
        case .equal: content == text
        case .different: content != text
        case .less: content.lexicographicallyPrecedes(text)
        case .atLeast: !content.lexicographicallyPrecedes(text)
        case .more: text.lexicographicallyPrecedes(content)
        case .atMost: !text.lexicographicallyPrecedes(content)
        case .exists, nil: false
        }
    }

    /// False comes before true; anything but these two words is neither.
    private func compare(_ value: Bool) -> Bool {
        let isTrue = text.elementsEqual("true".utf8)
        let isFalse = text.elementsEqual("false".utf8)
        return switch comparator {
        case .exists: true
        case .equal: value ? isTrue : isFalse
        case .different: value ? !isTrue : !isFalse
        case .more: value && isFalse
        case .less: !value && isTrue
        case .atLeast: value
        case .atMost: !value
        case .like, .unlike, nil: false
        }
    }
}

extension JSONComparison.Operator {
    fileprivate func holds(_ left: Double, _ right: Double) -> Bool {
        switch self {
        case .equal: left == right
        case .different: left != right
        case .less: left < right
        case .atMost: left <= right
        case .more: left > right
        case .atLeast: left >= right
        case .exists, .like, .unlike: false
        }
    }
}

extension JSONComparison.Truth {
    fileprivate func holds(for place: JSONPlace?) -> Bool {
        switch (self, place?.node.kind) {
        case (.anything, let kind): kind != nil
        case (.null, let kind): kind == nil || kind == .null
        case (.yes, .true), (.no, .false), (.no, .null), (.no, nil): true
        case (.yes, .string): place.flatMap { goBool($0.string) } ?? false
        case (.no, .string): place.flatMap { goBool($0.string) }.map { !$0 } ?? false
        case (.yes, .number): place?.number != 0
        case (.no, .number): place?.number == 0
        default: false
        }
    }
}

/// The content of a quoted operand; others stand for themselves.
private func unquoted(_ operand: ArraySlice<UInt8>) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    guard operand.count >= 2, operand.first == quote, operand.last == quote else { return Array(operand) }
    return unescapedContent(operand.dropFirst().dropLast(), pairing: .always)
}
