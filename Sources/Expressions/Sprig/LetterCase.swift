/// Changes of letters as Go's strings package and goutils make them.
///
/// Some work on bytes where characters were meant; those spoil letters outside of ASCII just as the originals do.
enum LetterCase {
    /// Go's `strings.Title`: a capital at each beginning of a word.
    static func title(_ text: String) -> String {
        var previous: Unicode.Scalar = " "
        return text.mapScalars { scalar in
            defer { previous = scalar }
            return isSeparator(previous) ? scalar.goTitlecase : scalar
        }
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "_" || scalar.isGoLetter || scalar.isGoDigit { return false }
        return scalar.isASCII || scalar.isGoSpace
    }

    /// A small letter at each beginning of a word; words are what spaces part.
    static func uncapitalized(_ text: String) -> String {
        var isBeginning = true
        return text.mapScalars { scalar in
            defer { isBeginning = scalar.isGoSpace }
            return isBeginning && !scalar.isGoSpace ? scalar.goLowercase : scalar
        }
    }

    /// Capitals become small and small letters capitals; a small letter after a space becomes a title letter.
    static func swapped(_ text: String) -> String {
        var isAfterSpace = true
        return text.mapScalars { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .titlecaseLetter:
                isAfterSpace = false
                return scalar.goLowercase
            case .lowercaseLetter:
                defer { isAfterSpace = false }
                return isAfterSpace ? scalar.goTitlecase : scalar.goUppercase
            default:
                isAfterSpace = scalar.isGoSpace
                return scalar
            }
        }
    }

    /// The first byte of each word.
    static func initials(_ text: String) -> String {
        var isBeginning = true
        var result = String.UnicodeScalarView()
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            if isBeginning, !scalar.isGoSpace { result.append(scalar) }
            isBeginning = scalar.isGoSpace
        }
        return String(result)
    }

    /// Without the bytes that are spaces in Latin-1; each of the others becomes a character when there are any.
    static func withoutSpaces(_ text: String) -> String {
        let scalars = text.utf8.lazy.map { Unicode.Scalar($0) }
        guard scalars.contains(where: \.isGoSpace) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in scalars where !scalar.isGoSpace { result.append(scalar) }
        return String(result)
    }
}

extension Unicode.Scalar {
    /// As Go's unicode.IsSpace has it.
    var isGoSpace: Bool { properties.isWhitespace }

    /// One letter for one letter, as Go's unicode.ToUpper maps; Swift's mapping can be several (`ß` to `SS`).
    var goUppercase: Unicode.Scalar {
        isASCII ? asciiUppercase : Self.single(properties.uppercaseMapping) ?? goTitlecase
    }

    var goTitlecase: Unicode.Scalar {
        isASCII ? asciiUppercase : Self.single(properties.titlecaseMapping) ?? self
    }

    var goLowercase: Unicode.Scalar {
        if isASCII { return ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value) | 0x20) : self }
        // The one letter whose small form is two characters in the full mapping, and one in the simple mapping.
        return self == "\u{0130}" ? "i" : Self.single(properties.lowercaseMapping) ?? self
    }

    private var asciiUppercase: Unicode.Scalar {
        ("a"..."z").contains(self) ? Unicode.Scalar(UInt8(value) & 0xDF) : self
    }

    private static func single(_ mapping: String) -> Unicode.Scalar? {
        let scalars = mapping.unicodeScalars
        return scalars.count == 1 ? scalars.first : nil
    }
}
