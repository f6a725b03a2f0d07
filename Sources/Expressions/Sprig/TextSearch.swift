/// Finds one text in others byte by byte, in a time that is the sum of both lengths (Knuth, Morris, Pratt).
struct TextSearch {
    private let pattern: [UInt8]
    /// For each length of what matched so far: the longest shorter beginning of the pattern that it also ends with.
    private let fallbacks: [Int]

    init(_ pattern: String) {
        let bytes = Array(pattern.utf8)
        self.pattern = bytes
        var fallbacks = [Int](repeating: 0, count: bytes.count + 1)
        var matched = 0
        for index in bytes.indices.dropFirst() {
            while matched > 0, bytes[matched] != bytes[index] { matched = fallbacks[matched] }
            if bytes[matched] == bytes[index] { matched += 1 }
            fallbacks[index + 1] = matched
        }
        self.fallbacks = fallbacks
    }

    func isFound(in text: [UInt8]) -> Bool { !places(in: text, limit: 1).isEmpty }

    /// Where the pattern stands, from left to right without overlap; an empty one stands before each character and at
    /// the end.
    func places(in text: [UInt8], limit: Int = .max) -> [Range<Int>] {
        guard !pattern.isEmpty else {
            let starts = text.indices.lazy.filter { text[$0] & 0xC0 != 0x80 } + [text.count]
            return starts.prefix(limit).map { $0..<$0 }
        }
        var places: [Range<Int>] = []
        var matched = 0
        for (index, byte) in text.enumerated() {
            while matched > 0, pattern[matched] != byte { matched = fallbacks[matched] }
            if pattern[matched] == byte { matched += 1 }
            guard matched == pattern.count else { continue }
            places.append(index + 1 - matched..<index + 1)
            if places.count == limit { break }
            matched = 0
        }
        return places
    }
}

extension String {
    func hasBytes(atEnd ending: String) -> Bool { utf8.reversed().starts(with: ending.utf8.reversed()) }

    /// Without the characters at both ends that `isCut` holds for.
    func trimmed(_ isCut: (Unicode.Scalar) -> Bool) -> String {
        var rest = unicodeScalars[...]
        while let first = rest.first, isCut(first) { rest.removeFirst() }
        while let last = rest.last, isCut(last) { rest.removeLast() }
        return String(rest)
    }

    func mapScalars(_ change: (Unicode.Scalar) -> Unicode.Scalar) -> String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars { result.append(change(scalar)) }
        return String(result)
    }
}
