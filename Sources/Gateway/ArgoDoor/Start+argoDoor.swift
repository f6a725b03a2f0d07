import EventSources
import Kubernetes
import Logging
import Manifests

extension Start {
    /// Opens Argo Server's event endpoint, where that was asked for.
    ///
    /// - Returns: its port.
    func argoDoor(
        _ running: RunningManifests,
        _ kubernetes: KubernetesClient,
        _ events: BindingEvents,
        secret: [UInt8]
    ) async throws -> Int? {
        guard let choice = configuration.argoDoor else { return nil }
        let callers = try DoorCallers(
            choice,
            cluster: kubernetes,
            hasUsers: configuration.cluster.kind != .local,
            nonce: clock.nonce,
            now: clock.now,
            logger: logger
        )
        let door = ArgoDoor(
            running: running,
            health: health,
            callers: callers,
            namespaces: configuration.operates?.names ?? [],
            metrics: metrics,
            events: events,
            secret: secret,
            logger: logger
        )
        let routes = HTTPRoutes()
        let place = Place(file: "--argo-port", line: 1, column: 1)
        let tls = choice.certificateSecret.map { name in
            HTTPTLS(
                certificate: SecretSelector(name: name, key: "tls.crt"),
                key: SecretSelector(name: name, key: "tls.key")
            )
        }
        let endpoint = WorkflowEventRequest.endpoint(port: choice.port, tls: tls, place: place)
        let port = try await listen(routes, endpoint, running.generation.intake.secret)
        parts.start("Argo doors") { try await routes.serve(door.route, on: endpoint) }
        return port
    }

    private func listen(
        _ routes: HTTPRoutes,
        _ endpoint: HTTPEndpoint,
        _ secret: @escaping @Sendable (SecretSelector, String) async throws -> [UInt8]
    ) async throws -> Int {
        let owner = ManifestName(namespace: namespace, name: "Argo doors")
        let plans = HTTPPortPlan.plans(for: [(owner, endpoint)]).plans
        var options = HTTPServer.Options()
        options.host = configuration.listenHost
        options.trustedProxies = configuration.trustedProxies
        // `/api/v1/events//d` asks for all namespaces.
        options.keepsEmptySegments = true
        options.usesFreePorts = endpoint.port == 0
        let server: HTTPServer
        do throws(HTTPListenFailure) {
            server = try await HTTPServer.start(plans, routes: routes, options: options, secret: secret)
        } catch {
            throw StartRefusal("--argo-port cannot be opened; nothing was started", diagnostics: error.problems)
        }
        parts.start("Argo doors' listener") {
            await Signal().wait()
            await server.stop()
        }
        guard endpoint.tls != nil else { return server.boundPort(for: endpoint.port) ?? endpoint.port }
        parts.start("Argo doors' certificate") { [logger] in
            while true {
                try await Task.sleep(for: Self.certificateAge)
                for problem in await server.renewCertificates(secret: secret) { logger.warning("\(problem)") }
            }
        }
        return server.boundPort(for: endpoint.port) ?? endpoint.port
    }
}
