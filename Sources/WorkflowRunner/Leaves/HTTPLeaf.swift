import AsyncHTTPClient
import EventData
import Expressions
import NIOHTTP1
import Workflows

/// Runs an `http` template: one request, never repeated (spec/workflows.md D9).
struct HTTPLeaf: Sendable {
    let task: LeafTask
    let tools: LeafTools

    /// Kept in the Workflow's object.
    private static let bodyLimitBytes = 256 << 10

    func run() async -> LeafResult {
        do throws(LeafProblem) {
            let block = task.template["http"] ?? .null
            let request = try await request(block)
            let seconds = block["timeoutSeconds"]?.integer
            let answer = try await tools.web.answer(
                to: request.wire,
                within: seconds.map { .seconds($0) } ?? LeafWeb.defaultTimeout,
                limit: Self.bodyLimitBytes,
                subject: request.subject
            )
            return result(answer, block)
        } catch {
            return error.result(at: tools.now())
        }
    }

    private func request(_ block: JSON) async throws(LeafProblem) -> LeafRequest {
        guard block["insecureSkipVerify"]?.bool != true else {
            throw .error("http: insecureSkipVerify is not supported here; leave it out")
        }
        var request = HTTPClientRequest(url: block.text("url"))
        let method = block.text("method")
        request.method = HTTPMethod(rawValue: method.isEmpty ? "GET" : method)
        let secrets = LeafSecrets(namespace: task.namespace, cluster: tools.cluster)
        for header in block.list("headers") {
            let value =
                if let selector = header.at("valueFrom", "secretKeyRef") {
                    try await secrets.text(selector)
                } else { header.text("value") }
            request.headers.add(name: header.text("name"), value: value)
        }
        if let bytes = block.at("bodyFrom", "bytes")?.string {
            request.body = .bytes(decodedBase64(Array(bytes.utf8)) ?? Array(bytes.utf8))
        } else if let body = block["body"]?.string, !body.isEmpty {
            request.body = .bytes(Array(body.utf8))
        }
        return LeafRequest(request)
    }

    private func result(_ answer: LeafWeb.Answer, _ block: JSON) -> LeafResult {
        let body = String(decoding: answer.body, as: UTF8.self)
        let outputs: JSON = ["result": .string(body)]
        let condition = block.text("successCondition")
        do throws(LeafProblem) {
            if condition.isEmpty {
                guard (200..<300).contains(answer.status) else {
                    throw .failed("received non-2xx response code: \(answer.status)")
                }
            } else if try !holds(condition, answer, body, block) {
                throw .failed("successCondition '\(condition)' evaluated false")
            }
        } catch { return error.result(at: tools.now(), outputs: outputs) }
        return LeafResult(.succeeded, finishedAt: tools.now(), outputs: outputs)
    }

    private func holds(_ condition: String, _ answer: LeafWeb.Answer, _ body: String, _ block: JSON)
        throws(LeafProblem) -> Bool
    {
        var headers: JSON = [:]
        for header in answer.headers {
            headers[header.name] = .array((headers[header.name]?.array ?? []) + [.string(header.value)])
        }
        let response: JSON = [
            "statusCode": .number(JSONNumber(answer.status)), "body": .string(body), "headers": headers,
        ]
        let request: JSON = [
            "method": .string(block.text("method")), "url": .string(block.text("url")),
            "body": .string(block.text("body")), "headers": .array(block.list("headers")),
        ]
        return try LeafCondition(condition, at: tools.now()).holds(["request": request, "response": response])
    }
}
