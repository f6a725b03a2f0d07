package import Manifests
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// The HTTP listener of all sources: one socket per port, every endpoint on it (spec/eventsources.md §3).
///
/// A class, because ports are opened and closed while it listens.
package final class HTTPServer: Sendable {
    package struct Options: Sendable {
        /// Argo Events listens on every interface.
        package var host = "0.0.0.0"
        package var limits = HTTPLimits()
        /// Whose `X-Forwarded-*` headers are believed; nobody's unless the user says so.
        package var trustedProxies: [AddressRange] = []
        /// Lets the system choose every port, for tests; `boundPort` tells which.
        package var usesFreePorts = false
        /// Serves paths with empty segments as they are, instead of saying where the clean path is.
        package var keepsEmptySegments = false

        package init() {}
    }

    /// Ports ready for other endpoints: nothing that was open has changed yet.
    package struct Preparation: Sendable {
        fileprivate let plans: [HTTPPortPlan]
        fileprivate var opened: [Int: Socket] = [:]
        /// The new encryption of ports that are open already.
        fileprivate var encryption: [Int: HTTPCertificate?] = [:]
    }

    fileprivate struct Socket {
        let channel: any Channel
        let port: HTTPPort
        var plan: HTTPPortPlan
    }

    private let routes: HTTPRoutes
    private let options: Options
    private let connections: HTTPConnections
    private let sockets = Mutex<[Int: Socket]>([:])

    private init(routes: HTTPRoutes, options: Options) {
        self.routes = routes
        self.options = options
        connections = HTTPConnections(limits: options.limits)
    }

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
        let server = HTTPServer(routes: routes, options: options)
        await server.complete(try await server.prepare(plans, secret: secret))
        return server
    }

    /// Opens the ports that are not open yet and reads the certificates that are not in use yet, all or none.
    ///
    /// Until `complete`, a request on a new port is told to come back (503); one of `complete` and `discard` must follow.
    package func prepare(
        _ plans: [HTTPPortPlan],
        secret: (SecretSelector, String) async throws -> [UInt8]
    ) async throws(HTTPListenFailure) -> Preparation {
        let open = sockets.withLock { $0 }
        var preparation = Preparation(plans: plans)
        var problems: [Diagnostic] = []
        for plan in plans {
            let known = open[plan.port]?.plan
            if let known, known.tls == plan.tls, plan.tls == nil || known.namespace == plan.namespace { continue }
            do {
                let tls = try await HTTPCertificate.read(for: plan, secret: secret)
                if known != nil {
                    preparation.encryption[plan.port] = .some(tls)
                } else {
                    preparation.opened[plan.port] = try await self.open(plan, tls: tls)
                }
            } catch let problem as Diagnostic {
                problems.append(problem)
            } catch {
                problems.append(HTTPListenFailure.diagnostic(error, plan: plan, host: options.host))
            }
        }
        guard problems.isEmpty else {
            await discard(preparation)
            throw HTTPListenFailure(problems: problems)
        }
        return preparation
    }

    private func open(_ plan: HTTPPortPlan, tls: HTTPCertificate?) async throws -> Socket {
        for endpoint in plan.endpoints { routes.declare(endpoint) }
        let port = HTTPPort(
            number: plan.port,
            tls: tls,
            routes: routes,
            connections: connections,
            options: options
        )
        return Socket(channel: try await port.open(options: options), port: port, plan: plan)
    }

    /// Listens as prepared from now on; ports without an endpoint are closed, and requests in flight there finish.
    package func complete(_ preparation: Preparation) async {
        let closed = sockets.withLock { sockets in
            sockets.merge(preparation.opened) { $1 }
            for (number, tls) in preparation.encryption { sockets[number]?.port.setEncryption(tls) }
            for plan in preparation.plans { sockets[plan.port]?.plan = plan }
            let unused = Set(sockets.keys).subtracting(preparation.plans.map(\.port))
            return unused.compactMap { sockets.removeValue(forKey: $0) }
        }
        for plan in preparation.plans { for endpoint in plan.endpoints { routes.declare(endpoint) } }
        await close(closed)
        for socket in closed { connections.quiesce(port: socket.port.number) }
    }

    /// Takes a preparation back.
    package func discard(_ preparation: Preparation) async {
        for socket in preparation.opened.values { for endpoint in socket.plan.endpoints { routes.withdraw(endpoint) } }
        await close(Array(preparation.opened.values))
    }

    /// Reads the certificates of all ports again; connections that come from now on see those that have changed.
    ///
    /// - Returns: a problem for each port whose new certificate cannot be used; its old one stays.
    package func renewCertificates(secret: (SecretSelector, String) async throws -> [UInt8]) async -> [Diagnostic] {
        var problems: [Diagnostic] = []
        for socket in sockets.withLock({ Array($0.values) }) where socket.plan.tls != nil {
            do {
                guard let read = try await HTTPCertificate.read(for: socket.plan, secret: secret) else { continue }
                // An edit may have changed the plan meanwhile; then it has set what it needs.
                let isCurrent = sockets.withLock { $0[socket.plan.port]?.plan == socket.plan }
                if isCurrent { socket.port.setEncryption(read) }
            } catch let problem as Diagnostic {
                problems.append(problem)
            } catch {
                problems.append(HTTPListenFailure.diagnostic(error, plan: socket.plan, host: options.host))
            }
        }
        return problems
    }

    /// The port the system gave for one of the manifests; nil when none of them names it.
    package func boundPort(for port: Int) -> Int? { sockets.withLock { $0[port]?.channel.localAddress?.port } }

    /// Stops accepting, lets requests in flight finish within `HTTPLimits.drainTime`, then closes every connection.
    package func stop() async {
        await close(sockets.withLock { Array($0.values) })
        do { try await connections.drain(on: MultiThreadedEventLoopGroup.singleton.next()) } catch { return }
    }

    private func close(_ sockets: [Socket]) async {
        for socket in sockets {
            // Closing fails only when it is closed already.
            do { try await socket.channel.close() } catch { continue }
        }
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
