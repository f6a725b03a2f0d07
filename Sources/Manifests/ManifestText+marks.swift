import EventData

extension ManifestText {
    /// Whether one letter carries more accents than are looked at, written out or as the escapes `\u` and `\U`.
    ///
    /// Asked before the text is read: comparing the names of such a text could take minutes.
    var hasTooManyMarks: Bool {
        var count = 0
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            let isMark =
                scalar == "\\" ? Self.takeEscape(&rest).map(Self.isMark) ?? false : CombiningMarks.isMark(scalar)
            count = isMark ? count + 1 : 0
            if count > CombiningMarks.maximumInARow { return true }
        }
        return false
    }

    /// The value of an escape whose backslash was taken; nil, with at most a letter taken, for any other.
    private static func takeEscape(_ rest: inout Substring.UnicodeScalarView) -> UInt32? {
        let lengths: [Unicode.Scalar: Int] = ["u": 4, "U": 8]
        guard let letter = rest.popFirst(), let length = lengths[letter] else { return nil }
        let digits = rest.prefix(length)
        guard digits.count == length, let value = UInt32(String(digits), radix: 16) else { return nil }
        rest = rest[digits.endIndex...]
        return value
    }

    /// Half of a pair may become a mark with its other half.
    private static func isMark(_ value: UInt32) -> Bool { Unicode.Scalar(value).map(CombiningMarks.isMark) ?? true }
}
