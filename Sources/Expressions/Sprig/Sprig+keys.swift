/// Private keys.
extension Sprig {
    static let keys = [
        GoFunction("genPrivateKey", .string) { arguments, evaluation throws(EvaluationError) in
            let kinds: [String: (SeededCryptography.KeyKind, Int)] = [
                "": (.rsa(bits: 4_096), longKeySteps), "rsa": (.rsa(bits: 4_096), longKeySteps),
                "dsa": (.dsa, keySteps), "ecdsa": (.ecdsa, smallKeySteps), "ed25519": (.ed25519, smallKeySteps),
            ]
            guard let (kind, steps) = kinds[arguments.string(0)] else {
                return .string("Unknown type \(arguments.string(0))")
            }
            try evaluation.take(steps)
            return .string(try cryptography(evaluation).makeKey(kind).pem())
        }
    ]

    /// What an RSA key of 4,096 bits costs, which takes seconds to find: one evaluation makes one and little else.
    static let longKeySteps = 9_000_000
    /// What an RSA key of 2,048 bits or a DSA key costs, some tenths of a second: one evaluation makes three at most,
    /// an authority's and two that it signs.
    static let keySteps = 3_000_000
    /// What a key on a curve costs, or a signature.
    static let smallKeySteps = 50_000

    /// With a seed of its own for every call.
    static func cryptography(_ evaluation: Evaluation) throws(EvaluationError) -> SeededCryptography {
        try SeededCryptography(seed: evaluation.randomBytes(32))
    }
}
