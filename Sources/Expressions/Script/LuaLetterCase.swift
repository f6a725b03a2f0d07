/// A text in upper or lower case as Go's `strings.ToUpper` and `ToLower` have it: one character for one character.
///
/// Writes UTF-8 to `room`, as much as fits; returns the count of bytes. Stray bytes become U+FFFD.
func writeInCase(_ text: UnsafeRawBufferPointer, upper: Bool, to room: UnsafeMutableRawBufferPointer) -> Int {
    var count = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        let mapping = upper ? scalar.properties.uppercaseMapping : scalar.properties.lowercaseMapping
        let isSingle = mapping.unicodeScalars.count == 1
        let changed = isSingle ? mapping.unicodeScalars.first ?? scalar : scalar
        for byte in UTF8.encode(changed).map(Array.init) ?? [] where count < room.count {
            room[count] = byte
            count += 1
        }
    }
    return count
}
