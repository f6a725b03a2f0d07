/// Finds what somebody meant to write.
package enum Suggestion {
    /// Edits that still count as a slip: one in a short word, two in a longer one.
    private static func allowedEdits(in word: String) -> Int { word.count <= 4 ? 1 : 2 }

    /// The candidate nearest to `word`; nil when none is near.
    ///
    /// Case differences alone always match.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        let lowered = word.lowercased()
        if let same = candidates.first(where: { $0.lowercased() == lowered }) { return same }
        // A word far longer than any field's name is no slip, and its distance is costly.
        guard word.utf8.count <= 64 else { return nil }
        let ranked = candidates.map { (name: $0, edits: edits(from: lowered, to: $0.lowercased())) }
        // Of two equally near, the one of the same length: `=>` is `>=` swapped rather than `=` and a slip.
        let best = ranked.min { left, right in
            (left.edits, abs(left.name.count - word.count)) < (right.edits, abs(right.name.count - word.count))
        }
        guard let best, best.edits <= allowedEdits(in: word) else {
            return nil
        }
        return best.name
    }

    /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
    private static func edits(from word: String, to other: String) -> Int {
        let left = Array(word.unicodeScalars)
        let right = Array(other.unicodeScalars)
        var beforePrevious = [Int]()
        var previous = Array(0...right.count)
        for (row, character) in left.enumerated() {
            var current = [row + 1]
            for (column, candidate) in right.enumerated() {
                let replaced = previous[column] + (character == candidate ? 0 : 1)
                var cost = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, character == right[column - 1], left[row - 1] == candidate {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
