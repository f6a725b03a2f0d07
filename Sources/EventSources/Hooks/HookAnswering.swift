import EventData
import Logging
import Manifests

/// Answers the requests of one source: who sent it, what it means, is it durable.
struct HookAnswering<Source: HookSource>: Sendable {
    /// How long a client waits before asking again when a secret cannot be read; as long as secrets are cached.
    private let secretRetry = Duration.seconds(5)

    let source: Source
    let hook: HookEndpoint
    let context: SourceContext
    private let logger = Logger(label: "signalbox.\(Source.kind)")
    private let gate: RequestGate?
    private let refusals = RefusalCount()

    init(source: Source, hook: HookEndpoint, context: SourceContext) {
        self.source = source
        self.hook = hook
        self.context = context
        gate = hook.rateLimit.map(RequestGate.init)
    }

    func respond(to request: HTTPRequest) async -> HTTPResponse {
        if let answer = source.handshake(request) { return answer }
        if let selector = hook.authSecret, let refusal = await refusal(of: request, selector: selector) {
            return counted(refusal)
        }
        var replay: String?
        for verification in hook.verifications {
            switch await judge(request, by: verification) {
            case .refused(let response): return counted(response)
            case .believed(let identity): replay = identity ?? replay
            }
        }
        // Only who has proved itself uses the rate up, so that strangers cannot keep senders out with it.
        if let wait = gate?.refusal(at: context.runtime.now()) {
            return counted(.tooMany(retryAfter: wait))
        }
        do throws(HookRefusal) {
            let request = request.withoutSecrets(of: hook)
            switch try await source.read(request, in: context) {
            case .answer(let response): return response
            case .events(let emissions, let answer):
                let attributes = ProducerAttributes.find(in: request)
                return await store(identified(emissions, by: replay, attributes), answer: answer)
            }
        } catch {
            return counted(error.response)
        }
    }

    private func counted(_ refusal: HTTPResponse) -> HTTPResponse {
        context.runtime.add(1, to: .refusedRequests)
        return refusal
    }

    /// What a replay rule names an event by counts more than what the request says by itself.
    ///
    /// What an event says of itself counts more than what the request says of it.
    private func identified(
        _ emissions: [Emission],
        by replay: String?,
        _ attributes: [String: String]
    ) -> [Emission] {
        if replay == nil, attributes.isEmpty { return emissions }
        return emissions.enumerated().map { index, emission in
            let named = replay.map { emissions.count == 1 ? $0 : "\($0)/\(index)" }
            return Emission(
                type: emission.type,
                payload: emission.payload,
                identity: named ?? emission.identity,
                producer: attributes.merging(emission.producer) { $1 }
            )
        }
    }

    /// All are durable before the answer; a second try of the provider finds the first ones stored.
    private func store(_ emissions: [Emission], answer: String) async -> HTTPResponse {
        var receipts: [Receipt] = []
        for emission in emissions {
            do { receipts.append(try await context.emit(emission)) } catch { return refusal(because: error) }
        }
        return Self.answer(to: receipts, answer)
    }

    private static func answer(to receipts: [Receipt], _ body: String) -> HTTPResponse {
        var headers: [HTTPField] = []
        var (stored, duplicates) = (0, 0)
        for receipt in receipts {
            switch receipt {
            case .stored(let id, _):
                stored += 1
                headers.append(HTTPField("X-Signalbox-Event-Id", HookIdentity.headerValue(id)))
            case .duplicate(let id, _):
                duplicates += 1
                headers.append(HTTPField("X-Signalbox-Event-Id", HookIdentity.headerValue(id)))
            case .filtered: break
            }
        }
        guard stored == 0 else { return HTTPResponse(200, headers: headers, body) }
        guard duplicates == 0 else {
            headers.append(HTTPField("X-Signalbox-Duplicate", "true"))
            return HTTPResponse(200, headers: headers, "duplicate: this event was stored before; nothing more to do")
        }
        // The same text as for an event that is stored: senders know no other.
        return HTTPResponse(200, headers: [HTTPField("X-Signalbox-Filtered", "true")], body)
    }

    private func refusal(because error: EmitError) -> HTTPResponse {
        switch error {
        case .unavailable(let reason, let retryAfter):
            logger.warning("event not stored", metadata: facts(["reason": "\(reason)"]))
            return .unavailable(
                "failed to record event: the bus does not take events now; try again\n",
                retryAfter: retryAfter
            )
        case .full(let reason, let retryAfter):
            // The one who counts them logs it: once, however many are refused.
            return .unavailable("not accepted: \(reason)\n", retryAfter: retryAfter)
        case .tooLarge(let limitBytes):
            return HTTPResponse(413, "the event is larger than the bus takes (\(limitBytes) bytes); send less\n")
        }
    }

    // MARK: Bearer token (spec §3.2)

