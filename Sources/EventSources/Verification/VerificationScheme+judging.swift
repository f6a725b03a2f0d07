import EventData

/// What a judgement needs beside the request.
struct VerificationMoment {
    let now: Timestamp
    let baseURL: String?
}

extension VerificationScheme {
    /// More proofs in one header than any sender has secrets; each costs a comparison.
    static let maximumCandidates = 16

    /// What the request carries as proof, as text; nil when nothing.
    func value(in request: HTTPRequest) -> String? {
        switch carrier {
        case .header(let name): return request.header(name)
        case .query(let name):
            let value = FormFields(query: request.query).first(name)
            return value?.isEmpty == true ? nil : value
        }
    }

    func judge(_ request: HTTPRequest, secrets: [[UInt8]], moment: VerificationMoment) -> VerificationOutcome {
        var outcome = VerificationOutcome(self)
        guard let value = value(in: request) else { return outcome.failing(.missing(carrier)) }
        // Without a key every code could be made by anybody.
        guard !secrets.isEmpty, secrets.allSatisfy({ !$0.isEmpty }) else {
            return outcome.failing(.unusableSecret("it is empty"))
        }
        let parts = parts(of: value)
        var timestamp = ""
        if let rule = self.timestamp {
            switch time(by: rule, of: request, parts: parts) {
            case .failure(let problem): return outcome.failing(.untimed(problem.text))
            case .success(let found):
                timestamp = found.text
                let age = moment.now - found.moment
                outcome.age = age
                guard age <= rule.tolerance, age >= .zero - rule.tolerance else { return outcome.failing(.stale(age)) }
            }
        }
        outcome.signed = signed.bytes(of: request, timestamp: timestamp, baseURL: moment.baseURL)
        let proofs = parts.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        outcome.candidates = proofs.count
        guard !proofs.isEmpty else {
            return outcome.failing(.malformed("\(carrier.text) holds nothing that starts with '\(prefix)'"))
        }
        guard proofs.count <= Self.maximumCandidates else {
            return outcome.failing(.malformed("\(carrier.text) holds more than \(Self.maximumCandidates) values"))
        }
        guard bodyHasItsDigest(request) else { return outcome.failing(.bodyDigest) }
        return compare(proofs, secrets, request, now: moment.now, outcome)
    }

    private func compare(
        _ proofs: [String],
        _ secrets: [[UInt8]],
        _ request: HTTPRequest,
        now: Timestamp,
        _ before: VerificationOutcome
    ) -> VerificationOutcome {
        var outcome = before
        var failure: VerificationOutcome.Problem?
        for proof in proofs {
            for (index, secret) in secrets.enumerated() {
                let comparison = ProofComparison(scheme: self, proof: proof, secret: secret)
                switch comparison.result(signed: before.signed, body: request.body, now: now) {
                case nil:
                    outcome.secret = index
                    outcome.proof = Array(proof.utf8)
                    return outcome
                case let problem?:
                    // What is wrong with the one that came closest says most.
                    if failure == nil || problem == .mismatch { failure = problem }
                }
            }
        }
        return outcome.failing(failure ?? .mismatch)
    }

    private func parts(of value: String) -> [String] {
        guard let separator else { return [value] }
        return value.split(separator: separator).map { part in
            let trimmed = part.drop { $0 == " " }
            return String(trimmed.reversed().drop { $0 == " " }.reversed())
        }
    }

    private struct TimeProblem: Error { let text: String }

    private func time(
        by rule: TimestampRule,
        of request: HTTPRequest,
        parts: [String]
    ) -> Result<(text: String, moment: Timestamp), TimeProblem> {
        let text: String?
        switch rule.place {
        case .header(let name): text = request.header(name)
        case .part(let prefix): text = parts.first { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        case .body(let path):
            let depth = JSONDocument.maximumForeignDepth
            switch Result(catching: { try JSONDocument(parsing: request.body, depthLimit: depth) }) {
            case .success(let document): text = document.find(path)?.text
            case .failure: return .failure(TimeProblem(text: "the body is no JSON"))
            }
        }
        guard let text, !text.isEmpty else { return .failure(TimeProblem(text: "\(rule.place.text) is missing")) }
        guard let moment = rule.moment(text) else {
            return .failure(TimeProblem(text: "\(rule.place.text) is no time in \(rule.unit.rawValue)"))
        }
        return .success((text, moment))
    }

    private func bodyHasItsDigest(_ request: HTTPRequest) -> Bool {
        guard let bodyDigestParameter, request.mediaType != "application/x-www-form-urlencoded", !request.body.isEmpty
        else { return true }
        let given = FormFields(query: request.query).first(bodyDigestParameter)
        guard let digest = given.flatMap({ decodedHexadecimal($0.utf8) }) else { return false }
        return equalInConstantTime(digest, sha256(request.body))
    }
}

/// One proof beside one secret.
struct ProofComparison {
    let scheme: VerificationScheme
    let proof: String
    let secret: [UInt8]

    /// nil when the proof holds.
    func result(signed: [UInt8], body: [UInt8], now: Timestamp) -> VerificationOutcome.Problem? {
        switch scheme.proof {
        case .token: return digestsAreEqual(Array(proof.utf8), secret) ? nil : .mismatch
        case .basic: return basic()
        case .jwt(let rules):
            return JSONWebToken(rules: rules, text: proof).problem(secret: secret, body: body, now: now)
        case .hmac(let function):
            guard let key = scheme.keyForm.key(in: secret) else { return unreadableSecret }
            guard let given = scheme.encoding.decode(proof) else { return unreadableProof }
            return equalInConstantTime(given, hmac(signed, key: key, function)) ? nil : .mismatch
        case .signature(let algorithm):
            guard let bytes = scheme.keyForm.key(in: secret), let key = publicKey(bytes, for: algorithm) else {
                return .unusableSecret("it is no public key for \(algorithm.name)")
            }
            guard let given = scheme.encoding.decode(proof) else { return unreadableProof }
            return key.isSignature(given, of: signed, algorithm) ? nil : .mismatch
        }
    }

    private var unreadableProof: VerificationOutcome.Problem {
        .malformed("the value of \(scheme.carrier.text) is not written in \(scheme.encoding.rawValue)")
    }

    private var unreadableSecret: VerificationOutcome.Problem {
        .unusableSecret("it is not written in \(scheme.keyForm.encoding?.rawValue ?? "text")")
    }

    /// Digests have one length, so the time tells nothing about the secret's either.
    private func digestsAreEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        equalInConstantTime(sha256(left), sha256(right))
    }

    private func basic() -> VerificationOutcome.Problem? {
        guard let credentials = VerificationScheme.Encoding.base64.decode(proof) else {
            return .malformed("the value of \(scheme.carrier.text) is not 'Basic' and base64")
        }
        return digestsAreEqual(credentials, secret) ? nil : .mismatch
    }

    private func publicKey(_ bytes: [UInt8], for algorithm: SignatureAlgorithm) -> SigningKey? {
        if let key = SigningKey.publicKey(bytes) { return key }
        guard algorithm == .ed25519 else { return nil }
        if bytes.count == 32 { return SigningKey.ed25519(bytes) }
        let text = String(decoding: bytes, as: UTF8.self)
        for encoding in VerificationScheme.Encoding.allCases {
            if let raw = encoding.decode(text), raw.count == 32 { return SigningKey.ed25519(raw) }
        }
        return nil
    }
}
