/// Finds bytes in bytes in linear time, whatever both are (Knuth, Morris, Pratt).
struct ByteSearch {
    private let pattern: [UInt8]
    /// For each place, how much of the pattern's beginning ends there as well.
    private let borders: [Int]

    init(for text: some Sequence<UInt8>) {
        let pattern = Array(text)
        var borders = [Int](repeating: 0, count: pattern.count)
        var length = 0
        for index in pattern.indices.dropFirst() {
            while length > 0, pattern[index] != pattern[length] { length = borders[length - 1] }
            if pattern[index] == pattern[length] { length += 1 }
            borders[index] = length
        }
        self.pattern = pattern
        self.borders = borders
    }

    var count: Int { pattern.count }

    /// Where the bytes first start in `text` at or behind `start`.
    func first(in text: [UInt8], from start: Int = 0) -> Int? {
        guard !pattern.isEmpty else { return start <= text.count ? start : nil }
        guard pattern.count <= text.count - start else { return nil }
        var length = 0
        for index in start..<text.count {
            while length > 0, text[index] != pattern[length] { length = borders[length - 1] }
            if text[index] == pattern[length] { length += 1 }
            if length == pattern.count { return index - length + 1 }
        }
        return nil
    }
}
