import EventData
import Kubernetes
import LoopbackServers
import Testing

struct CallTests {
    @Test func `every call uses its method, path and body`() async throws {
        try await ScriptedServer.serving { _, _ in
            [.answer(200, body: #"{"kind":"Thing"}"#)]
        } while: { server in
            try await withClient(ClusterConfiguration(server: server.url + "/prefix/")) { client async throws in
                #expect(try await client.get(.config) == ["kind": "Thing"])
                _ = try await client.list(.workflows, labelSelector: "a=b,c")
                _ = try await client.patch(.config, with: ["data": ["x": "1"]])
                try await client.delete(.config)
                _ = try await client.create(["metadata": ["name": "n"]], at: .configs)
            }
            #expect(
                server.received.map { "\($0.method) \($0.target) \($0.header("Content-Type") ?? "-") \($0.bodyText)" }
                    == [
                        "GET /prefix/api/v1/namespaces/ci/configmaps/a%20b - ",
                        "GET /prefix/apis/argoproj.io/v1alpha1/namespaces/ci/workflows?labelSelector=a%3Db%2Cc - ",
                        "PATCH /prefix/api/v1/namespaces/ci/configmaps/a%20b application/merge-patch+json "
                            + #"{"data":{"x":"1"}}"#,
                        "DELETE /prefix/api/v1/namespaces/ci/configmaps/a%20b - ",
                        "POST /prefix/api/v1/namespaces/ci/configmaps application/json "
                            + #"{"metadata":{"name":"n"}}"#,
                    ]
            )
        }
    }

    @Test(
        arguments: [
            (409, "AlreadyExists", .alreadyExists("m")),
            (409, "Conflict", .conflict("m")),
            (404, "NotFound", .notFound("m")),
            (422, "Invalid", .refused(status: 422, reason: "Invalid", message: "m")),
            (403, "Forbidden", .refused(status: 403, reason: "Forbidden", message: "m")),
            (401, "Unauthorized", .refused(status: 401, reason: "Unauthorized", message: "m")),
            (410, "Expired", .refused(status: 410, reason: "Expired", message: "m")),
            (307, "", .misconfigured("the server answers 307, a redirect; is 'server' the address of the API itself?")),
            (429, "TooManyRequests", .busy("429 TooManyRequests: m", retryAfter: nil)),
            (500, "InternalError", .unreachable("500 InternalError: m", retryAfter: nil)),
        ] as [(Int, String, KubernetesError)]
    )
    func `a Status becomes the error that says whether trying again helps`(
        code: Int,
        reason: String,
        expected: KubernetesError
    ) async throws {
        try await ScriptedServer.serving { _, _ in
            [.answer(code, body: status(code, reason, "m"))]
        } while: { server in
            try await withClient(ClusterConfiguration(server: server.url)) { client async throws in
                #expect(
                    await failure {
                        try await client.allowing(.zero).create(["metadata": ["name": "n"]], at: .configs)
                    } == expected
                )
            }
        }
    }

    @Test func `a page of a proxy is shown in part`() async throws {
        try await ScriptedServer.serving { _, _ in
            [.answer(418, body: String(repeating: "x", count: 9_000))]
        } while: { server in
            try await withClient(ClusterConfiguration(server: server.url)) { client async throws in
                let error = await failure { try await client.get(.config) }
                let message = String(repeating: "x", count: 300)
                #expect(error == .refused(status: 418, reason: "I'mateapot", message: message))
            }
        }
    }

    @Test func `values of Secrets and ConfigMaps are decoded, and a missing key is named`() async throws {
        try await ScriptedServer.serving { request, _ in
            request.path.contains("secrets")
                ? [.answer(200, body: #"{"data":{"token":"aHVzaA==","odd":"%"}}"#)]
                : [.answer(200, body: #"{"data":{"a":"text"},"binaryData":{"b":"aHVzaA=="}}"#)]
        } while: { server in
            try await withClient(ClusterConfiguration(server: server.url)) { client async throws in
                #expect(try await client.secret("s", key: "token", in: "ci") == Array("hush".utf8))
                #expect(try await client.configMapValue("c", key: "a", in: "ci") == Array("text".utf8))
                #expect(try await client.configMapValue("c", key: "b", in: "ci") == Array("hush".utf8))
                let missing = await failure {
                    try await client.secret("s", key: "none", in: "ci")
                }
                #expect(missing == .notFound("Secret ci/s has no key 'none'"))
            }
        }
    }
}
