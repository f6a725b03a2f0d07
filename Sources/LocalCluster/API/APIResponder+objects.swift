import EventData
import GRDB
import HTTPTypes
import Hummingbird

extension APIResponder {
    /// The verb that a method means at an address.
    func answer(_ request: Request, at address: ObjectAddress) async throws -> Response {
        let parameters = QueryParameters(request.uri.query)
        let representation = try Representation(accept: request.headers[.accept])
        let definition = address.definition
        func one(_ object: JSON, created: Bool = false) -> Response {
            Self.json(representation.document(object, of: definition), created ? .created : .ok)
        }
        switch (request.method, address.name) {
        case (.get, _?) where address.subresource == "log":
            return try await log(at: address, parameters)
        case (.get, _?) where !parameters.isSet("watch"):
            return one(try await cluster.get(address))
        case (.get, _):
            return try await listOrWatch(address, parameters, representation)
        case (.post, nil) where address.namespace != nil || !definition.isNamespaced:
            let object = try await required(request)
            let isDryRun = try parameters.isDryRun()
            var response = one(try await cluster.create(object, at: address, isDryRun: isDryRun), created: true)
            response.warn(of: definition.advise(object) + definition.unknownFields(in: object, parameters))
            return response
        case (.put, _?):
            let object = try await required(request)
            var response = one(try await cluster.replace(object, at: address, isDryRun: try parameters.isDryRun()))
            response.warn(of: definition.unknownFields(in: object, parameters))
            return response
        case (.patch, _?):
            let patch = try await request.sentPatch(parameters)
            let object = try await cluster.patch(patch, at: address, isDryRun: try parameters.isDryRun())
            var response = one(object)
            response.warn(of: definition.unknownFields(in: patch.written ?? object, parameters))
            return response
        case (.delete, _) where address.subresource == nil:
            return one(try await delete(request, address, parameters))
        default:
            throw APIFailure.methodNotAllowed
        }
    }

    private func required(_ request: Request) async throws -> JSON {
        guard let object = try await request.sentObject() else {
            throw APIFailure.badRequest("the request has no body")
        }
        return object
    }

    private func delete(
        _ request: Request,
        _ address: ObjectAddress,
        _ parameters: QueryParameters
    ) async throws -> JSON {
        let options = try DeleteOptions(try await request.sentObject() ?? [:], parameters)
        guard address.name == nil else { return try await cluster.delete(address, options) }
        return try await cluster.deleteCollection(try ObjectQuery(address, parameters), options)
    }

    private func listOrWatch(
        _ address: ObjectAddress,
        _ parameters: QueryParameters,
        _ representation: Representation
    ) async throws -> Response {
        var query = try ObjectQuery(address, parameters)
        if parameters.isSet("watch") {
            return try await watch(query, WatchOptions(parameters), representation)
        }
        query.limit = try parameters.count("limit").flatMap { $0 == 0 ? nil : $0 }
        let token = try parameters["continue"].flatMap { $0.isEmpty ? nil : try ContinueToken(parsing: $0) }
        query.after = token?.after
        var page = try await cluster.list(query)
        if let token { page.resourceVersion = token.version }
        let document = ListDocument(definition: query.definition, page: page, representation: representation)
        return Self.json(document.json)
    }

    /// What may be said of an unexpected error: SQLite's statements could quote a Secret.
    static func safeDescription(_ error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(type(of: error))" }
        return "SQLite \(error.extendedResultCode): \(error.message ?? "")"
    }
}

extension ObjectQuery {
    /// The objects at a list's address that the selectors in the query choose.
    init(_ address: ObjectAddress, _ parameters: QueryParameters) throws {
        self.init(
            definition: address.definition,
            namespace: address.namespace,
            labels: try parameters["labelSelector"].map(LabelSelector.init(parsing:)) ?? LabelSelector(),
            fields: try parameters["fieldSelector"].map {
                try FieldSelector(parsing: $0, for: address.definition)
            } ?? FieldSelector()
        )
        // An old form that clients still use: watching one object by its own path.
        guard let name = address.name else { return }
        fields.requirements.append(.init(path: ["metadata", "name"], value: name, isEqual: true))
    }
}
