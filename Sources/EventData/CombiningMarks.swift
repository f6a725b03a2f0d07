/// Accents and other marks that belong to the letter before them.
///
/// Whoever compares or looks up texts by Unicode's rules, as Swift does, first puts the marks of each letter in order;
/// that takes time with the square of their number, minutes for a payload that is nothing else. Texts that come from
/// outside therefore may not have more in a row than is harmless.
package enum CombiningMarks {
    /// Marks that one letter may carry: languages need a handful, jokes with text that drips some dozens.
    package static let maximumInARow = 256

    /// Whether one letter of the text carries more than it may.
    package static func areTooMany(in text: String) -> Bool {
        // No mark takes less than two bytes.
        guard text.utf8.count > 2 * maximumInARow, canHaveMarks(text) else { return false }
        var count = 0
        for scalar in text.unicodeScalars {
            count = isMark(scalar) ? count + 1 : 0
            if count > maximumInARow { return true }
        }
        return false
    }

    /// No mark begins with a smaller byte.
    private static func canHaveMarks(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in bytes.contains { $0 >= 0xCC } } ?? true
    }

    /// Whether Unicode orders it among its like; scripts without marks are told apart quickly.
    package static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x300, 0x400..<0x480, 0x3100..<0xA600, 0xAC00..<0xFB00: false
        default: scalar.properties.canonicalCombiningClass != .notReordered
        }
    }
}
