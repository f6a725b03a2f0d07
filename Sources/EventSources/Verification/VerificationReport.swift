package import EventData

/// What a verification did, for people: which bytes were hashed and why it failed.
///
/// It never holds the value that would have been right: who may read this may not therefore sign requests.
package struct VerificationReport: Sendable {
    package let isVerified: Bool
    /// Names and texts, in order.
    package let lines: [(name: String, text: String)]

    /// How much of the signed bytes is shown from either end.
    private static let shownBytes = 60

    package init(_ verification: Verification, of request: HTTPRequest, secrets: [[UInt8]], now: Timestamp) {
        let outcome = verification.judge(request, secrets: secrets, now: now)
        isVerified = outcome.problem == nil
        var lines: [(name: String, text: String)] = [
            ("proof", outcome.scheme.proof.text),
            ("where", Self.place(outcome.scheme)),
        ]
        if let rule = outcome.scheme.timestamp {
            let allowed = "\(rule.tolerance.components.seconds) s either way"
            let found = outcome.age.map { "\($0.components.seconds) s before now; \(allowed) is allowed" }
            lines.append(("time", "\(rule.place.text): \(found ?? "not found")"))
        }
        if !outcome.scheme.showsSecret {
            lines.append(("signed", outcome.scheme.signed.text))
            if !outcome.signed.isEmpty || outcome.candidates > 0 {
                lines.append(("bytes", Self.described(outcome.signed)))
            }
        }
        lines.append(("found", "\(outcome.candidates) value(s) to compare, \(secrets.count) secret(s)"))
        switch outcome.problem {
        case nil: lines.append(("result", "verified, by secret \((outcome.secret ?? 0) + 1)"))
        case let problem?:
            var text = "not verified: \(problem.sentence)"
            if case .unusableSecret(let reason) = problem {
                text = "not verified: the secret cannot be used: \(reason)"
            }
            lines.append(("result", text))
            for hint in VerificationHints(verification, request, secrets, now: now).all { lines.append(("hint", hint)) }
        }
        self.lines = lines
    }

    private static func place(_ scheme: VerificationScheme) -> String {
        var text = scheme.carrier.text
        if case .hmac = scheme.proof { text += ", \(scheme.encoding.rawValue)" }
        if case .signature = scheme.proof { text += ", \(scheme.encoding.rawValue)" }
        if !scheme.prefix.isEmpty { text += ", after '\(scheme.prefix)'" }
        if let separator = scheme.separator { text += ", parted by '\(separator)'" }
        return text
    }

    private static func described(_ bytes: [UInt8]) -> String {
        let digest = "\(bytes.count) bytes, SHA-256 \(hexadecimal(sha256(bytes)))"
        guard bytes.count > 2 * shownBytes else { return "\(digest): \"\(escaped(bytes[...]))\"" }
        return "\(digest): \"\(escaped(bytes.prefix(shownBytes)))\" … \"\(escaped(bytes.suffix(shownBytes)))\""
    }

    /// Everything that a terminal might take for more than a letter as an escape.
    private static func escaped(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.map { byte in
            switch byte {
            case 0x0A: "\\n"
            case 0x0D: "\\r"
            case 0x09: "\\t"
            case 0x22: "\\\""
            case 0x5C: "\\\\"
            case 0x20..<0x7F: String(UnicodeScalar(byte))
            default: "\\x" + hexadecimal([byte])
            }
        }.joined()
    }
}

extension VerificationScheme.Proof {
    package var text: String {
        switch self {
        case .hmac(let function): "HMAC with \(function.rawValue)"
        case .signature(let algorithm): "signature, \(algorithm.name)"
        case .token: "the secret itself"
        case .basic: "user and password"
        case .jwt(let rules): "JSON Web Token, \(rules.algorithms.map(\.rawValue).joined(separator: " or "))"
        }
    }
}
