import EventData
import NIOHTTP1

/// The API's own words for why it refused (`kind: Status`).
struct Status: Sendable, Equatable {
    let code: Int
    let reason: String
    let message: String

    init(code: Int, reason: String, message: String) {
        self.code = code
        self.reason = reason
        self.message = message
    }

    /// Reads the Status object, or makes one from what a proxy in between answered.
    init(of answer: Answer) {
        let body = try? JSON(parsing: answer.body)
        if let body, body["kind"]?.string == "Status" {
            self.init(body, code: answer.status)
            return
        }
        let text = String(decoding: answer.body.prefix(Self.maximumTextBytes), as: UTF8.self)
        self.init(
            code: answer.status,
            reason: HTTPResponseStatus(statusCode: answer.status).reasonPhrase.replacing(" ", with: ""),
            message: text.isEmpty ? "no further text" : text
        )
    }

    /// Reads the object; `code` is the HTTP status, for objects that have none of their own.
    init(_ object: JSON, code: Int) {
        self.init(
            code: object["code"]?.integer ?? code,
            reason: object["reason"]?.string ?? "",
            message: object["message"]?.string ?? "no further text"
        )
    }

    /// Enough of a proxy's page to recognise it.
    private static let maximumTextBytes = 300

    /// What the refusal means to the caller; `retryAfter` is the answer's header.
    func error(of method: HTTPMethod, retryAfter: Duration?) -> KubernetesError {
        switch (code, reason) {
        case (409, "AlreadyExists"): .alreadyExists(message)
        case (409, ""), (409, "Conflict"):
            method == .POST && reason.isEmpty ? .alreadyExists(message) : .conflict(message)
        case (404, _): .notFound(message)
        case (429, _), (503, _):
            .busy("\(code) \(reason): \(message)", retryAfter: retryAfter)
        case (500, _), (502, _), (504, _):
            retryAfter.map { .busy("\(code) \(reason): \(message)", retryAfter: $0) }
                ?? .unreachable("\(code) \(reason): \(message)", retryAfter: nil)
        case (300..<400, _):
            .misconfigured("the server answers \(code), a redirect; is 'server' the address of the API itself?")
        default: .refused(status: code, reason: reason, message: message)
        }
    }
}
