import EventData
import EventSources
import Manifests
import Testing

/// Requests to Argo Server's event endpoint, and who may send them (spec/workflows.md B4–B6).
struct WorkflowEventTests {
    private func request(
        _ path: String = "/api/v1/events/ci/d",
        headers: [(String, String)] = [],
        body: String = "{}"
    ) -> HTTPRequest {
        HTTPRequest(
            method: "POST",
            path: path,
            headers: headers.map { HTTPField($0.0, $0.1) },
            body: Array(body.utf8)
        )
    }

    // MARK: The event

    @Test(arguments: [
        ("/api/v1/events/ci/d", ["ci", "d"]),
        ("/api/v1/events/ci/", ["ci", ""]),
        ("/api/v1/events//d", ["", "d"]),
        ("/api/v1/events/ci", nil),
        ("/api/v1/events/ci/d/e", nil),
        ("/api/v1/workflows/ci/d", nil),
    ])
    func `the path says namespace and discriminator, and the slash before it is needed`(
        path: String,
        parts: [String]?
    ) {
        #expect(WorkflowEventRequest(request(path)).map { [$0.namespace, $0.discriminator] } == parts)
    }

    @Test func `an event has the body, and of the headers those that begin with x-`() throws {
        let headers = [
            ("X-Foo", "a"), ("x-foo", "b"), ("Content-Type", "text/plain"), ("User-Agent", "u"),
            ("X-Gitlab-Token", "secret"),
        ]
        let event = try #require(WorkflowEventRequest(request(headers: headers, body: #"{"n": 9007199254740993}"#)))
        let emission = try event.emission(masking: WebhookClient.secretHeaders)
        #expect(
            String(decoding: emission.payload, as: UTF8.self)
                == #"{"namespace":"ci","discriminator":"d","payload":{"n":9007199254740993},"metadata":"#
                + #"{"x-foo":["a","b"],"x-gitlab-token":["*** Masked Auth Secret ***"]}}"#
        )
        #expect(emission.type == "workflowEvents")
        #expect(emission.identity == nil)
    }

    @Test func `a body that is no JSON is refused`() throws {
        for body in ["", "payload=%7B%7D", "{"] {
            let event = try #require(WorkflowEventRequest(request(body: body)))
            #expect(throws: JSONSyntaxError.self) { try event.emission(masking: []) }
        }
    }

    @Test func `a delivery is known by its id, each discriminator for itself`() throws {
        func identity(_ path: String, _ name: String, _ body: String = "{}") throws -> String? {
            let event = try #require(WorkflowEventRequest(request(path, headers: [(name, "i")], body: body)))
            return try event.emission(masking: []).identity
        }
        #expect(try identity("/api/v1/events/ci/d", "X-GitHub-Delivery") == "d/i")
        #expect(try identity("/api/v1/events/ci/", "X-GitHub-Delivery", "[]") == "i")
        #expect(try identity("/api/v1/events/ci/", "Idempotency-Key") == "i")
        for name in ["X-Gitlab-Event-UUID", "X-Request-UUID", "X-Request-Id"] {
            let first = try identity("/api/v1/events/ci/d", name)
            #expect(first?.hasPrefix("d/i/") == true)
            #expect(try identity("/api/v1/events/ci/d", name) == first)
            // Who gives one id to several events loses none.
            #expect(try identity("/api/v1/events/ci/d", name, "[]") != first)
        }
    }

    // MARK: Webhook clients

    private func code(_ body: String, key: String = "k") -> String {
        hexadecimal(hmacSHA256(Array(body.utf8), key: Array(key.utf8)))
    }

    private func isSender(_ type: String, _ headers: [(String, String)], _ body: String = "{}") throws -> Bool {
        try WebhookClient(account: "a", text: "{type: \(type), secret: k}")
            .isSender(of: request(headers: headers, body: body), now: Timestamp(seconds: 0))
    }

    @Test func `each type has its own proof, over the bytes as they came`() throws {
        let signed = ("X-Hub-Signature-256", "sha256=\(code("{}"))")
        #expect(try isSender("github", [signed, ("X-GitHub-Event", "push")]))
        #expect(try isSender("github", [signed, ("X-GitHub-Event", "an event that nobody knew then")]))
        #expect(try !isSender("github", [signed], "{ }"))
        #expect(try !isSender("github", []))
        #expect(try isSender("gitlab", [("X-Gitlab-Token", "k")]))
        #expect(try !isSender("gitlab", [("X-Gitlab-Token", "K")]))
        #expect(try isSender("bitbucket", [("X-Hook-UUID", "k")]))
        #expect(try !isSender("bitbucket", [("X-Hook-UUID", "")]))
        #expect(try isSender("bitbucketserver", [("X-Hub-Signature", "sha256=\(code("{}"))")]))
        #expect(try !isSender("bitbucketserver", [("X-Hub-Signature", "sha")]))
        #expect(try !isSender("github", [("X-Gitlab-Token", "k")]))
    }

    @Test(arguments: [
        ("{type: github, secret: ''}", "has an empty secret, so that anybody could act as it"),
        ("{type: github}", "has an empty secret, so that anybody could act as it"),
        ("{type: gitea, secret: k}", "has the type 'gitea'"),
        ("{secret: k}", "has the type ''"),
        ("k", "is no YAML mapping"),
        ("{type: github, secret: [", "is no YAML mapping"),
    ])
    func `an entry that Argo takes for no check, or crashes on, is refused when it is read`(
        text: String,
        problem: String
    ) {
        let error = #expect(throws: WebhookClientProblem.self) { try WebhookClient(account: "a", text: text) }
        #expect(error?.problem == problem)
    }
}
