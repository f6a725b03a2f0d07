import AsyncHTTPClient
import EventData
import Logging
import NIOCore
import NIOHTTP1
import NIOSSL

/// Sends single requests; no retries here.
struct Transport: Sendable {
    let configuration: ClusterConfiguration
    let credentials: Credentials
    let surroundings: Surroundings
    let limits: CallLimits
    /// HTTP/2 where the server offers it.
    private let calls: HTTPClient
    /// HTTP/1 only: with HTTP/2 one dead connection would stall every watch.
    private let watches: HTTPClient
    /// Does what concerns Workflows, where that is asked for.
    var argoServer: ArgoServer?
    private let outage = Outage()
    /// In place of the network, for calls that are no watches.
    private let exchange: Exchange?

    init(
        _ configuration: ClusterConfiguration,
        surroundings: Surroundings,
        limits: CallLimits,
        reading read: @escaping FileReader,
        exchange: Exchange? = nil
    ) {
        self.exchange = exchange
        self.configuration = configuration
        self.surroundings = surroundings
        self.limits = limits
        credentials = Credentials(
            configuration,
            now: surroundings.now,
            execTimeLimit: limits.execPlugin,
            reading: read
        )
        calls = HTTPClient(configuration: Self.client(for: configuration, silence: limits.silence, version: .automatic))
        watches = HTTPClient(
            configuration: Self.client(for: configuration, silence: limits.watchSilence, version: .http1Only)
        )
    }

    /// Closes the connections; calls under way fail.
    func shutDown() async throws {
        async let callsAreShutDown: Void = calls.shutdown()
        async let watchesAreShutDown: Void = watches.shutdown()
        _ = try await (callsAreShutDown, watchesAreShutDown)
    }

    private static func client(
        for configuration: ClusterConfiguration,
        silence: Duration,
        version: HTTPClient.Configuration.HTTPVersion
    ) -> HTTPClient.Configuration {
        var client = HTTPClient.Configuration(redirectConfiguration: .disallow)
        client.timeout = .init(connect: TimeAmount(CallLimits.connectTimeout), read: TimeAmount(silence))
        client.httpVersion = version
        client.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = CallLimits.connectionsPerHost
        // Our own retries report a wrong certificate or a closed port at once instead of after the connect timeout.
        client.connectionPool.retryConnectionEstablishment = false
        if let name = configuration.serverName { client.dnsOverride[name] = configuration.host }
        return client
    }
}

extension Transport {
    /// Performs a call and reads its whole answer, whatever the status is.
    func perform(_ call: Call) async throws(CallFailure) -> Answer {
        if let argoServer {
            switch ArgoServerRoute.way(of: call) {
            case .answer(let answer): return answer
            case .server(let translated): return try await argoServer.perform(translated, for: call.method)
            case .cluster: break
            }
        }
        if let exchange { return try await exchange.answer(to: call) }
        let response = try await response(to: call, from: calls)
        return try await wholeAnswer(of: response)
    }

    /// Starts a watch: the head has come, the body goes on.
    func start(_ call: Call) async throws(CallFailure) -> HTTPClientResponse {
        try await response(to: call, from: watches)
    }

    /// Reads the rest of an answer within the limits of size and time.
    func wholeAnswer(of response: HTTPClientResponse) async throws(CallFailure) -> Answer {
        let status = Int(response.status.code)
        let limit = status < 300 ? limits.bodyBytes : min(limits.bodyBytes, CallLimits.maximumErrorBytes)
        let deadline = surroundings.uptime() + limits.body
        var body: [UInt8] = []
        do {
            for try await part in response.body {
                guard body.count + part.readableBytes <= limit else {
                    throw broken("sent more than \(limit) bytes")
                }
                guard surroundings.uptime() < deadline else {
                    throw broken("took longer than \(limits.body) to send its answer")
                }
                body.append(contentsOf: part.readableBytesView)
            }
        } catch let failure as CallFailure {
            throw failure
        } catch {
            throw CallFailure(error, server: configuration.server)
        }
        return Answer(status: status, headers: response.headers, body: body)
    }

    private func broken(_ what: String) -> CallFailure {
        CallFailure(error: .unreachable("\(configuration.server) \(what)", retryAfter: nil), mayHaveArrived: true)
    }

    private func response(to call: Call, from client: HTTPClient) async throws(CallFailure) -> HTTPClientResponse {
        let presented: Presented
        do { presented = try await credentials.current() } catch {
            throw CallFailure(error: error, mayHaveArrived: false)
        }
        let response = try await send(call, presenting: presented, to: client)
        guard response.status == .unauthorized, call.token == nil, await credentials.refuse(presented) else {
            return response
        }
        // The token may have been rotated or revoked: once more with a fresh one.
        let fresh: Presented
        do { fresh = try await credentials.current() } catch {
            throw CallFailure(error: error, mayHaveArrived: false)
        }
        return try await send(call, presenting: fresh, to: client)
    }

    /// Without a certificate of ours.
    private func anonymousTLS() throws(CallFailure) -> TLSConfiguration? {
        do throws(KubernetesError) { return try configuration.tls(presenting: nil) } catch {
            throw CallFailure(error: error, mayHaveArrived: false)
        }
    }

    private func send(
        _ call: Call,
        presenting presented: Presented,
        to client: HTTPClient
    ) async throws(CallFailure) -> HTTPClientResponse {
        var request = HTTPClientRequest(url: configuration.dialledServer + call.target)
        request.method = call.method
        request.tlsConfiguration = presented.tls
        request.headers.add(name: "Accept", value: "application/json")
        request.headers.add(name: "User-Agent", value: "signalbox")
        if configuration.serverName != nil {
            request.headers.add(name: "Host", value: String(configuration.authority))
        }
        if let token = call.token {
            // Our own certificate would be believed before the token is looked at.
            request.tlsConfiguration = try anonymousTLS()
            request.headers.add(name: "Authorization", value: "Bearer \(token.trimmedText)")
        } else if let authorization = presented.authorization {
            request.headers.add(name: "Authorization", value: authorization)
        }
        if let user = call.user { request.headers.add(name: "Impersonate-User", value: user) }
        if let body = call.body {
            request.headers.add(name: "Content-Type", value: call.contentType)
            request.body = .bytes(body)
        }
        let response: HTTPClientResponse
        do { response = try await client.execute(request, timeout: TimeAmount(limits.answer)) } catch {
            if Outage.isSign(error) { outage.note(at: surroundings.uptime()) }
            throw CallFailure(error, server: configuration.server)
        }
        guard let ignorance = Outage.ignorance(in: response), outage.isRecent(at: surroundings.uptime()) else {
            return response
        }
        let problem = "\(configuration.server) has just come up and may not know the \(ignorance) yet"
        throw CallFailure(error: .busy(problem, retryAfter: nil), mayHaveArrived: false)
    }
}
