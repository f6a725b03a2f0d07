extension JSONTape {
    /// Places that a hash may take in the table; where all are taken, somebody chose the names with care.
    private static let maximumProbes = 16

    /// Whether no two names of an object are alike, as far as that is seen without building them.
    ///
    /// - Returns: false as well for names with escapes, for characters beyond ASCII, which may be alike without having
    ///   the same bytes, and when hashes are too often the same.
    func hasDistinctNames(in object: Int) -> Bool {
        let count = childCount(of: object) / 2
        if count < 2 { return true }
        // At least half of the table stays empty; zero is an empty place.
        let mask = (2 << (Int.bitWidth - count.leadingZeroBitCount)) &- 1
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: mask &+ 1) { table in
            table.initialize(repeating: 0)
            var index = object &+ 1
            for _ in 0..<count {
                guard let hash = plainHash(of: nodes[index]) else { return false }
                var place = Int(hash) & mask
                var probes = 0
                while table[place] != 0 {
                    probes &+= 1
                    guard table[place] != hash, probes < Self.maximumProbes else { return false }
                    place = (place &+ 1) & mask
                }
                table[place] = hash
                index = Int(nodes[index &+ 1].next)
            }
            return true
        }
    }

    /// A number other than zero that is the same for equal names; nil for a name with escapes or more than ASCII.
    private func plainHash(of name: JSONNode) -> UInt32? {
        guard !name.isEscaped else { return nil }
        let text = UnsafeRawBufferPointer(bytes)
        var index = Int(name.start) &+ 1
        let end = Int(name.end) &- 1
        var hash = UInt64(end &- index)
        var seen: UInt64 = 0
        func add(_ word: UInt64) {
            seen |= word
            // The golden ratio spreads every bit of the word over the upper half.
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        while index &+ 8 <= end {
            add(text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index &+= 8
        }
        var rest: UInt64 = 0
        while index < end {
            rest = rest << 8 | UInt64(text[index])
            index &+= 1
        }
        add(rest)
        return seen & 0x8080_8080_8080_8080 == 0 ? UInt32(truncatingIfNeeded: hash) | 1 << 31 : nil
    }
}
