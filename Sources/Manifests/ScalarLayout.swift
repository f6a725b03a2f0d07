package import Expressions

/// How the text of a scalar lies in its file, so that a mistake inside the text has a place of its own.
enum ScalarLayout: Sendable {
    /// In one line without escapes; `offset` characters (an opening quote) stand before the text.
    case line(offset: Int)
    /// A literal block (`|`): each line of the text is a line of the file, `indentation` characters further right.
    case block(indentation: Int)
    /// Folded, escaped or not from a file: only the scalar's own place is known.
    case unknown
}

extension ManifestNode {
    /// Where a mistake inside this scalar's text stands in the file; the scalar's own place when that cannot be told.
    package func place(of error: ExpressionError) -> Place {
        guard case .scalar(_, let text) = content, let position = Self.position(of: error, in: text) else {
            return place
        }
        switch layout {
        case .line(let offset):
            guard position.line == 1 else { return place }
            return Place(file: place.file, line: place.line, column: place.column + offset + position.column - 1)
        case .block(let indentation):
            let line = place.line + position.line
            return Place(file: place.file, line: line, column: indentation + position.column)
        case .unknown: return place
        }
    }

    /// Line and column in the text; an error that names only a column counts all characters, line ends included.
    private static func position(of error: ExpressionError, in text: String) -> (line: Int, column: Int)? {
        if let line = error.line {
            // What ends too early does so where the text ends, not on the empty line that a block ends with.
            let end = text.reversed().drop(while: \.isNewline).reversed()
            let lines = end.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            return line > lines.count ? (lines.count, (lines.last?.count ?? 0) + 1) : (line, error.column ?? 1)
        }
        guard let column = error.column else { return nil }
        let before = text.prefix(column - 1)
        let line = before.count(where: \.isNewline) + 1
        return (line, before.reversed().prefix { !$0.isNewline }.count + 1)
    }
}
