extension JSONLexer {
    /// Writes the node of a string whose first byte that does not stand for itself is at `special`.
    @inline(never)
    func specialString(
        from start: Int,
        after special: Int,
        onto tape: UnsafeMutableBufferPointer<JSONNode>,
        at index: Int
    ) -> Int {
        var end = special
        var isEscaped = false
        while byte(at: end) != UInt8(ascii: "\"") {
            switch byte(at: end) {
            case UInt8(ascii: "\\"):
                isEscaped = true
                end = endOfEscape(from: end)
            case 0x00..<0x20: return failure(.control, at: end)
            default: end = endOfMultibyteCharacter(from: end)
            }
            if end < 0 { return end }
            // In most languages, one such character follows the other.
            if byte(at: end) < 0x80 { end = endOfPlainText(from: end) }
        }
        tape[index] = JSONNode(kind: .string, from: start, to: end &+ 1, next: index &+ 1, isEscaped: isEscaped)
        return end &+ 1
    }

    /// The first offset from `start` on that holds something else than an ASCII character that stands for itself.
    ///
    /// Most of every payload is such text, so it is looked at sixteen bytes at a time.
    @inline(__always)
    func endOfPlainText(from start: Int) -> Int {
        var index = start
        // Vectors on both sides, since a comparison with a scalar is made lane by lane.
        let quotes = SIMD16<Int8>(repeating: 0x22)
        let backslashes = SIMD16<Int8>(repeating: 0x5C)
        let firstPlain = SIMD16<Int8>(repeating: 0x20)
        while index &+ 16 <= text.count {
            let chunk = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: SIMD16<Int8>.self)
            // As signed numbers, the bytes beyond ASCII are below the control characters.
            let special = (chunk .== quotes) .| (chunk .== backslashes) .| (chunk .< firstPlain)
            // A lane is a byte of ones or of zeros.
            let halves = unsafeBitCast(special, to: SIMD2<UInt64>.self)
            let (low, high) = (UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1]))
            if low | high != 0 {
                return index &+ (low != 0 ? low.trailingZeroBitCount : 64 &+ high.trailingZeroBitCount) / 8
            }
            index &+= 16
        }
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x00..<0x20, 0x80...: return index
            default: index &+= 1
            }
        }
        return index
    }

    private func endOfEscape(from start: Int) -> Int {
        let index = start &+ 1
        switch byte(at: index) {
        case UInt8(ascii: "u"):
            for digit in (index &+ 1)...(index &+ 4) where hexadecimalValue(byte(at: digit)) == nil {
                return failure(.hexadecimal, at: digit)
            }
            return index &+ 5
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return index &+ 1
        default: return failure(.escape, at: index)
        }
    }

    /// Steps over one character of two to four bytes; refuses overlong forms, surrogates and beyond U+10FFFF.
    private func endOfMultibyteCharacter(from start: Int) -> Int {
        func isContinuation(_ distance: Int, in range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            range.contains(byte(at: start &+ distance))
        }
        switch byte(at: start) {
        case 0xC2...0xDF where isContinuation(1): return start &+ 2
        case 0xE0 where isContinuation(1, in: 0xA0...0xBF) && isContinuation(2): return start &+ 3
        case 0xED where isContinuation(1, in: 0x80...0x9F) && isContinuation(2): return start &+ 3
        case 0xE1...0xEC where isContinuation(1) && isContinuation(2): return start &+ 3
        case 0xEE...0xEF where isContinuation(1) && isContinuation(2): return start &+ 3
        case 0xF0 where isContinuation(1, in: 0x90...0xBF) && isContinuation(2) && isContinuation(3): return start &+ 4
        case 0xF4 where isContinuation(1, in: 0x80...0x8F) && isContinuation(2) && isContinuation(3): return start &+ 4
        case 0xF1...0xF3 where isContinuation(1) && isContinuation(2) && isContinuation(3): return start &+ 4
        default: return failure(.encoding, at: start)
        }
    }
}

/// What a hexadecimal digit stands for; nil for other characters.
func hexadecimalValue(_ digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(digit - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(digit - UInt8(ascii: "A")) + 10
    default: nil
    }
}
