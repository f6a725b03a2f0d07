/// What `Warning` headers say (RFC 7234 §5.5): clients take only so many bytes of headers, and an object may give cause for more.
enum WarningText {
    private static let most = 8
    /// Bytes of one.
    private static let longest = 300

    /// The values of the headers.
    static func values(of texts: [String]) -> [String] {
        let isAll = texts.count <= most
        let rest = isAll ? [] : ["there are \(texts.count - most + 1) more warnings of this kind"]
        return (texts.prefix(isAll ? most : most - 1) + rest).map { "299 - \"\(quoted($0))\"" }
    }

    private static func quoted(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            let piece =
                switch character {
                case "\"", "\\": "\\\(character)"
                case "\0"..." ", "\u{7F}": " "
                default: String(character)
                }
            guard result.utf8.count + piece.utf8.count <= longest else { return result + "..." }
            result += piece
        }
        return result
    }
}
