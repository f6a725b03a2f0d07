import NIOCore
import NIOHTTP1

/// The answers the listener gives by itself: one sentence each, ending with what to do.
enum HTTPRefusal {
    /// How long a client should wait when something of ours is used up or still starting.
    private static let pause = Duration.seconds(1)

    static let tooManyConnections = HTTPResponse.unavailable(
        "too many connections are open; try again later\n",
        retryAfter: pause
    )

    static let tooManyBodies = HTTPResponse.unavailable(
        "too many bodies are being read; try again later\n",
        retryAfter: pause
    )

    static let notServing = HTTPResponse.unavailable(
        "the event source of this endpoint is not running; try again later\n",
        retryAfter: pause
    )

    static let ambiguousEnd = HTTPResponse(
        400,
        "it cannot be said where the body ends; send either Content-Length, or Transfer-Encoding: chunked by HTTP/1.1\n"
    )

    static let badPath = HTTPResponse(400, "the path holds a broken percent escape; correct it\n")

    static func unknownPath(_ path: String, port: Int) -> HTTPResponse {
        HTTPResponse(404, "no event source has this path on port \(port); compare it with the manifest's endpoint\n")
    }

    static func method(_ method: String, allowed: [String]) -> HTTPResponse {
        let list = allowed.joined(separator: ", ")
        return HTTPResponse(
            405,
            headers: [HTTPField("Allow", list)],
            "http method does not match: \(method) is not served here; use \(list)\n"
        )
    }

    static func tooLarge(_ limitBytes: Int) -> HTTPResponse {
        HTTPResponse(
            413,
            "the body is larger than \(limitBytes) bytes; send less or raise the manifest's maxPayloadSize\n"
        )
    }

    static func slowHeaders(_ time: TimeAmount) -> HTTPResponse {
        HTTPResponse(408, "the headers took longer than \(time.text); send them at once\n")
    }

    static func slowBody(_ time: TimeAmount) -> HTTPResponse {
        HTTPResponse(408, "the body stopped for \(time.text) or took too long as a whole; send it again\n")
    }

    static func unreadable(_ error: HTTPParserError) -> HTTPResponse {
        if case .headerOverflow = error {
            return HTTPResponse(431, "the request's headers are too large; send fewer or shorter ones\n")
        }
        return HTTPResponse(400, "this is no HTTP/1.1 request (\(error.debugDescription)); correct it\n")
    }
}

extension TimeAmount {
    /// `10 s`, or `150 ms` below a second.
    fileprivate var text: String {
        nanoseconds < 1_000_000_000 ? "\(nanoseconds / 1_000_000) ms" : "\(nanoseconds / 1_000_000_000) s"
    }
}
