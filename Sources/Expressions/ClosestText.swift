/// The candidate that `text` was probably meant to be; nil when none is similar enough to suggest.
///
/// Similar is: at most a third of the letters differ, and no more than three.
package func closestText(to text: String, among candidates: [String]) -> String? {
    let wanted = Array(text.lowercased())
    // Longer texts are no names that somebody mistyped, and comparing takes time with the product of the lengths.
    let longestName = 64
    guard wanted.count <= longestName else { return nil }
    var best: (text: String, distance: Int)?
    for candidate in candidates where candidate.count <= longestName {
        let distance = editDistance(wanted, Array(candidate.lowercased()))
        guard distance <= min(3, max(1, wanted.count / 3)), distance < best?.distance ?? .max else { continue }
        best = (candidate, distance)
    }
    return best?.text
}

/// Letters to insert, remove or replace to get from one to the other.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            let replaced = previous[column] + (letter == other ? 0 : 1)
            current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
        }
        previous = current
    }
    return previous[right.count]
}
