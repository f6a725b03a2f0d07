import EventData

/// A refusal, told the way Kubernetes tells it: an HTTP status and a `Status` object.
struct APIFailure: Error, Sendable, Equatable {
    let code: Int
    let reason: String
    let message: String
    var details: JSON?
    /// Seconds after which trying again makes sense; becomes Retry-After.
    var retryAfterSeconds: Int?

    var status: JSON {
        var status: JSON = [
            "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure",
            "message": .string(message), "reason": .string(reason),
        ]
        if let details { status["details"] = details }
        status["code"] = .number(JSONNumber(code))
        return status
    }
}

extension APIFailure {
    static func notFound(_ definition: ResourceDefinition, _ name: String) -> APIFailure {
        APIFailure(
            code: 404,
            reason: "NotFound",
            message: "\(definition.qualifiedPlural) \"\(name)\" not found",
            details: definition.details(name: name)
        )
    }

    /// No such path: the kind, the group or the subresource does not exist.
    static let unknownPath = APIFailure(
        code: 404,
        reason: "NotFound",
        message: "the server could not find the requested resource",
        details: [:]
    )

    static func alreadyExists(_ definition: ResourceDefinition, _ name: String) -> APIFailure {
        APIFailure(
            code: 409,
            reason: "AlreadyExists",
            message: "\(definition.qualifiedPlural) \"\(name)\" already exists",
            details: definition.details(name: name)
        )
    }

    static func conflict(_ definition: ResourceDefinition, _ name: String, _ problem: String) -> APIFailure {
        APIFailure(
            code: 409,
            reason: "Conflict",
            message: "Operation cannot be fulfilled on \(definition.qualifiedPlural) \"\(name)\": \(problem)",
            details: definition.details(name: name)
        )
    }

    /// 422 with one cause per problem.
    static func invalid(_ definition: ResourceDefinition, _ name: String, _ problems: [FieldProblem]) -> APIFailure {
        let texts = problems.map(\.description)
        let list = texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]"
        let group = definition.group.isEmpty ? "" : ".\(definition.group)"
        var details = definition.details(name: name)
        details["kind"] = .string(definition.kind)
        details["causes"] = .array(problems.map(\.cause))
        return APIFailure(
            code: 422,
            reason: "Invalid",
            message: "\(definition.kind)\(group) \"\(name)\" is invalid: \(list)",
            details: details
        )
    }

    static func badRequest(_ message: String) -> APIFailure {
        APIFailure(code: 400, reason: "BadRequest", message: message)
    }

    static func forbidden(_ message: String) -> APIFailure {
        APIFailure(code: 403, reason: "Forbidden", message: message)
    }

    static func unknownPolicy(_ policy: JSON, _ known: [String]) -> APIFailure {
        let list = known.map { "\"\($0)\"" }.joined(separator: ", ")
        let problem = "propagationPolicy: Unsupported value: \(policy.text): supported values: \(list)"
        let message = "DeleteOptions.meta.k8s.io \"\" is invalid: \(problem)"
        return APIFailure(code: 422, reason: "Invalid", message: message)
    }

    static let unauthorized = APIFailure(code: 401, reason: "Unauthorized", message: "Unauthorized")

    static let methodNotAllowed = APIFailure(
        code: 405,
        reason: "MethodNotAllowed",
        message: "the server does not allow this method on the requested resource"
    )

    static func notAcceptable(_ accept: String) -> APIFailure {
        APIFailure(
            code: 406,
            reason: "NotAcceptable",
            message: "only application/json is served here, Accept was \(accept)"
        )
    }

    /// The watcher's version lies before the kept history; the client lists again.
    static func expired(_ message: String) -> APIFailure {
        APIFailure(code: 410, reason: "Expired", message: message)
    }

    static func unsupportedMediaType(_ message: String) -> APIFailure {
        APIFailure(code: 415, reason: "UnsupportedMediaType", message: message)
    }

    static func tooLarge(limit: Int) -> APIFailure {
        APIFailure(
            code: 413,
            reason: "RequestEntityTooLarge",
            message: "the request body is larger than \(limit) bytes"
        )
    }

    static let tooManyWatches = tooMany("too many watches are open")
    static let tooManyWrites = tooMany("too many writes wait for the disk")

    private static func tooMany(_ message: String) -> APIFailure {
        APIFailure(code: 429, reason: "TooManyRequests", message: message, retryAfterSeconds: 1)
    }

    static let internalError = APIFailure(
        code: 500,
        reason: "InternalError",
        message: "the local cluster failed; its log says why"
    )
}

extension ResourceDefinition {
    /// The `details` of a Status about one object.
    func details(name: String) -> JSON {
        var details: JSON = ["name": .string(name)]
        if !group.isEmpty { details["group"] = .string(group) }
        details["kind"] = .string(plural)
        return details
    }
}