    private func refusal(of request: HTTPRequest, selector: SecretSelector) async -> HTTPResponse? {
        let secret: [UInt8]
        switch await self.secret(selector, as: "token") {
        case .failure(let refusal): return refusal.response
        case .success(let value): secret = value
        }
        guard let header = request.header("Authorization"), header.hasPrefix("Bearer ") else {
            return unauthorized("Invalid Authorization Header: send 'Authorization: Bearer' and the token\n")
        }
        let given = Array(header.utf8.dropFirst("Bearer ".utf8.count))
        // Digests have one length, so the time tells nothing about the token's either.
        guard equalInConstantTime(sha256(given), sha256(secret)) else {
            return unauthorized("Invalid Auth token: send the one in the Secret that authSecret names\n")
        }
        return nil
    }

    private func unauthorized(_ sentence: String) -> HTTPResponse {
        HTTPResponse(401, headers: [HTTPField("WWW-Authenticate", "Bearer")], sentence)
    }

    private func secret(_ selector: SecretSelector, as what: String) async -> Result<[UInt8], HookRefusal> {
        let secret: [UInt8]
        do {
            secret = try await context.runtime.secret(selector, namespace: context.source.namespace)
        } catch {
            // The error may tell what was read, so only its type is logged.
            let facts = facts(["secret": "\(selector.name)", "reason": "\(type(of: error))"])
            logger.error("\(what) of a webhook cannot be read", metadata: facts)
            let sentence = "the \(what) to compare with cannot be read; try again later\n"
            return .failure(HookRefusal(.unavailable(sentence, retryAfter: secretRetry)))
        }
        guard !secret.isEmpty else {
            logger.error("\(what) of a webhook is empty", metadata: facts(["secret": "\(selector.name)"]))
            let sentence = "the \(what) to compare with is empty; put one into the Secret\n"
            return .failure(HookRefusal(.unavailable(sentence, retryAfter: secretRetry)))
        }
        return .success(secret)
    }

    // MARK: Verification

    private enum Judgement {
        /// With the identity that its replay rule gives.
        case believed(String?)
        case refused(HTTPResponse)
    }

    private func judge(_ request: HTTPRequest, by verification: Verification) async -> Judgement {
        var secrets: [[UInt8]] = []
        for selector in verification.secrets {
            switch await secret(selector, as: "secret") {
            case .failure(let refusal): return .refused(refusal.response)
            case .success(let value): secrets.append(value)
            }
        }
        let outcome = verification.judge(request, secrets: secrets, now: context.runtime.now())
        guard let problem = outcome.problem else {
            return .believed(HookIdentity.replay(verification.replay, of: request, outcome))
        }
        let facts = facts(["remote": "\(request.remoteAddress ?? "unknown")", "reason": "\(problem.sentence)"])
        if case .unusableSecret(let reason) = problem {
            logger.error("secret of a webhook cannot be used", metadata: facts.merging(["reason": "\(reason)"]) { $1 })
            return .refused(.unavailable(problem.sentence + "\n", retryAfter: secretRetry))
        }
        if let count = refusals.take(at: context.runtime.now()) {
            let facts = facts.merging(["count": "\(count)"]) { $1 }
            logger.warning("request refused: not verified", metadata: facts)
        }
        var headers: [HTTPField] = []
        if case .header("Authorization") = outcome.scheme.carrier {
            let way = outcome.scheme.proof == .basic ? "Basic realm=\"signalbox\"" : "Bearer"
            headers = [HTTPField("WWW-Authenticate", way)]
        }
        return .refused(HTTPResponse(401, headers: headers, problem.sentence + "\n"))
    }

    private func facts(_ more: Logger.Metadata) -> Logger.Metadata {
        more.merging(["eventsource": "\(context.source)", "event.name": "\(context.eventName)"]) { fact, _ in fact }
    }
}

extension HTTPRequest {
    /// Without the secrets that it was let in by (promise G9); `Authorization` is masked for every kind.
    fileprivate func withoutSecrets(of hook: HookEndpoint) -> HTTPRequest {
        let carriers = hook.verifications.flatMap(\.schemes).filter(\.showsSecret).map(\.carrier)
        guard !carriers.isEmpty else { return self }
        let pairs = query.split(separator: "&").filter { pair in
            !carriers.contains { carrier in
                guard case .query(let name) = carrier else { return false }
                return FormFields(query: String(pair)).values.contains { $0.name == name }
            }
        }
        return HTTPRequest(
            method: method,
            path: path,
            query: pairs.joined(separator: "&"),
            headers: headers.map { field in
                let isSecret = carriers.contains { carrier in
                    guard case .header(let name) = carrier else { return false }
                    return field.isNamed(name)
                }
                return isSecret ? HTTPField(field.name, HookPayload.masked) : field
            },
            body: body,
            remoteAddress: remoteAddress,
            rawPath: rawPath,
            origin: origin
        )
    }
}
