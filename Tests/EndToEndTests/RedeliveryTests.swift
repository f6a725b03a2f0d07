import BuiltGateway
import EventData
import Foundation
import LoopbackServers
import Synchronization
import Testing

/// Deliveries that a provider made while the built program was dead.
@Suite struct RedeliveryTests {
    @Test(arguments: SmallForge.Kind.allCases)
    func `what came while the gateway was killed is asked for once, and stored once`(kind: SmallForge.Kind) async throws
    {
        let forge = SmallForge(kind)
        try await ScriptedServer.serving(script: { request, _ in [forge.answer(request)] }) { (server) async throws in
            let gateway = try GatewayProcess(manifests: ["forge.yaml": kind.manifest(server.url)])
            try await gateway.start()
            let made = try gateway.kubectl(
                "create",
                "secret",
                "generic",
                "forge",
                "--from-literal=api=token-1",
                "--from-literal=hook=s3cret"
            )
            #expect(made.status == 0, "\(made.errors)")
            // The first look failed for want of the Secret; the next is a minute later, so a restart is faster.
            gateway.kill()
            try await gateway.start()
            try await eventually("a hook is made") { forge.current.hook != nil }

            #expect(try await forge.deliver("push-1") == 200)
            gateway.kill()
            #expect(try await forge.deliver("push-2") == nil, "nobody is there")
            #expect(try await forge.deliver("push-3") == nil)
            try await gateway.start()
            try await eventually("both are asked for") { Set(forge.current.asked) == ["push-2", "push-3"] }
            for delivery in ["push-2", "push-3", "push-3"] { #expect(try await forge.deliver(delivery) == 200) }

            // Killed once more, it finds that nothing is missing, and asks for nothing.
            gateway.kill()
            let before = forge.current.comparisons
            try await gateway.start()
            try await eventually("compared again") { forge.current.comparisons > before }
            try await eventually("told") {
                let rows = try await gateway.admin("/api/hooks").array ?? []
                return rows.map { $0["report"]?.string ?? "" } == ["0 missing in \(kind.hours) h"]
            }
            #expect(forge.current.asked.count == 2)
            let stored = try await gateway.admin("/api/events").array?.compactMap { $0["id"]?.string } ?? []
            #expect(stored.sorted() == ["push-1", "push-2", "push-3"])
            #expect(!gateway.logText.contains("token-1") && !gateway.logText.contains("s3cret"))
        }
    }
}

/// A provider with one repository and one hook, which delivers to that hook and keeps a list of how it went.
final class SmallForge: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case github, gitlab

        /// How far back it looks after a start.
        var hours: Int { self == .github ? 72 : 168 }

        func manifest(_ url: String) -> String {
            let hook = #"webhook: {endpoint: /forge, port: "WEBHOOK_PORT", url: "http://127.0.0.1:WEBHOOK_PORT"}"#
            let own =
                switch self {
                case .github:
                    "repositories: [{owner: octo, names: [app]}], events: [push], active: true, "
                        + "githubBaseURL: \(url), githubUploadURL: \(url), "
                        + "apiToken: {name: forge, key: api}, webhookSecret: {name: forge, key: hook}"
                case .gitlab:
                    "projects: [octo/app], events: [PushEvents], gitlabBaseURL: \(url), "
                        + "accessToken: {name: forge, key: api}, secretToken: {name: forge, key: hook}"
                }
            return """
                apiVersion: argoproj.io/v1alpha1
                kind: EventSource
                metadata: {name: forge}
                spec:
                  \(rawValue):
                    push: {\(hook), \(own)}
                """
        }

        fileprivate var hooks: String {
            self == .github ? "/repos/octo/app/hooks" : "/api/v4/projects/octo%2Fapp/hooks"
        }
        fileprivate var deliveries: String { self == .github ? "/7/deliveries" : "/7/events" }
        fileprivate var again: String { self == .github ? "/attempts" : "/resend" }

        fileprivate func headers(_ delivery: String, _ body: String) -> [String: String] {
            switch self {
            case .github:
                let code = hexadecimal(hmacSHA256(Array(body.utf8), key: Array("s3cret".utf8)))
                return [
                    "X-GitHub-Delivery": delivery, "X-GitHub-Event": "push", "X-Hub-Signature-256": "sha256=\(code)",
                ]
            case .gitlab: return ["Idempotency-Key": delivery, "X-Gitlab-Token": "s3cret"]
            }
        }
    }

    struct State {
        var hook: JSON?
        /// The newest first, as providers list them.
        var deliveries: [JSON] = []
        var asked: [String] = []
        var comparisons = 0
    }

    /// Its deliveries are this much older than they are: what is younger than a minute may still be on its way.
    private static let age = 120.0

    private let kind: Kind
    private let state = Mutex(State())

    init(_ kind: Kind) { self.kind = kind }

    var current: State { state.withLock { $0 } }

    /// Sends a push to the hook, and notes how that went; nil when nobody took it.
    func deliver(_ name: String) async throws -> Int? {
        let place = kind == .github ? current.hook?.at("config", "url") : current.hook?["url"]
        guard let url = place?.string else { throw EndToEndError("there is no hook to deliver to") }
        let body = #"{"after":"\#(name)"}"#
        var status: Int?
        do { status = try await post(url, body, headers: kind.headers(name, body), client: .impatient).status } catch {
            status = nil
        }
        let time = Date(timeIntervalSinceNow: -Self.age).ISO8601Format()
        state.withLock { state in
            let id = JSON.number(JSONNumber(state.deliveries.count + 1))
            let entry: JSON =
                switch kind {
                case .github:
                    [
                        "id": id, "guid": .string(name), "delivered_at": .string(time), "event": "push",
                        "status_code": .number(JSONNumber(status ?? 0)),
                    ]
                case .gitlab:
                    [
                        "id": id, "request_headers": ["Idempotency-Key": .string(name)],
                        "response_status": .string(status.map { String($0) } ?? "internal error"),
                    ]
                }
            state.deliveries.insert(entry, at: 0)
        }
        return status
    }

    func answer(_ request: Received) -> Step {
        state.withLock { state in
            guard request.path.hasPrefix(kind.hooks) else { return .answer(404) }
            let rest = String(request.path.dropFirst(kind.hooks.count))
            switch (request.method, rest) {
            case ("GET", ""): return .answer(200, body: JSON.array(state.hook.map { [$0] } ?? []).text)
            case ("POST", ""):
                guard var hook = try? JSON(parsing: request.body) else { return .answer(400) }
                hook["id"] = 7
                if var config = hook["config"] {
                    config["secret"] = "********"
                    hook["config"] = config
                } else {
                    hook["token"] = nil
                    hook["token_present"] = true
                    hook["alert_status"] = "executable"
                }
                state.hook = hook
                return .answer(201, body: hook.text)
            case ("GET", kind.deliveries):
                state.comparisons += 1
                return .answer(200, body: JSON.array(state.deliveries).text)
            case ("POST", let path) where path.hasPrefix(kind.deliveries) && path.hasSuffix(kind.again):
                let id = String(path.dropFirst(kind.deliveries.count + 1).dropLast(kind.again.count))
                guard let known = state.deliveries.first(where: { $0["id"]?.text == id }) else { return .answer(404) }
                let name = known["guid"] ?? known.at("request_headers", "Idempotency-Key")
                state.asked.append(name?.string ?? "")
                return .answer(202, body: "{}")
            default: return .answer(404)
            }
        }
    }
}
