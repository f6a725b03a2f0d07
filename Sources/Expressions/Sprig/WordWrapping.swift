/// Breaks a text into lines of a width in bytes, at spaces where there are any (goutils' `WrapCustom`).
struct WordWrapping {
    private let width: Int
    private let lineEnd: [UInt8]
    /// Whether words longer than a line are broken; otherwise they stand out.
    private let breaksWords: Bool

    init(width: Int, lineEnd: String, breaksWords: Bool) {
        self.width = max(width, 1)
        self.lineEnd = lineEnd.isEmpty ? [UInt8(ascii: "\n")] : Array(lineEnd.utf8)
        self.breaksWords = breaksWords
    }

    func text(of text: String, _ evaluation: Evaluation) throws(EvaluationError) -> String {
        let bytes = Array(text.utf8)
        let space = UInt8(ascii: " ")
        try evaluation.take(bytes.count)
        var result: [UInt8] = []
        var rest = bytes[...]
        while rest.count > width {
            if rest.first == space {
                rest.removeFirst()
                continue
            }
            let line: ArraySlice<UInt8>
            if let end = rest.prefix(width + 1).lastIndex(of: space) {
                line = rest[..<end]
                rest = rest[(end + 1)...]
            } else if breaksWords {
                line = rest.prefix(width)
                rest = rest.dropFirst(width)
            } else if let end = rest.dropFirst(width).firstIndex(of: space) {
                line = rest[..<end]
                rest = rest[(end + 1)...]
            } else {
                result += rest
                rest = []
                break
            }
            try evaluation.take(lineEnd.count)
            result += line + lineEnd
        }
        return goString(result + rest)
    }
}
