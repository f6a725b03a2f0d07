/// The memory that the constant patterns of one text may take, which is kept as long as the text is.
package struct PatternRoom {
    /// Bytes that all of them may take together: room for 640 usual ones, or for twenty of the largest.
    package static let maximumBytes = 20 * RegularExpression.maximumProgramBytes

    /// Bytes for a pattern and for what matching remembers of it: a usual one needs a hundredth.
    private static let usualBytes = 256 << 10

    private var rest: Int

    package init(bytes: Int = maximumBytes) { rest = bytes }

    /// The pattern; nil when the text has used up its room, so that the pattern has to be compiled for each event.
    ///
    /// - Throws: for what is no regular expression, whether there is room or not.
    mutating func compiled(_ pattern: String) throws(ExpressionError) -> RegularExpression? {
        if let usual = try? RegularExpression(pattern, programBytes: Self.usualBytes) {
            return take(Self.usualBytes) ? usual : nil
        }
        let large = try RegularExpression(pattern)
        return take(RegularExpression.maximumProgramBytes) ? large : nil
    }

    private mutating func take(_ bytes: Int) -> Bool {
        guard rest >= bytes else { return false }
        rest -= bytes
        return true
    }
}
