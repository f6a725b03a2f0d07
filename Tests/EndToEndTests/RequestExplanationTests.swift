import BuiltGateway
import EventData
import Foundation
import Testing

/// `signalbox explain --request`: what a request comes to that was refused, or would be.
@Suite struct RequestExplanationTests {
    private static let manifest = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks}
        spec:
          webhook:
            signed:
              port: "WEBHOOK_PORT"
              endpoint: /signed
              method: POST
              filter: {expression: "body.size < 10"}
              verify: {recipe: github, secret: {name: hooks, key: github}}
            open: {port: "WEBHOOK_PORT", endpoint: /open, method: POST}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: ci}
        spec:
          dependencies:
            - name: push
              eventSourceName: hooks
              eventName: signed
              filters: {data: [{path: body.ref, type: string, value: [main]}]}
          triggers: [{template: {name: tell, log: {}}}]
        """
    private static let secret = "a secret of this test"

    @Test func `it says what was verified, what is answered, and what each sensor would see`() async throws {
        let gateway = try GatewayProcess(manifests: ["m.yaml": Self.manifest])
        try await gateway.start()
        let value = Data(Self.secret.utf8).base64EncodedString()
        let object = "{apiVersion: v1, kind: Secret, metadata: {name: hooks}, data: {github: \(value)}}"
        #expect(try Binary.run(["apply", "-f", "-", "--server", gateway.cluster], input: object).status == 0)

        let body = #"{"ref":"dev","size":3}"#
        let good = signed(body)
        let wrong = try explain(gateway, "POST /signed HTTP/1.1\r\nX-Hub-Signature-256: sha256=00\r\n\r\n\(body)")
        for line in ["  ✘ verification", "not verified: ", "would be answered 401: ", "  no event comes of it"] {
            #expect(wrong.contains(line), "no '\(line)' in\n\(wrong)")
        }
        #expect(!wrong.contains(good), "it tells the signature that would have been right")

        let right = try explain(
            gateway,
            "POST /signed HTTP/1.1\r\nX-Hub-Signature-256: \(good)\r\nX-GitHub-Delivery: d1\r\n\r\n\(body)"
        )
        for line in [
            "  ✔ verification", "would be answered 200: ", "event d1 (webhook)", "sensor default/ci",
            #"    ✘ data[0] 'body.ref' is "dev", wanted = "main""#,
        ] { #expect(right.contains(line), "no '\(line)' in\n\(right)") }

        let large = #"{"ref":"main","size":30}"#
        let kept = try explain(
            gateway,
            "POST /signed HTTP/1.1\r\nX-Hub-Signature-256: \(signed(large))\r\n\r\n\(large)"
        )
        #expect(kept.contains("the EventSource's filter is not true for it"), "\(kept)")
        #expect(try await gateway.admin("/api/events").array == [])

        let lost = try Binary.run([
            "explain", "--request", try file("POST /no HTTP/1.1\r\n\r\n{}"), "--admin", gateway.admin,
        ])
        #expect(lost.status == 1 && lost.errors.contains("no event source serves /no"), "\(lost.errors)")

        let headers = ["X-Hub-Signature-256": good, "X-GitHub-Delivery": "d2"]
        #expect(try await post("\(gateway.webhook)/signed", body, headers: headers).status == 200)
        #expect(try await post("\(gateway.webhook)/open", body).status == 200)
        let proof = try Binary.run(["explain", "d2", "--admin", gateway.admin]).output
        #expect(proof.contains("  proof demanded: HMAC with sha256 in "), "\(proof)")
        let open = try Binary.run(["explain", "@latest", "--admin", gateway.admin]).output
        #expect(open.contains("  proof demanded: none, so that anybody can have sent it"), "\(open)")
    }

    private func signed(_ body: String) -> String {
        "sha256=" + hexadecimal(hmacSHA256(Array(body.utf8), key: Array(Self.secret.utf8)))
    }

    private func file(_ request: String) throws -> String {
        let url = FileManager.default.temporaryDirectory.appending(path: "request-\(UUID().uuidString).http")
        try Data(request.utf8).write(to: url)
        return url.path
    }

    private func explain(_ gateway: GatewayProcess, _ request: String) throws -> String {
        let result = try Binary.run(["explain", "--request", try file(request), "--admin", gateway.admin])
        #expect(result.status == 0, "\(result.errors)")
        return result.output
    }
}
