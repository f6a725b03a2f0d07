import EventData
import HTTPTypes
import Hummingbird

/// Lets in who knows the token; whether the gateway lives and is ready, its metrics, and the console's empty page may be
/// asked for by anybody on this machine.
struct AdminGuard: RouterMiddleware {
    typealias Context = BasicRequestContext

    private static let openPaths: Set = ["/livez", "/readyz", "/metrics"]

    private static func isOpen(_ path: String) -> Bool { openPaths.contains(path) || ConsolePath.contains(path) }

    /// nil lets everybody in.
    let token: AdminToken?

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let token, !Self.isOpen(request.uri.path) else {
            return try await next(request, context)
        }
        let given = request.headers[.authorization] ?? ""
        let isRight = equalInConstantTime(
            sha256(Array(given.utf8)),
            sha256(Array("Bearer \(token.text)".utf8))
        )
        guard isRight else {
            var response = Response.problem(
                .unauthorized,
                "the admin API wants its token: the command line finds it by itself for the user who runs the gateway; "
                    + "others set SIGNALBOX_ADMIN_TOKEN or send 'Authorization: Bearer'"
            )
            response.headers[.wwwAuthenticate] = "Bearer"
            return response
        }
        return try await next(request, context)
    }
}

/// Headers that keep browsers from making anything of an answer but what it is.
struct AnswerHeaders: RouterMiddleware {
    typealias Context = BasicRequestContext

    private static let headers: [(HTTPField.Name?, String)] = [
        (.init("X-Content-Type-Options"), "nosniff"),
        (.init("Content-Security-Policy"), "default-src 'none'; frame-ancestors 'none'"),
        (.init("X-Frame-Options"), "DENY"),
        (.init("Referrer-Policy"), "no-referrer"),
        (.init("Cross-Origin-Resource-Policy"), "same-origin"),
        (.cacheControl, "no-store"),
    ]

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for case (let name?, let value) in Self.headers where response.headers[name] == nil {
            response.headers[name] = value
        }
        return response
    }
}
