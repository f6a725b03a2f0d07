import EventData
import Expressions
package import Manifests

extension Verification {
    /// Secrets that may match at once: the old one, the new one, and some more.
    static let maximumSecrets = 8

    /// Reads the `verify` block; nil when there is none.
    package init?(from reader: ManifestReader, baseURL: String?) {
        guard let block = reader.mapping("verify") else { return nil }
        let reading = VerifyReading(block)
        let schemes = reading.schemes()
        let secrets = reading.secrets()
        let replay = reading.replay(recipe: reading.recipe, schemes: schemes)
        block.finish()
        self.init(schemes: schemes, secrets: secrets, replay: replay, baseURL: baseURL)
    }
}

/// The `verify` block of a manifest: a recipe, and what differs from it.
private struct VerifyReading {
    private static let algorithms: [String: VerificationScheme.Proof] = [
        "hmac-sha1": .hmac(.sha1), "hmac-sha256": .hmac(.sha256), "hmac-sha384": .hmac(.sha384),
        "hmac-sha512": .hmac(.sha512), "ed25519": .signature(.ed25519), "rsa-sha1": .signature(.rsa(.sha1)),
        "rsa-sha256": .signature(.rsa(.sha256)), "rsa-sha512": .signature(.rsa(.sha512)),
        "ecdsa-sha256": .signature(.ecdsa(.sha256)), "basic": .basic, "bearer": .token, "apiKey": .token,
        "jwt": .jwt(JSONWebTokenRules(algorithms: [])),
    ]

    private let block: ManifestReader
    let recipe: VerificationRecipe?
    private let algorithm: String?

    init(_ block: ManifestReader) {
        self.block = block
        let names = VerificationRecipe.all.map(\.name)
        let name = block.choice("recipe", of: [""] + names, default: "")
        recipe = VerificationRecipe.named(name)
        let known = Self.algorithms.keys.sorted()
        let chosen = block.choice("algorithm", of: [""] + known, default: "")
        algorithm = chosen.isEmpty ? nil : chosen
    }

    func schemes() -> [VerificationScheme] {
        guard let recipe else {
            guard let algorithm, let proof = Self.algorithms[algorithm] else {
                if !block.has("algorithm"), !block.has("recipe") {
                    block.missing("recipe", fix: "add recipe: with a provider, or algorithm: hmac-sha256 and header:")
                }
                return [changed(VerificationScheme(.token, in: .header("Authorization")))]
            }
            return [changed(Self.plain(algorithm, proof))]
        }
        return recipe.schemes.map(changed)
    }

    /// A scheme that only says what the algorithm itself says.
    private static func plain(_ algorithm: String, _ proof: VerificationScheme.Proof) -> VerificationScheme {
        switch algorithm {
        case "basic": return VerificationRecipe.basicScheme
        case "bearer", "jwt": return VerificationRecipe.bearerScheme.with { $0.proof = proof }
        case "apiKey": return VerificationScheme(proof, in: .header("X-API-Key"))
        default:
            return VerificationScheme(proof, in: .header("")).with {
                if case .signature = proof { $0.encoding = .base64 }
            }
        }
    }

    private func changed(_ scheme: VerificationScheme) -> VerificationScheme {
        var scheme = scheme
        if let algorithm, let proof = Self.algorithms[algorithm] { scheme.proof = proof }
        readCarrier(into: &scheme)
        if let prefix = block.optionalString("prefix") { scheme.prefix = prefix }
        if let text = block.optionalString("separator") { scheme.separator = separator(text) }
        if let encoding = encoding("encoding") { scheme.encoding = encoding }
        if let encoding = encoding("secretEncoding") { scheme.keyForm.encoding = encoding }
        if let prefix = block.optionalString("secretPrefix") { scheme.keyForm.prefix = prefix }
        if block.has("signed") { readSigned(into: &scheme) }
        readTimestamp(into: &scheme)
        readToken(into: &scheme)
        return scheme
    }

    private func readCarrier(into scheme: inout VerificationScheme) {
        let header = block.optionalString("header")
        let query = block.optionalString("query")
        if header != nil, query != nil {
            block.invalid("query", "stands beside 'header'", fix: "write one of them", rule: .own)
        }
        if let query, !query.isEmpty { scheme.carrier = .query(query) }
        if let header, !header.isEmpty { scheme.carrier = .header(header) }
        if case .header("") = scheme.carrier { block.missing("header", fix: "add header: with the signature's header") }
    }

    private func separator(_ text: String) -> Character? {
        guard text.count == 1, let separator = text.first, separator.isASCII else {
            block.invalid("separator", "is '\(text)', must be one character", fix: "write separator: \",\"", rule: .own)
            return nil
        }
        return separator
    }

    private func encoding(_ field: String) -> VerificationScheme.Encoding? {
        let names = VerificationScheme.Encoding.allCases.map(\.rawValue)
        let text = field == "secretEncoding" ? ["text"] : []
        return VerificationScheme.Encoding(rawValue: block.choice(field, of: [""] + text + names, default: ""))
    }

