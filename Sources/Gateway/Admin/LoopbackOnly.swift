import HTTPTypes
import Hummingbird

/// Keeps web pages out: a browser on this machine reaches loopback too, and must not act for the pages it shows.
struct LoopbackOnly: RouterMiddleware {
    typealias Context = BasicRequestContext

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        // A page whose name was rebound to 127.0.0.1 sends its own name.
        let host = request.head.authority ?? ""
        guard Self.isLoopback(host) else {
            return Response.problem(.forbidden, "host '\(host)' is not this machine; use http://127.0.0.1")
        }
        guard Self.isDirect(request.headers) else {
            return Response.problem(.forbidden, "requests from web pages are refused; use the command line")
        }
        return try await next(request, context)
    }

    static func isLoopback(_ authority: String) -> Bool {
        let name = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        let rest = authority.dropFirst(name.count)
        let isPort = rest.isEmpty || (rest.first == ":" && rest.dropFirst().allSatisfy(\.isWholeNumber))
        return isPort && ["127.0.0.1", "localhost", "[::1]"].contains(name.lowercased())
    }

    /// Browsers name the page's origin with every request that could change something; the command line sends none.
    ///
    /// A person typing the address into a browser is welcome to look.
    static func isDirect(_ headers: HTTPFields) -> Bool {
        guard headers[.origin] == nil else { return false }
        guard let name = HTTPField.Name("Sec-Fetch-Site"), let site = headers[name] else { return true }
        return site == "none"
    }
}

/// Gives what the router refuses by itself, such as an unknown path or a large body, a sentence.
struct PlainRefusals: RouterMiddleware {
    typealias Context = BasicRequestContext

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch let error as any HTTPResponseError {
            let text =
                switch error.status {
                case .notFound: "\(request.method) \(request.uri.path) is not served here"
                case .contentTooLarge: "the body is larger than \(Intake.maximumPayloadBytes) bytes; send less"
                default: error.status.reasonPhrase
                }
            return Response.problem(error.status, text)
        }
    }
}
