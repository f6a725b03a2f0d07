/// Shortens a text to a width in bytes, with three dots for what is left out (goutils' `AbbreviateFull`).
struct Abbreviation {
    /// Where what is shown should begin; zero or less: at the beginning.
    let offset: Int
    let width: Int

    private static let mark = Array("...".utf8)

    func text(of text: String) -> String {
        if width < 4 || (offset > 0 && width < 7) { return text }
        return goString(Self.shortened(Array(text.utf8), offset: offset, width: width))
    }

    private static func shortened(_ bytes: [UInt8], offset: Int, width: Int) -> [UInt8] {
        guard bytes.count > width else { return bytes }
        let shown = width - mark.count
        let offset = min(max(offset, 0), bytes.count - shown)
        // Dots instead of so little would not make it shorter.
        if offset <= 4 { return bytes[..<shown] + mark }
        guard width >= 7 else { return [] }
        if offset + shown < bytes.count {
            return mark + shortened(Array(bytes[offset...]), offset: 0, width: shown)
        }
        return mark + bytes[(bytes.count - shown)...]
    }
}
