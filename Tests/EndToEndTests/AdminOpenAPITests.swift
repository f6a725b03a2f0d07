import BuiltGateway
import EventData
import Foundation
import Testing

/// The document that describes the admin API.
@Suite struct AdminOpenAPITests {
    @Test func `every path of the document is served, and every path that is served is in it`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let paths = try #require(try await gateway.admin("/api/openapi.json")["paths"]?.object).members
        for (path, operations) in paths where operations["get"] != nil && !path.contains("{") {
            let answer = try await get(gateway.admin + path)
            #expect(answer.status < 500 && !answer.body.contains("is not served here"), "\(path)")
        }
        let missing = try Self.served().subtracting(paths.map(\.name)).subtracting(["/api/events/tail"])
        #expect(missing.sorted() == [])
    }

    /// The routes, as the code names them.
    private static func served() throws -> Set<String> {
        let folder = Example.root.appending(path: "Sources/Gateway/Admin")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        var routes: Set<String> = []
        for file in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: #/router\.(?:get|post)\("([^"]+)"\)/#) {
                routes.insert(String(match.1).replacing(#/:([a-z]+)/#) { "{\($0.1)}" })
            }
        }
        return routes
    }
}
