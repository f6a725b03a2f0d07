import EventData
import EventSources

/// What is wrong with a request, by gRPC's numbers, which Argo's clients know (spec/workflows.md B1).
enum DoorProblem: Int {
    case invalid = 3
    case notFound = 5
    case denied = 7
    case unavailable = 14
    case unknownCaller = 16

    fileprivate var status: Int {
        switch self {
        case .invalid: 400
        case .notFound: 404
        case .denied: 403
        case .unavailable: 503
        case .unknownCaller: 401
        }
    }
}

extension HTTPResponse {
    static func door(_ problem: DoorProblem, _ message: String, headers: [HTTPField] = []) -> HTTPResponse {
        let body: JSON = ["code": .number(JSONNumber(problem.rawValue)), "message": .string(message)]
        return HTTPResponse(
            problem.status,
            headers: [HTTPField("Content-Type", "application/json")] + headers,
            body.text + "\n"
        )
    }

    /// The event is not kept, and is to be sent again.
    static func door(_ error: EmitError) -> HTTPResponse {
        switch error {
        case .unavailable(let reason, let wait), .full(let reason, let wait):
            return .doorUnavailable("the event was not kept: \(reason); send it again", retryAfter: wait)
        case .tooLarge(let limitBytes):
            let body: JSON = ["code": 3, "message": .string("the event is larger than \(limitBytes) bytes; send less")]
            return HTTPResponse(413, headers: [HTTPField("Content-Type", "application/json")], body.text + "\n")
        }
    }

    static func doorUnavailable(_ message: String, retryAfter: Duration) -> HTTPResponse {
        let seconds = max(1, retryAfter.components.seconds)
        return .door(.unavailable, message, headers: [HTTPField("Retry-After", String(seconds))])
    }
}
