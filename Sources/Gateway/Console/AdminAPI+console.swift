import HTTPTypes
import Hummingbird

extension AdminAPI {
    /// The console: a page and what it is made of, the same for everybody.
    ///
    /// What it shows it asks the API for, with the token that the reader types in.
    func addConsoleRoutes(to router: Router<BasicRequestContext>) {
        router.get("/") { _, _ in Self.redirect(to: "console") }
        router.get(RouterPath(ConsolePath.root)) { request, _ in
            // Addresses within the page are relative, so that it also works below a proxy's path.
            guard !request.uri.path.hasSuffix("/") else { return Self.redirect(to: "../console") }
            return Self.file(ConsoleFile.page)
        }
        router.get(RouterPath("\(ConsolePath.root)/:file")) { _, context in Self.file(context.parameters.text("file")) }
    }

    private static func file(_ name: String) -> Response {
        guard let file = ConsoleFile.all[name] else {
            return Response.problem(.notFound, "the console has no '\(name)'; it is at /console")
        }
        var headers: HTTPFields = [.contentType: file.type]
        if let name = HTTPField.Name("Content-Security-Policy") { headers[name] = ConsolePath.contentPolicy }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: file.content))
    }

    private static func redirect(to place: String) -> Response {
        Response(status: .found, headers: [.location: place])
    }
}

/// The paths of the console, which hold nothing that is secret.
enum ConsolePath {
    static let root = "/console"

    /// Everything comes from this port, nothing is written as text into the page, and no form leaves it: one that a
    /// script does not take would put the token into an address.
    static let contentPolicy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'
        """

    static func contains(_ path: String) -> Bool { path == "/" || path == root || path.hasPrefix("\(root)/") }
}
