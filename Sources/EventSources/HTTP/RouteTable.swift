/// The paths of one port.
struct RouteTable {
    enum Found {
        case route(HTTPRoute)
        /// A source has asked for the path, but does not serve it now.
        case notServing
        case nothing
    }

    private struct Entry {
        var route: HTTPRoute?
        /// Tells a route from one that took its place.
        var registration = 0
        /// The route stays although its source ends, until the next one comes.
        var isHandedOver = false
    }

    private var exact: [String: Entry] = [:]
    /// Sorted by their text, so that the first match does not depend on the order of start.
    private var templates: [(path: PathTemplate, entry: Entry)] = []
    private var lastRegistration = 0

    mutating func declare(_ path: PathTemplate) {
        if entry(of: path) == nil { set(path, Entry()) }
    }

    /// - Returns: the registration's number; nil when another route is there already, which stays.
    mutating func put(_ route: HTTPRoute, at path: PathTemplate) -> Int? {
        let known = entry(of: path) ?? Entry()
        guard known.route == nil || known.isHandedOver else { return nil }
        lastRegistration += 1
        set(path, Entry(route: route, registration: lastRegistration))
        return lastRegistration
    }

    mutating func clear(_ path: PathTemplate, registration: Int) {
        guard var known = entry(of: path), known.registration == registration, !known.isHandedOver else { return }
        known.route = nil
        set(path, known)
    }

    mutating func handOver(_ path: PathTemplate) {
        guard var known = entry(of: path), known.route != nil else { return }
        known.isHandedOver = true
        set(path, known)
    }

    mutating func remove(_ path: PathTemplate) {
        if path.isExact { exact[path.text] = nil } else { templates.removeAll { $0.path == path } }
    }

    /// A path without variables wins over a template.
    func find(_ path: String) -> Found {
        guard let known = exact[path] ?? templates.first(where: { $0.path.matches(path) })?.entry else {
            return .nothing
        }
        return known.route.map { .route($0) } ?? .notServing
    }

    func isServing(_ path: PathTemplate) -> Bool { entry(of: path)?.route != nil }

    private func entry(of path: PathTemplate) -> Entry? {
        path.isExact ? exact[path.text] : templates.first { $0.path == path }?.entry
    }

    private mutating func set(_ path: PathTemplate, _ entry: Entry) {
        if path.isExact {
            exact[path.text] = entry
        } else if let index = templates.firstIndex(where: { $0.path == path }) {
            templates[index].entry = entry
        } else {
            templates.append((path, entry))
            templates.sort { $0.path.text < $1.path.text }
        }
    }
}
