import EventData

/// What would make a refused request right: the usual mistakes, tried one by one.
struct VerificationHints {
    private let verification: Verification
    private let request: HTTPRequest
    private let secrets: [[UInt8]]
    private let now: Timestamp

    init(_ verification: Verification, _ request: HTTPRequest, _ secrets: [[UInt8]], now: Timestamp) {
        self.verification = verification
        self.request = request
        self.secrets = secrets
        self.now = now
    }

    var all: [String] {
        (bodies.filter { holds(body: $0.bytes) }.map { "it would be right with the body \($0.change)" })
            + keys.filter { holds(secrets: $0.secrets) }.map { "it would be right with \($0.change)" }
            + schemes.filter { holds(scheme: $0.scheme) }.map { "it would be right with \($0.change)" }
    }

    private func holds(body: [UInt8]? = nil, secrets: [[UInt8]]? = nil, scheme: VerificationScheme? = nil) -> Bool {
        var verification = verification
        if let scheme { verification.schemes = [scheme] }
        let changed = HTTPRequest(
            method: request.method,
            path: request.path,
            query: request.query,
            headers: request.headers,
            body: body ?? request.body,
            rawPath: request.rawPath,
            origin: request.origin
        )
        return verification.judge(changed, secrets: secrets ?? self.secrets, now: now).problem == nil
    }

    /// What proxies, editors and frameworks do to bodies.
    private var bodies: [(change: String, bytes: [UInt8])] {
        let body = request.body
        let newline = UInt8(ascii: "\n")
        var changes: [(change: String, bytes: [UInt8])] = [("and a newline at its end", body + [newline])]
        if body.last == newline { changes.append(("without the newline at its end", Array(body.dropLast()))) }
        let text = String(decoding: body, as: UTF8.self)
        if text.utf8.elementsEqual(body) {
            let unix = text.replacing("\r\n", with: "\n")
            changes.append(("and LF instead of CRLF at the ends of its lines", Array(unix.utf8)))
            changes.append(
                ("and CRLF instead of LF at the ends of its lines", Array(unix.replacing("\n", with: "\r\n").utf8))
            )
        }
        if case .success(let json) = Result(catching: { try JSON(parsing: body) }) {
            changes.append(("without spaces between its tokens: something has printed the JSON anew", json.bytes))
        }
        return changes.filter { $0.bytes != body }
    }

    private var keys: [(change: String, secrets: [[UInt8]])] {
        func changed(_ change: String, _ each: ([UInt8]) -> [UInt8]?) -> (change: String, secrets: [[UInt8]])? {
            let changed = secrets.map { each($0) ?? $0 }
            return changed == secrets ? nil : (change, changed)
        }
        let isBlank: (UInt8) -> Bool = { $0 <= 0x20 }
        return [
            changed("the secret without the space around it") { secret in
                Array(secret.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
            },
            changed("the secret read as base64: write secretEncoding: base64") {
                VerificationScheme.Encoding.base64.decode(String(decoding: $0, as: UTF8.self))
            },
            changed("the secret read as hexadecimal: write secretEncoding: hex") { decodedHexadecimal($0) },
        ].compactMap { $0 }
    }

    private var schemes: [(change: String, scheme: VerificationScheme)] {
        guard let scheme = verification.schemes.first, case .hmac(let function) = scheme.proof else { return [] }
        let functions = HashFunction.allCases.filter { $0 != function }.map { other in
            (change: "algorithm: hmac-\(other.rawValue)", scheme: scheme.with { $0.proof = .hmac(other) })
        }
        let encodings = VerificationScheme.Encoding.allCases.filter { $0 != scheme.encoding }.map { other in
            (change: "encoding: \(other.rawValue)", scheme: scheme.with { $0.encoding = other })
        }
        let plain = (
            change: "the body alone signed: write signed: \"{body}\"", scheme: scheme.with { $0.signed = .body }
        )
        return functions + encodings + (scheme.signed == .body ? [] : [plain])
    }
}
