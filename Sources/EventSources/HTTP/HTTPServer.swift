package import Manifests
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// The HTTP listener of all sources: one socket per port, every endpoint on it (spec/eventsources.md §3).
package struct HTTPServer: Sendable {
    package struct Options: Sendable {
        /// Argo Events listens on every interface.
        package var host = "0.0.0.0"
        package var limits = HTTPLimits()
        /// Lets the system choose every port, for tests; `boundPort` tells which.
        package var usesFreePorts = false

        package init() {}
    }

    private let sockets: [Int: any Channel]
    private let connections: HTTPConnections

    /// Opens every port; either all are open afterwards or none.
    ///
    /// `secret` reads a Secret's key in a namespace, for certificates.
    ///
    /// - Returns: the running listener, which the caller stops.
    /// - Throws: `HTTPListenFailure` with a diagnostic for every port that cannot be opened.
    package static func start(
        _ plans: [HTTPPortPlan],
        routes: HTTPRoutes,
        options: Options = Options(),
        secret: (SecretSelector, String) async throws -> [UInt8]
    ) async throws(HTTPListenFailure) -> HTTPServer {
        let connections = HTTPConnections(limits: options.limits)
        var sockets: [Int: any Channel] = [:]
        var problems: [Diagnostic] = []
        for plan in plans {
            for endpoint in plan.endpoints { routes.declare(endpoint) }
            do {
                let tls = try await HTTPCertificate.context(for: plan, secret: secret)
                let port = HTTPPort(number: plan.port, routes: routes, connections: connections, limits: options.limits)
                sockets[plan.port] = try await port.open(tls: tls, options: options)
            } catch let problem as Diagnostic {
                problems.append(problem)
            } catch {
                problems.append(HTTPListenFailure.diagnostic(error, plan: plan, host: options.host))
            }
        }
        let server = HTTPServer(sockets: sockets, connections: connections)
        guard problems.isEmpty else {
            await server.stop()
            throw HTTPListenFailure(problems: problems)
        }
        return server
    }

    /// The port the system gave for one of the manifests; nil when none of them names it.
    package func boundPort(for port: Int) -> Int? { sockets[port]?.localAddress?.port }

    /// Stops accepting, lets requests in flight finish within `HTTPLimits.drainTime`, then closes every connection.
    package func stop() async {
        for socket in sockets.values {
            // Closing fails only when it is closed already.
            do { try await socket.close() } catch { continue }
        }
        do { try await connections.drain(on: MultiThreadedEventLoopGroup.singleton.next()) } catch { return }
    }
}

/// Ports that cannot be opened, with the places that ask for them.
package struct HTTPListenFailure: Error, Sendable, CustomStringConvertible {
    package let problems: [Diagnostic]

    package var description: String { problems.map(\.description).joined(separator: "\n") }

    static func diagnostic(_ error: any Error, plan: HTTPPortPlan, host: String) -> Diagnostic {
        let place = plan.endpoints[0].portPlace
        let others = plan.endpoints.dropFirst().map { ", also asked for at \($0.portPlace)" }.joined()
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE:
            return Diagnostic(
                at: place,
                problem: "port \(plan.port) is taken: another process listens on \(host):\(plan.port)\(others)",
                fix: "stop it (ss -ltnp 'sport = :\(plan.port)' shows it) or write another port"
            )
        case EACCES:
            return Diagnostic(
                at: place,
                problem: "port \(plan.port) may not be opened by this user\(others)",
                fix: "write a port from 1024 up"
            )
        default:
            return Diagnostic(
                at: place,
                problem: "port \(plan.port) on \(host) cannot be opened: \(error)\(others)",
                fix: "check the address to listen on"
            )
        }
    }
}

/// What every connection of one port shares.
struct HTTPPort: Sendable {
    let number: Int
    let routes: HTTPRoutes
    let connections: HTTPConnections
    let limits: HTTPLimits

    func open(tls: NIOSSLContext?, options: HTTPServer.Options) async throws -> any Channel {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            // A client may close its sending side and still wait for the answer, as `nc` does.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try set(up: channel, tls: tls) }
            }
            .bind(host: options.host, port: options.usesFreePorts ? 0 : number)
            .get()
    }

    private func set(up channel: any Channel, tls: NIOSSLContext?) throws {
        let admission = connections.admit(channel)
        guard admission != .closed else {
            channel.close(promise: nil)
            return
        }
        channel.closeFuture.whenComplete { [connections] _ in connections.forget(channel) }
        let pipeline = channel.pipeline.syncOperations
        if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
        let connection = HTTPConnection(port: self, isRefused: admission == .refused, channel: channel)
        try pipeline.addHandler(FirstByteMark(connection: connection))
        var decoding = NIOHTTPDecoderLimitConfiguration()
        decoding.maxHeaderFieldSize = limits.headerBytes
        decoding.maxHeaderListSize = limits.headerBytes
        decoding.maxHeaderFieldCount = limits.headerLines
        let decoder = HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: decoding)
        try pipeline.addHandler(ByteToMessageHandler(decoder))
        try pipeline.addHandler(HTTPResponseEncoder())
        try pipeline.addHandler(connection)
    }
}

/// Reads certificates from Secrets.
enum HTTPCertificate {
    static func context(
        for plan: HTTPPortPlan,
        secret: (SecretSelector, String) async throws -> [UInt8]
    ) async throws -> NIOSSLContext? {
        guard let tls = plan.tls else { return nil }
        do {
            let chain = try await NIOSSLCertificate.fromPEMBytes(secret(tls.certificate, plan.namespace))
            let key = try await NIOSSLPrivateKey(bytes: secret(tls.key, plan.namespace), format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(key)
            )
            configuration.applicationProtocols = ["http/1.1"]
            return try NIOSSLContext(configuration: configuration)
        } catch {
            // The error may quote what was read, which is a secret; its type alone says enough.
            throw Diagnostic(
                at: plan.endpoints[0].portPlace,
                problem: "the certificate of port \(plan.port) cannot be used (\(type(of: error)))",
                fix: "put PEM texts that belong together into Secret \(tls.certificate.name), key "
                    + "\(tls.certificate.key), and Secret \(tls.key.name), key \(tls.key.key)"
            )
        }
    }
}
