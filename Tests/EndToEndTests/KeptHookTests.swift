import BuiltGateway
import EventData
import Foundation
import LoopbackServers
import Synchronization
import Testing

/// Hooks that the built program keeps at a GitLab which it calls over HTTP.
@Suite struct KeptHookTests {
    private func manifest(_ gitlab: String) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: forge}
        spec:
          gitlab:
            push:
              webhook: {endpoint: /gitlab, port: "WEBHOOK_PORT", url: "http://127.0.0.1:WEBHOOK_PORT"}
              projects: [octo/app]
              events: [PushEvents]
              gitlabBaseURL: \(gitlab)
              accessToken: {name: forge, key: api}
              secretToken: {name: forge, key: hook}
        """
    }

    private func hooks(_ gateway: GatewayProcess, _ arguments: String...) async throws -> Binary.Result {
        try await Binary.runAside(["hooks"] + arguments + ["--admin", gateway.admin])
    }

    @Test func `a hook is made, what it did not deliver comes after all, and it is deleted on request`() async throws {
        let gitlab = SmallGitLab()
        try await ScriptedServer.serving(script: { request, _ in [gitlab.answer(request)] }) {
            (server) async throws in
            let gateway = try GatewayProcess(manifests: ["forge.yaml": manifest(server.url)])
            gitlab.lose("push-1", url: "\(gateway.webhook)/gitlab?signalbox=default.forge.push")
            try await gateway.start()
            let made = try gateway.kubectl(
                "create",
                "secret",
                "generic",
                "forge",
                "--from-literal=api=glpat-1",
                "--from-literal=hook=s3cret"
            )
            #expect(made.status == 0, "\(made.errors)")
            // The first look failed for want of the Secret; the next is a minute later, so a restart is faster.
            _ = gateway.interrupt()
            try await gateway.start()
            try await eventually("asked again") { gitlab.current.resent == [41] }
            let hook = try #require(gitlab.current.hooks.first)
            #expect(hook["url"]?.string == "\(gateway.webhook)/gitlab?signalbox=default.forge.push")
            #expect(gitlab.current.hooks.count == 1 && gitlab.current.tokens == ["glpat-1"])
            // As GitLab does it then.
            let headers = ["Idempotency-Key": "push-1", "X-Gitlab-Token": "s3cret", "X-Gitlab-Event": "Push Hook"]
            let url = try #require(hook["url"]?.string)
            #expect(try await post(url, #"{"object_kind":"push"}"#, headers: headers).status == 200)
            #expect(try await gateway.admin("/api/events").array?.map { $0["id"]?.string } == ["push-1"])

            let listed = try await hooks(gateway, "list", "forge", "-o", "json")
            let rows = try JSON(parsing: Array(listed.output.utf8)).array ?? []
            #expect(rows.map { $0["report"]?.string } == ["1 missing in 168 h"])
            #expect(rows.map { $0["source"]?.string } == ["default/forge/push"])
            #expect(try await hooks(gateway, "delete", "nobody").status == 1)

            try await deleteAndKeepAgain(gateway, gitlab)
            #expect(!gateway.logText.contains("glpat-1") && !gateway.logText.contains("s3cret"))
        }
    }

    private func deleteAndKeepAgain(_ gateway: GatewayProcess, _ gitlab: SmallGitLab) async throws {
        let deleted = try await hooks(gateway, "delete", "forge", "--event", "push")
        #expect(deleted.output == "default/forge/push: octo/app: 1 deleted\n")
        #expect(deleted.status == 0 && gitlab.current.hooks.isEmpty)
        _ = gateway.interrupt()
        let before = gitlab.current.lists
        try await gateway.start()
        try await eventually("looked again") { gitlab.current.lists > before }
        #expect(gitlab.current.hooks.isEmpty, "none is made again, also not after a restart")
        #expect(gateway.logText.contains("hooks are not kept: they were deleted on request"))

        let again = try await hooks(gateway, "keep", "forge")
        #expect(again.output == "default/forge/push: kept again, within a minute\n")
        _ = gateway.interrupt()
        try await gateway.start()
        try await eventually("made again") { gitlab.current.hooks.count == 1 }
    }
}

/// Hooks of one project, and one delivery that nobody took.
private final class SmallGitLab: Sendable {
    struct State {
        var hooks: [JSON] = []
        var lost: JSON?
        var resent: [Int] = []
        var lists = 0
        var tokens: Set<String> = []
        var nextID = 7
    }

    private let state = Mutex(State())

    var current: State { state.withLock { $0 } }

    func lose(_ key: String, url: String) {
        let event: JSON = [
            "id": 41, "url": .string(url), "trigger": "push_hooks", "response_status": "internal error",
            "request_headers": ["Idempotency-Key": .string(key)], "request_data": ["object_kind": "push"],
        ]
        state.withLock { $0.lost = event }
    }

    func answer(_ request: Received) -> Step {
        state.withLock { state in
            state.tokens.insert(request.headers.first { $0.name.lowercased() == "private-token" }?.value ?? "")
            let path = request.path.replacing("/api/v4/projects/octo%2Fapp/hooks", with: "")
            switch (request.method, path) {
            case ("GET", ""):
                state.lists += 1
                return .answer(200, body: JSON.array(state.hooks).text)
            case ("POST", ""):
                guard var hook = try? JSON(parsing: request.body) else { return .answer(400) }
                hook["id"] = .number(JSONNumber(state.nextID))
                hook["token"] = nil
                hook["token_present"] = true
                hook["alert_status"] = "executable"
                state.nextID += 1
                state.hooks.append(hook)
                return .answer(201, body: hook.text)
            case ("GET", let path) where path.hasSuffix("/events"):
                return .answer(200, body: JSON.array(state.lost.map { [$0] } ?? []).text)
            case ("POST", let path) where path.hasSuffix("/events/41/resend"):
                state.resent.append(41)
                return .answer(201, body: #"{"response_status":200}"#)
            case ("DELETE", let path):
                state.hooks.removeAll { "/\($0["id"]?.text ?? "")" == path }
                return .answer(204)
            default: return .answer(404)
            }
        }
    }
}
