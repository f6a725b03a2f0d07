import EventData

/// Random texts and numbers: they look random, and come again when an evaluation is repeated.
extension Sprig {
    static let random: [GoFunction] = [
        GoFunction("randAlphaNum", .int) { arguments, evaluation throws(EvaluationError) in
            .string(try text(arguments.integer(0), of: letters + digits, evaluation))
        },
        GoFunction("randAlpha", .int) { arguments, evaluation throws(EvaluationError) in
            .string(try text(arguments.integer(0), of: letters, evaluation))
        },
        GoFunction("randNumeric", .int) { arguments, evaluation throws(EvaluationError) in
            .string(try text(arguments.integer(0), of: digits, evaluation))
        },
        GoFunction("randAscii", .int) { arguments, evaluation throws(EvaluationError) in
            .string(try text(arguments.integer(0), of: Array(UInt8(ascii: " ")...UInt8(ascii: "~")), evaluation))
        },
        GoFunction("randBytes", .int) { arguments, evaluation throws(EvaluationError) in
            guard arguments.integer(0) >= 0 else { throw EvaluationError("randBytes: the count is negative") }
            return .string(base64(try bytes(arguments.integer(0), evaluation)))
        },
        GoFunction("randInt", .int, .int) { arguments, evaluation throws(EvaluationError) in
            let (low, high) = (arguments.integer(0), arguments.integer(1))
            let (width, overflow) = high.subtractingReportingOverflow(low)
            guard width > 0, !overflow else { throw EvaluationError("invalid argument to Intn") }
            return .int(low + Int(number(below: UInt64(width), evaluation)))
        },
        GoFunction("shuffle", .string) { arguments, evaluation throws(EvaluationError) in
            .string(try shuffled(arguments.string(0), evaluation))
        },
        GoFunction("uuidv4") { _, evaluation in .string(uuid(evaluation.randomBytes(16))) },
    ]

    /// Characters that one call makes at most; a result could hold no more.
    static let maximumRandomCharacters = Evaluation.maximumResultBytes
    /// Steps that a random byte costs: a share of a digest.
    private static let stepsPerRandomByte = 4

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    private static let digits = Array("0123456789".utf8)

    /// Characters of an alphabet, each as likely as the others; none when `count` is negative, as in sprig.
    private static func text(
        _ count: Int,
        of alphabet: [UInt8],
        _ evaluation: Evaluation
    ) throws(EvaluationError) -> String {
        let fair = 256 - 256 % alphabet.count
        var characters: [UInt8] = []
        while characters.count < count {
            let drawn = try bytes(max(count - characters.count, 16), evaluation)
            characters += drawn.lazy.filter { $0 < fair }.map { alphabet[Int($0) % alphabet.count] }
        }
        return String(decoding: characters.prefix(max(count, 0)), as: UTF8.self)
    }

    private static func bytes(_ count: Int, _ evaluation: Evaluation) throws(EvaluationError) -> [UInt8] {
        guard count <= maximumRandomCharacters else {
            throw EvaluationError("more than \(maximumRandomCharacters) random characters")
        }
        try evaluation.take(count * stepsPerRandomByte)
        return evaluation.randomBytes(count)
    }

    /// A number from 0 on, each as likely as the others.
    private static func number(below limit: UInt64, _ evaluation: Evaluation) -> UInt64 {
        let fair = UInt64.max - UInt64.max % limit
        while true {
            let drawn = evaluation.randomBytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            if drawn < fair { return drawn % limit }
        }
    }

    /// The characters in another order.
    private static func shuffled(_ text: String, _ evaluation: Evaluation) throws(EvaluationError) -> String {
        var scalars = Array(text.unicodeScalars)
        try evaluation.take(scalars.count * 8 * stepsPerRandomByte)
        for last in stride(from: scalars.count - 1, to: 0, by: -1) {
            scalars.swapAt(last, Int(number(below: UInt64(last + 1), evaluation)))
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars)
        return String(result)
    }

    /// Sixteen bytes as a UUID of version 4 (RFC 9562).
    private static func uuid(_ random: [UInt8]) -> String {
        var digits = ""
        for (index, byte) in random.enumerated() {
            if [4, 6, 8, 10].contains(index) { digits += "-" }
            let marked = index == 6 ? byte & 0x0F | 0x40 : index == 8 ? byte & 0x3F | 0x80 : byte
            digits += (marked < 16 ? "0" : "") + String(marked, radix: 16)
        }
        return digits
    }
}
