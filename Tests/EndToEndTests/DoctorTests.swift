import BuiltGateway
import EventData
import Foundation
import LoopbackServers
import Testing

/// `signalbox doctor`: each finding says what is wrong, and what to do.
@Suite struct DoctorTests {
    private static let hook = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks}
        spec: {webhook: {push: {port: "WEBHOOK_PORT", endpoint: /push, method: POST}}}
        """

    private static let sensor = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: ci}
        spec:
          dependencies: [{name: push, eventSourceName: hooks, eventName: push}]
          triggers:
            - template:
                name: build
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: ci-}
                      spec: {arguments: {parameters: [{name: ref, value: x}]}}
                  parameters:
                    - {src: {dependencyName: push, dataKey: body.ref}, dest: spec.arguments.parameters.0.value}
        """

    private func findings(_ gateway: GatewayProcess, _ more: String...) throws -> (status: Int32, [String: JSON]) {
        let result = try Binary.run(["doctor", "-o", "json", "--admin", gateway.admin] + more)
        let rows = try JSON(parsing: result.output).array ?? []
        for row in rows where row["state"] != "ok" { #expect(row["fix"]?.string?.isEmpty == false, "\(row)") }
        return (result.status, Dictionary(rows.map { ($0["check"]?.string ?? "", $0) }) { first, _ in first })
    }

    @Test func `of a gateway that is well nothing is wrong, and a dead letter is a warning`() async throws {
        let gateway = try GatewayProcess(manifests: ["m.yaml": "\(Self.hook)\n---\n\(Self.sensor)"])
        try await gateway.start()
        let (status, well) = try findings(gateway)
        #expect(status == 0, "\(well)")
        for check in ["parts", "bus", "certificates", "permissions", "hooks", "time zones", "clock"] {
            #expect(well[check]?["state"] == "ok", "\(check): \(well)")
        }
        #expect(well["disk"]?["text"]?.string?.contains("fdatasync of \(gateway.dataDirectory.path) takes ") == true)
        #expect(well["open sources"]?["state"] == "warning")

        #expect(try await post("\(gateway.webhook)/push", #"{"no":1}"#).status == 200)
        try await eventually("a dead letter") { try self.findings(gateway).1["dead letters"] != nil }
        let text = try Binary.run(["doctor", "--admin", gateway.admin])
        #expect(text.status == 0)
        #expect(
            text.output.contains("! dead letters  there are dead letters that wait for somebody: 1\n"),
            "\(text.output)"
        )
        #expect(text.output.contains("fix: look: signalbox invocations list --dead"), "\(text.output)")
        #expect(try findings(gateway, "--strict").status == 1)
        gateway.kill()
        let gone = try Binary.run(["doctor", "--admin", gateway.admin])
        #expect(gone.status == 1 && gone.errors.contains("no gateway answers"), "\(gone.errors)")
    }

    @Test func `a certificate that ends soon, a wrong clock and missing permissions are named`() async throws {
        let certificate = try await TestCertificate(for: "IP:127.0.0.1")
        func encoded(_ text: String) -> JSON { .string(Data(text.utf8).base64EncodedString()) }
        let cluster = FakeCluster([
            // The namespace of the kubeconfig.
            "/api/v1/namespaces/ci/secrets/tls": [
                "metadata": ["name": "tls"],
                "data": ["crt": encoded(certificate.certificate), "key": encoded(certificate.key)],
            ]
        ])
        try await ScriptedServer.serving(
            script: { request, _ in
                switch request.path {
                case "/api/v1/namespaces/default":
                    let headers = ["Date": "Thu, 01 Jan 2026 00:00:00 GMT"]
                    return [.answer(200, headers: headers, body: #"{"metadata":{"name":"default"}}"#)]
                case "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews":
                    let isAllowed = !request.bodyText.contains("\"create\"")
                    return [.answer(201, body: #"{"status":{"allowed":\#(isAllowed)}}"#)]
                default: return [cluster.answer(request)]
                }
            },
            while: { server in
                let secrets = "serverCertSecret: {name: tls, key: crt}, serverKeySecret: {name: tls, key: key}"
                let hook = Self.hook.replacing("method: POST", with: "method: POST, \(secrets)")
                let gateway = try GatewayProcess(manifests: ["m.yaml": "\(hook)\n---\n\(Self.sensor)"])
                let kubeconfig = gateway.directory.appending(path: "kubeconfig")
                try ClusterTests.kubeconfig(server: server.url).write(to: kubeconfig, atomically: true, encoding: .utf8)
                gateway.command += ["--cluster", "kubeconfig", "--kubeconfig", kubeconfig.path]
                try await gateway.start()
                let (status, found) = try findings(gateway)
                #expect(status == 1)
                #expect(found["certificates"]?["state"] == "warning", "\(found)")
                #expect(found["certificates"]?["text"]?.string?.hasSuffix("; days left: 1") == true, "\(found)")
                #expect(found["clock"]?["state"] == "error", "\(found)")
                #expect(
                    found["permissions"]?["text"]
                        == "the gateway may not create workflows.argoproj.io in namespace ci",
                    "\(found)"
                )
            }
        )
    }
}
