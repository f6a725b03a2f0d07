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
        try register(route, on: endpoint)
        defer { unregister(endpoint) }
        // A stream that nobody feeds ends when the task is cancelled, and only then.
        let (never, feed) = AsyncStream.makeStream(of: Never.self)
        for await _ in never {}
        feed.finish()
    }

    /// Makes the endpoint known: until a source serves it, requests are told to come back (503).
    package func declare(_ endpoint: HTTPEndpoint) {
        tables.withLock { $0[endpoint.port, default: RouteTable()].declare(endpoint.path) }
    }

    package func register(_ route: HTTPRoute, on endpoint: HTTPEndpoint) throws(HTTPRouteTaken) {
        let isTaken = tables.withLock { tables in
            tables[endpoint.port, default: RouteTable()].put(route, at: endpoint.path)
        }
        if isTaken { throw HTTPRouteTaken(port: endpoint.port, path: endpoint.path.text) }
    }

    package func unregister(_ endpoint: HTTPEndpoint) {
        tables.withLock { $0[endpoint.port]?.clear(endpoint.path) }
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

/// The paths of one port.
struct RouteTable {
    enum Found {
        case route(HTTPRoute)
        /// A source has asked for the path, but does not serve it now.
        case notServing
        case nothing
    }

    private var exact: [String: HTTPRoute?] = [:]
    /// Sorted by their text, so that the first match does not depend on the order of start.
    private var templates: [(path: PathTemplate, route: HTTPRoute?)] = []

    mutating func declare(_ path: PathTemplate) {
        if path.isExact {
            if exact[path.text] == nil { exact[path.text] = .some(nil) }
        } else if index(of: path) == nil {
            templates.append((path, nil))
            templates.sort { $0.path.text < $1.path.text }
        }
    }

    /// - Returns: whether another route is there already, which stays.
    mutating func put(_ route: HTTPRoute, at path: PathTemplate) -> Bool {
        declare(path)
        if let index = index(of: path) {
            guard templates[index].route == nil else { return true }
            templates[index].route = route
        } else {
            if case .some(.some) = exact[path.text] { return true }
            exact[path.text] = .some(route)
        }
        return false
    }

    mutating func clear(_ path: PathTemplate) {
        if let index = index(of: path) { templates[index].route = nil } else { exact[path.text] = .some(nil) }
    }

    /// A path without variables wins over a template.
    func find(_ path: String) -> Found {
        let known = exact[path] ?? templates.first { $0.path.matches(path) }.map(\.route)
        switch known {
        case .some(let route?): return .route(route)
        case .some(nil): return .notServing
        case nil: return .nothing
        }
    }

    func isServing(_ path: PathTemplate) -> Bool {
        if let index = index(of: path) { return templates[index].route != nil }
        if case .some(.some) = exact[path.text] { return true }
        return false
    }

    private func index(of path: PathTemplate) -> Int? { templates.firstIndex { $0.path == path } }
}
