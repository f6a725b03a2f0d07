/// Names in one notation written in another, by the rules of Go's xstrings 1.5.
enum WordCase {
    /// `some_words` as `SomeWords`; leading and doubled connectors stay.
    static func pascal(_ text: String) -> String {
        var rest = text.unicodeScalars[...]
        var result = String.UnicodeScalarView()
        var current: Unicode.Scalar?
        var isInCapitals = false
        while let scalar = rest.popFirst() {
            current = scalar
            if !scalar.isConnector {
                isInCapitals = scalar.isCapital
                current = scalar.goUppercase
                break
            }
            result.append(scalar)
        }
        guard var current else { return "" }
        while let scalar = rest.popFirst() {
            let previous = current
            current = scalar
            if previous.isConnector {
                if scalar.isConnector {
                    result.append(previous)
                } else {
                    isInCapitals = scalar.isCapital
                    current = scalar.goUppercase
                }
                continue
            }
            if isInCapitals, scalar.isCapital { current = scalar.goLowercase } else { isInCapitals = false }
            result.append(previous)
        }
        result.append(current)
        return String(result)
    }

    /// `SomeWords` as `some_words`, whatever connected the words before.
    static func lower(_ text: String, connector: Unicode.Scalar) -> String {
        var rewriter = WordRewriter(text, connector: connector)
        return rewriter.rewritten()
    }
}

/// Writes words in small letters with a connector between them; numbers join the word before unless letters follow.
private struct WordRewriter {
    private let connector: Unicode.Scalar
    private var reader: WordReader
    private var result = String.UnicodeScalarView()
    private var word: Word?

    init(_ text: String, connector: Unicode.Scalar) {
        self.connector = connector
        reader = WordReader(text)
        word = reader.next()
    }

    mutating func rewritten() -> String {
        while let current = word, !reader.isAtEnd {
            if current.kind != .connector { append(current) }
            word = reader.next()
            switch current.kind {
            case .number:
                appendAlphanumerics()
                connectUnlessSeparated()
            case .connector: append(current)
            case .punctuation: break
            case .capitals, .letters, .other: appendAfterWord()
            }
        }
        if let word { append(word) }
        return String(result)
    }

    private mutating func appendAfterWord() {
        guard let number = word, number.kind == .number else { return connectUnlessSeparated() }
        guard !reader.isAtEnd else { return }
        word = reader.next()
        guard word?.kind == .letters else {
            append(number)
            return connectUnlessSeparated()
        }
        result.append(connector)
        append(number)
        appendAlphanumerics()
        connectUnlessSeparated()
    }

    private mutating func appendAlphanumerics() {
        while let current = word, current.kind == .letters || current.kind == .number {
            append(current)
            word = reader.next()
        }
    }

    private mutating func connectUnlessSeparated() {
        guard let word, word.kind != .connector, word.kind != .punctuation else { return }
        result.append(connector)
    }

    private mutating func append(_ word: Word) {
        for scalar in word.scalars {
            switch word.kind {
            case .capitals, .connector:
                result.append(scalar.isConnector ? connector : scalar.isCapital ? scalar.goLowercase : scalar)
            default: result.append(scalar)
            }
        }
    }
}

private struct Word {
    enum Kind { case number, capitals, letters, connector, punctuation, other }
    let kind: Kind
    let scalars: ArraySlice<Unicode.Scalar>
}

/// Parts a text into words: runs of letters, capitals, digits, connectors, punctuation and the rest.
private struct WordReader {
    private var rest: ArraySlice<Unicode.Scalar>

    init(_ text: String) { rest = Array(text.unicodeScalars)[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func next() -> Word? {
        guard let first = rest.first else { return nil }
        if first.isConnector { return take(.connector, while: \.isConnector) }
        if first.isPunctuation { return take(.punctuation, while: \.isPunctuation) }
        if first.isCapital { return takeCapitals() }
        if first.isAlphabetic { return take(.letters) { $0.isAlphabetic && !$0.isCapital } }
        if first.isNumeric { return take(.number, while: \.isNumeric) }
        return take(.other) { !$0.isConnector && !$0.isAlphabetic && !$0.isNumeric && !$0.isPunctuation }
    }

    private mutating func take(_ kind: Word.Kind, while belongs: (Unicode.Scalar) -> Bool) -> Word {
        takeCount(kind, 1 + rest.dropFirst().prefix(while: belongs).count)
    }

    private mutating func takeCount(_ kind: Word.Kind, _ count: Int) -> Word {
        let scalars = rest.prefix(count)
        rest = rest.dropFirst(count)
        return Word(kind: kind, scalars: scalars)
    }

    /// `HTTP` of `HTTPStatus`, and `Status` as a whole.
    private mutating func takeCapitals() -> Word {
        let capitals = rest.prefix(while: \.isCapital).count
        let following = rest.dropFirst(capitals)
        if capitals > 1 {
            let startsWord = following.first?.isAlphabetic ?? false
            return takeCount(.capitals, startsWord ? capitals - 1 : capitals)
        }
        return takeCount(.capitals, 1 + following.prefix { $0.isAlphabetic && !$0.isCapital }.count)
    }
}

extension Unicode.Scalar {
    fileprivate var isConnector: Bool { self == "-" || self == "_" || isGoSpace }

    fileprivate var isCapital: Bool { properties.generalCategory == .uppercaseLetter }

    fileprivate var isNumeric: Bool {
        switch properties.generalCategory {
        case .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }

    fileprivate var isPunctuation: Bool {
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }

    /// A letter that is not one of the common Chinese, Japanese and Korean characters, which are words of their own.
    fileprivate var isAlphabetic: Bool {
        guard isGoLetter else { return false }
        switch value {
        case 0x3400...0x4D85, 0x4E00...0x9FCC, 0x20000...0x2B81D: return false
        default: return true
        }
    }
}
