import Synchronization

/// The routes of the shared HTTP listener: sources register, the listener serves (spec/eventsources.md §3.1).
///
/// A class, because the listener's event loops and all sources share one table.
package final class HTTPRoutes: Sendable {
    private let tables = Mutex<[Int: RouteTable]>([:])

    package init() {}

    /// Serves `route` on the endpoint until the calling task is cancelled.
    ///
    /// - Throws: `HTTPRouteTaken` when another source serves the same path; claims find that at load.
    package func serve(_ route: HTTPRoute, on endpoint: HTTPEndpoint) async throws(HTTPRouteTaken) {
        let registration = try register(route, on: endpoint)
        defer { unregister(registration, on: endpoint) }
        // A stream that nobody feeds ends when the task is cancelled, and only then.
        let (never, feed) = AsyncStream.makeStream(of: Never.self)
        for await _ in never {}
        feed.finish()
    }

    /// Makes the endpoint known: until a source serves it, requests are told to come back (503).
    package func declare(_ endpoint: HTTPEndpoint) {
        tables.withLock { $0[endpoint.port, default: RouteTable()].declare(endpoint.path) }
    }

    /// Lets the route that is there serve on until another one takes its place, although its source ends.
    package func handOver(_ endpoint: HTTPEndpoint) {
        tables.withLock { $0[endpoint.port]?.handOver(endpoint.path) }
    }

    /// Makes the endpoint unknown: requests are told that nothing is there (404).
    package func withdraw(_ endpoint: HTTPEndpoint) {
        tables.withLock { $0[endpoint.port]?.remove(endpoint.path) }
    }

    /// - Returns: the registration's number, which ends it.
    private func register(_ route: HTTPRoute, on endpoint: HTTPEndpoint) throws(HTTPRouteTaken) -> Int {
        let registration = tables.withLock { tables in
            tables[endpoint.port, default: RouteTable()].put(route, at: endpoint.path)
        }
        guard let registration else { throw HTTPRouteTaken(port: endpoint.port, path: endpoint.path.text) }
        return registration
    }

    private func unregister(_ registration: Int, on endpoint: HTTPEndpoint) {
        tables.withLock { $0[endpoint.port]?.clear(endpoint.path, registration: registration) }
    }

    /// Whether a source serves the endpoint now.
    package func isServing(_ endpoint: HTTPEndpoint) -> Bool {
        tables.withLock { $0[endpoint.port]?.isServing(endpoint.path) ?? false }
    }

    func find(_ path: String, port: Int) -> RouteTable.Found {
        tables.withLock { $0[port]?.find(path) ?? .nothing }
    }
}

/// Another source serves this path.
package struct HTTPRouteTaken: Error, Sendable, Hashable, CustomStringConvertible {
    package let port: Int
    package let path: String

    package var description: String { "another source serves \(path) on port \(port)" }
}
