import EventData

/// Passwords, keys and ciphers; what is random comes again when an evaluation is repeated.
extension Sprig {
    static let crypto: [GoFunction] = passwords + ciphers + keys + certificates

    private static let passwords = [
        GoFunction("bcrypt", .string) { arguments, evaluation throws(EvaluationError) in
            .string(try bcrypt(arguments.string(0), evaluation))
        },
        GoFunction("htpasswd", .string, .string) { arguments, evaluation throws(EvaluationError) in
            let user = arguments.string(0)
            if user.utf8.contains(UInt8(ascii: ":")) { return .string("invalid username: \(user)") }
            return .string("\(user):\(try bcrypt(arguments.string(1), evaluation))")
        },
        GoFunction("derivePassword", .any, .string, .string, .string, .string) {
            arguments,
            evaluation throws(EvaluationError) in
            guard case .integer(let number, let type) = arguments[0], type == .int || type == .uint32,
                let counter = UInt32(exactly: number)
            else {
                throw EvaluationError("wrong type for value; expected uint32; got \(arguments[0].typeName)")
            }
            let password = DerivedPassword(
                counter: counter,
                password: arguments.string(2),
                user: arguments.string(3),
                site: arguments.string(4)
            )
            return .string(try password.text(of: arguments.string(1), evaluation))
        },
    ]

    private static let ciphers = [
        GoFunction("encryptAES", .string, .string) { arguments, evaluation throws(EvaluationError) in
            .string(try encrypted(arguments.string(1), password: arguments.string(0), evaluation))
        },
        GoFunction("decryptAES", .string, .string) { arguments, evaluation throws(EvaluationError) in
            .string(try decrypted(arguments.string(1), password: arguments.string(0), evaluation))
        },
    ]

    /// What a bcrypt hash costs: sixty milliseconds.
    private static let bcryptSteps = 600_000
    /// Go's default.
    private static let bcryptCost: UInt = 10

    private static func bcrypt(_ password: String, _ evaluation: Evaluation) throws(EvaluationError) -> String {
        guard password.utf8.count <= Cryptography.maximumPasswordBytes else {
            return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes"
        }
        try evaluation.take(bcryptSteps)
        let salt = evaluation.randomBytes(16)
        guard let hash = Cryptography.bcrypt(password, salt: salt, cost: bcryptCost) else {
            throw EvaluationError("bcrypt: the password has a zero byte")
        }
        return hash
    }

    private static let aesBlockBytes = 16

    /// Initialization vector and ciphertext in base64; nothing for nothing.
    private static func encrypted(
        _ text: String,
        password: String,
        _ evaluation: Evaluation
    ) throws(EvaluationError) -> String {
        if text.isEmpty { return "" }
        try evaluation.take(text.utf8.count)
        let padding = aesBlockBytes - text.utf8.count % aesBlockBytes
        let padded = Array(text.utf8) + repeatElement(UInt8(padding), count: padding)
        let start = evaluation.randomBytes(aesBlockBytes)
        let key = aesKey(password)
        guard let secret = Cryptography.aes(padded, key: key, start: start, encrypts: true) else {
            throw EvaluationError("encryptAES: the cipher failed")
        }
        return base64(start + secret)
    }

    private static func decrypted(
        _ text: String,
        password: String,
        _ evaluation: Evaluation
    ) throws(EvaluationError) -> String {
        if text.isEmpty { return "" }
        try evaluation.take(text.utf8.count)
        // Go's base64 ignores line ends.
        let characters = text.utf8.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard let bytes = decodedBase64(characters) else { throw EvaluationError("illegal base64 data") }
        let start = Array(bytes.prefix(aesBlockBytes))
        let secret = Array(bytes.dropFirst(aesBlockBytes))
        guard let padded = Cryptography.aes(secret, key: aesKey(password), start: start, encrypts: false) else {
            throw EvaluationError("crypto/cipher: input not full blocks")
        }
        guard let padding = padded.last, Int(padding) <= padded.count else {
            throw EvaluationError("decryptAES: the padding is wrong, and so may be the password")
        }
        return String(decoding: padded.dropLast(Int(padding)), as: UTF8.self)
    }

    /// The first 32 bytes of the password, with zeros after a shorter one.
    private static func aesKey(_ password: String) -> [UInt8] {
        Array(password.utf8.prefix(32)) + repeatElement(0, count: max(0, 32 - password.utf8.count))
    }
}
