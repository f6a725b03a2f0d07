import EventData
import LocalCluster
import Logging
import Simulation
import Testing

/// The door for callers in the same process.
@Suite struct ReplyTests {
    private func open(
        _ directory: String,
        _ change: (inout LocalClusterServer.Limits) -> Void = { _ in }
    ) throws -> LocalClusterServer {
        var configuration = LocalClusterServer.Configuration(database: directory + "/cluster.db", port: 0)
        change(&configuration.limits)
        return try LocalClusterServer(configuration, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func said(
        _ cluster: LocalClusterServer,
        _ method: String,
        _ path: String,
        _ body: String = "",
        type: String = "application/json"
    ) async throws -> [String] {
        let reply = try #require(await cluster.reply(to: method, path, contentType: type, body: Array(body.utf8)))
        let json = try JSON(parsing: reply.body)
        return ["\(reply.status)", json["reason"]?.string ?? json.at("metadata", "name")?.string ?? ""]
    }

    @Test func `a caller in this process gets the answers of the API, before anything listens`() async throws {
        try await withDirectory { directory in
            let cluster = try open(directory)
            let text = workflow(#"{"name":"a"}"#)
            #expect(try await said(cluster, "POST", workflows, text) == ["201", "a"])
            #expect(try await said(cluster, "POST", workflows, text) == ["409", "AlreadyExists"])
            #expect(try await said(cluster, "POST", workflows, "{") == ["400", "BadRequest"])
            #expect(
                try await said(cluster, "POST", workflows, text, type: "text/plain") == ["415", "UnsupportedMediaType"]
            )
            #expect(try await said(cluster, "GET", workflows + "/b") == ["404", "NotFound"])
            let patch = #"{"metadata":{"labels":{"x":"y"}}}"#
            let path = workflows + "/a"
            #expect(
                try await said(cluster, "PATCH", path, patch, type: "application/merge-patch+json") == ["200", "a"]
            )
            #expect(try await said(cluster, "GET", workflows + "?labelSelector=x%3Dy") == ["200", ""])
            #expect(try await said(cluster, "DELETE", path) == ["200", ""])
            #expect(try await said(cluster, "GET", path) == ["404", "NotFound"])
        }
    }

    @Test func `a write for which no place is left says when to come back`() async throws {
        try await withDirectory { directory in
            let cluster = try open(directory) { $0.waitingWrites = 0 }
            let body = Array(workflow(#"{"name":"a"}"#).utf8)
            let reply = try #require(
                await cluster.reply(to: "POST", workflows, contentType: "application/json", body: body)
            )
            #expect(reply.status == 429)
            #expect(reply.retryAfterSeconds == 1)
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `a disk that stalls holds no caller that has given up, and the change may still be made`() async throws {
        try await withDirectory { directory in
            let disk = try Disk(for: directory)
            let cluster = try open(directory)
            let body = Array(workflow(#"{"name":"a"}"#).utf8)
            disk.closeGate()
            let call = Task { await cluster.reply(to: "POST", workflows, contentType: "application/json", body: body) }
            while !disk.isWaitedFor { await Task.yield() }
            call.cancel()
            #expect(await call.value == nil)
            disk.openGate()
            while try await said(cluster, "GET", workflows + "/a") != ["200", "a"] { await Task.yield() }
        }
    }
}