    private func readSigned(into scheme: inout VerificationScheme) {
        let text = block.string("signed")
        guard !text.isEmpty else { return }
        do {
            scheme.signed = try SignedText(parsing: text)
        } catch {
            block.invalid("signed", error.problem, fix: SignedTextError.fix, rule: .own)
            return
        }
        if !scheme.signed.coversBody {
            let problem = "does not hold {body}: whoever sees one request can send another body with it"
            block.warn("signed", problem, fix: "add {body} if the sender signs it")
        }
    }

    private func readTimestamp(into scheme: inout VerificationScheme) {
        if let rule = block.mapping("timestamp") {
            let places = ["header", "prefix", "path"].filter(rule.has)
            let place: TimestampRule.Place? =
                rule.optionalString("header").map { .header($0) } ?? rule.optionalString("prefix").map { .part($0) }
                ?? rule.optionalString("path").map { .body(JSONPath($0)) }
            let units = TimestampRule.Unit.allCases.map(\.rawValue)
            let unit = TimestampRule.Unit(rawValue: rule.choice("unit", of: units, default: "seconds")) ?? .seconds
            rule.finish()
            if let place, places.count == 1 {
                scheme.timestamp = TimestampRule(place, unit: unit)
            } else {
                let fix = "write one of header: X-Timestamp, prefix: \"t=\" and path: sentAt"
                block.invalid("timestamp", "must say in one way where the time is", fix: fix, rule: .own)
            }
        }
        if let tolerance = block.optionalDuration("tolerance") {
            if scheme.timestamp == nil {
                block.invalid("tolerance", "has no timestamp to judge", fix: "add timestamp:, or remove it", rule: .own)
            } else if tolerance <= .zero {
                block.invalid("tolerance", "is not longer than nothing", fix: "write tolerance: 5m", rule: .own)
            }
            scheme.timestamp?.tolerance = tolerance
        }
        if scheme.signed.usesTimestamp, scheme.timestamp == nil {
            let fix = "add timestamp: and below it header: with the header that holds it"
            block.invalid("signed", "holds {timestamp}, but nothing says where it is", fix: fix, rule: .own)
        }
    }

    private func readToken(into scheme: inout VerificationScheme) {
        guard case .jwt(var rules) = scheme.proof else {
            if block.has("jwt") { block.invalid("jwt", "is for algorithm: jwt alone", fix: "remove it", rule: .own) }
            return
        }
        let token = block.mapping("jwt")
        let names = JSONWebTokenAlgorithm.allCases.map(\.rawValue)
        if let token {
            let given = token.strings("algorithms")
            for name in given where !names.contains(name) {
                let fix = "use: \(names.joined(separator: ", "))"
                token.invalid("algorithms", "names '\(name)'", fix: fix, rule: .own)
            }
            if !given.isEmpty { rules.algorithms = given.compactMap(JSONWebTokenAlgorithm.init) }
            rules.issuer = token.optionalString("issuer") ?? rules.issuer
            rules.audience = token.optionalString("audience") ?? rules.audience
            rules.bodyDigestClaim = token.optionalString("bodyDigestClaim") ?? rules.bodyDigestClaim
            if let tolerance = token.optionalDuration("tolerance") { rules.tolerance = tolerance }
            token.finish()
        }
        if rules.algorithms.isEmpty {
            let fix = "add jwt: {algorithms: [RS256]} with what the sender uses"
            block.invalid("algorithm", "is jwt, but nothing says how tokens are signed", fix: fix, rule: .own)
        }
        scheme.proof = .jwt(rules)
    }

    // MARK: Secrets and replays

    func secrets() -> [SecretSelector] {
        let one = block.secret("secret")
        let several = (block.mappings("secrets") ?? []).compactMap { item -> SecretSelector? in
            let selector = SecretSelector(name: item.string("name"), key: item.string("key"))
            item.ignore("optional")
            item.finish()
            return selector.name.isEmpty || selector.key.isEmpty ? nil : selector
        }
        let secrets = (one.map { [$0] } ?? []) + several
        if !block.has("secret"), secrets.isEmpty {
            block.missing("secret", fix: "add secret: with name and key of the Secret, or a list secrets:")
        }
        if secrets.count > Verification.maximumSecrets {
            let fix = "remove those that nobody signs with any more"
            block.invalid("secrets", "holds more than \(Verification.maximumSecrets)", fix: fix, rule: .own)
        }
        return secrets
    }

    func replay(recipe: VerificationRecipe?, schemes: [VerificationScheme]) -> ReplayRule? {
        guard let rule = block.mapping("replay") else { return recipe?.deliveryHeader.map { .header($0) } }
        let header = rule.optionalString("header")
        let bySignature = rule.bool("signature", default: false)
        rule.finish()
        switch (header, bySignature) {
        case (let header?, false) where !header.isEmpty: return .header(header)
        case (nil, true):
            if schemes.contains(where: \.showsSecret) {
                let fix = "write replay: {header: NAME} with the sender's delivery id"
                block.invalid("replay", "goes by a signature, and there is none", fix: fix, rule: .own)
            }
            return .signature
        default:
            let fix = "write replay: {header: NAME} or replay: {signature: true}"
            block.invalid("replay", "must say by what a request is recognised", fix: fix, rule: .own)
            return nil
        }
    }
}
