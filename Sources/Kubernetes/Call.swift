import NIOHTTP1

/// One request to the API.
struct Call: Sendable {
    var method: HTTPMethod
    /// Path and query, escaped.
    var target: String
    var body: [UInt8]?
    var contentType = "application/json"
    /// Whether doing it twice is the same as doing it once.
    var isRepeatable = true
    /// In whose name it is made; nil in our own.
    var user: String?
    /// Somebody else's token, shown in the place of all that is ours.
    var token: Secret?
}

/// What the server answered, read to its end.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPHeaders
    let body: [UInt8]

    /// Seconds of Retry-After; Kubernetes never sends the form with a date.
    var retryAfter: Duration? {
        guard let text = headers.first(name: "Retry-After"), let seconds = Int(text), seconds >= 0 else { return nil }
        return .seconds(min(seconds, Self.longestRetryAfterSeconds))
    }

    /// An hour; a server that asks for more is not believed.
    private static let longestRetryAfterSeconds = 3_600

    /// The texts of its `Warning` headers: `299 - "text"`, with quotes and backslashes escaped.
    var warnings: [String] {
        headers["Warning"].compactMap { value in
            guard let quote = value.firstIndex(of: "\"") else { return nil }
            var (text, isEscaped) = ("", false)
            for character in value[quote...].dropFirst() {
                if !isEscaped, character == "\"" { break }
                isEscaped = character == "\\" && !isEscaped
                if !isEscaped { text.append(character) }
            }
            return text
        }
    }
}

/// Why there is no answer.
struct CallFailure: Error, Sendable, Equatable {
    let error: KubernetesError
    /// Whether the server may have done what was asked.
    let mayHaveArrived: Bool
}
