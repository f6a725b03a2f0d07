import HTTPTypes
import Hummingbird

/// Keeps web pages out but our own: a browser on this machine reaches loopback too, and must not act for the pages it shows.
struct LoopbackOnly: RouterMiddleware {
    typealias Context = BasicRequestContext

    /// Where people outside this machine reach us; nil where they do not.
    let console: ConsoleAddress?

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        // A page whose name was rebound to 127.0.0.1 sends its own name.
        let host = request.head.authority ?? ""
        guard Self.isLoopback(host) || host.lowercased() == console?.authority else {
            let fix = "use http://127.0.0.1, or start the gateway with --console-url"
            return Response.problem(.forbidden, "host '\(host)' is not this machine; \(fix)")
        }
        // Others may lead people to the console; they learn nothing from it, and can show it in no frame.
        let isPage = request.method == .get && ConsolePath.contains(request.uri.path)
        guard isPage || isOurs(request.headers, host: host) else {
            let fix = "use the command line, or the console"
            return Response.problem(.forbidden, "requests from other web pages are refused; \(fix)")
        }
        return try await next(request, context)
    }

    static func isLoopback(_ authority: String) -> Bool {
        let name = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        let rest = authority.dropFirst(name.count)
        let isPort = rest.isEmpty || (rest.first == ":" && rest.dropFirst().allSatisfy(\.isWholeNumber))
        return isPort && ["127.0.0.1", "localhost", "[::1]"].contains(name.lowercased())
    }

    /// Browsers name the page's origin with every request that could change something, and say of each whether it comes
    /// from a page of the same origin; the command line says nothing.
    ///
    /// A person typing the address into a browser is welcome to look.
    private func isOurs(_ headers: HTTPFields, host: String) -> Bool {
        if let origin = headers[.origin], origin != console?.origin {
            guard Self.isLoopback(host), origin == "http://\(host)" else { return false }
        }
        guard let name = HTTPField.Name("Sec-Fetch-Site"), let site = headers[name] else { return true }
        return site == "none" || site == "same-origin"
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
            if error.status == .notFound { return Self.unserved(request) }
            let text =
                switch error.status {
                case .contentTooLarge: "the body is larger than \(Intake.maximumPayloadBytes) bytes; send less"
                default: error.status.reasonPhrase
                }
            return Response.problem(error.status, text)
        }
    }

    /// A path that is served by other methods says by which.
    private static func unserved(_ request: Request) -> Response {
        let subject = "\(request.method) \(request.uri.path) is not served here"
        let methods = AdminOpenAPI.methods(of: request.uri.path)
        guard !methods.isEmpty, !methods.contains(request.method.rawValue) else {
            return Response.problem(.notFound, subject)
        }
        let allowed = methods.joined(separator: ", ")
        var response = Response.problem(.methodNotAllowed, "\(subject); use \(allowed)")
        response.headers[.allow] = allowed
        return response
    }
}
