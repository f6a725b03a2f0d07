import BuiltGateway
import EventData
import Foundation
import Testing

/// Argo Server's event endpoint in the built program, with WorkflowEventBindings from files.
@Suite struct ArgoDoorTests {
    private let manifests = """
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowEventBinding
        metadata: {name: build}
        spec:
          event: {selector: discriminator == "push" && payload.ref != ""}
          submit:
            workflowTemplateRef: {name: build}
            arguments: {parameters: [{name: message, valueFrom: {event: payload.message}}]}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowEventBinding
        metadata: {name: broken}
        spec:
          event: {selector: payload.a.b == 1}
          submit: {workflowTemplateRef: {name: build}}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowEventBinding
        metadata: {name: named}
        spec:
          event: {selector: discriminator == "named"}
          submit:
            workflowTemplateRef: {name: build}
            metadata: {name: '"run-" + payload.id'}
        """

    private let template = """
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowTemplate
        metadata: {name: build}
        spec: {arguments: {parameters: [{name: message, value: none}]}}
        """

    /// A gateway that has the template, with its door.
    private func gateway(
        _ options: [String],
        more: [String: String] = [:]
    ) async throws -> (process: GatewayProcess, url: String) {
        let gateway = try GatewayProcess(manifests: more.merging(["bindings.yaml": manifests]) { $1 })
        try template.write(to: gateway.directory.appending(path: "t.yaml"), atomically: true, encoding: .utf8)
        try await gateway.start(["--argo-port", "\(gateway.ports.webhook)"] + options)
        let made = try gateway.kubectl("create", "-f", gateway.directory.appending(path: "t.yaml").path)
        #expect(made.status == 0, "\(made.errors)")
        return (gateway, "\(gateway.webhook)/api/v1/events")
    }

    private func outcomes(_ answer: Answer) throws -> [String: JSON] {
        let bindings = try answer.json["bindings"]?.array ?? []
        return Dictionary(bindings.map { ($0["name"]?.string ?? "", $0) }) { $1 }
    }

    @Test func `an event names what each binding makes of it, and the Workflow comes to be under that name`()
        async throws
    {
        let (gateway, url) = try await gateway(["--argo-anonymous"])
        let body = #"{"ref":"main","message":"a \"quoted\"\nline"}"#
        let headers = ["X-GitHub-Delivery": "delivery-1"]
        let answer = try await post("\(url)/default/push", body, headers: headers)
        #expect(answer.status == 200, "\(answer.body)")
        let bindings = try outcomes(answer)
        #expect(bindings["named"]?["outcome"] == "notMatched")
        #expect(bindings["broken"]?["outcome"] == "failed")
        #expect(bindings["broken"]?["message"]?.string?.contains("nil has no member 'b'") == true)
        #expect(bindings["build"]?["outcome"] == "matched")
        let name = try #require(bindings["build"]?.at("workflow", "name")?.string)
        #expect(name.hasPrefix("build-"))
        try await eventually("submitted") { try await gateway.workflows().count == 1 }
        let workflow = try #require(try await gateway.workflows().first)
        #expect(workflow.at("metadata", "name")?.string == name)
        #expect(workflow.workflowArguments == ["message": "a \"quoted\"\nline"])
        let label = workflow.at("metadata", "labels", "workflows.argoproj.io/workflow-event-binding")
        #expect(label == "build")

        let again = try await post("\(url)/default/push", body, headers: headers)
        #expect(try again.json.at("event", "duplicate") == true)
        let second = try outcomes(again)["build"]
        #expect(second?.at("workflow", "name")?.string == name)
        #expect(second?["state"] == "succeeded")
        #expect(try await gateway.workflows().count == 1)
    }

    @Test func `two events that give one name are one Workflow and no failure`() async throws {
        let (gateway, url) = try await gateway(["--argo-anonymous"])
        for _ in 1...2 {
            let answer = try await post("\(url)/default/named", #"{"id":"7","a":{}}"#)
            #expect(try outcomes(answer)["named"]?.at("workflow", "name") == "run-7")
        }
        try await eventually("both done") {
            let invocations = try await gateway.admin("/api/invocations").array ?? []
            return invocations.map { $0["state"]?.string } == ["succeeded", "succeeded"]
        }
        #expect(try await gateway.workflows().map { $0.at("metadata", "name") } == ["run-7"])
    }

    @Test func `a caller proves itself by a token or as a webhook client, and nobody else is let in`() async throws {
        let tokens = FileManager.default.temporaryDirectory.appending(path: "tokens-\(UUID().uuidString)")
        let token = "token-of-sixteen-and-more"
        try "# ours\n\(token)\n".write(to: tokens, atomically: true, encoding: .utf8)
        defer { _ = Result { try FileManager.default.removeItem(at: tokens) } }
        let (gateway, url) = try await gateway(["--argo-token-file", tokens.path])
        let event = "\(url)/default/push"
        let stranger = try await post(event, "{}")
        #expect(stranger.status == 403)
        #expect(try stranger.json["message"] == "failed to process webhook request")
        #expect(try await post(event, "{}", headers: ["Authorization": "Bearer \(token)"]).status == 200)
        #expect(try await post(event, "{}", headers: ["Authorization": "Bearer \(token)x"]).status == 401)

        let entries = ["ci={type: github, secret: k}", "bad={type: gitea, secret: k}"].map { "--from-literal=\($0)" }
        let made = try gateway.kubectl(
            "create",
            "secret",
            "generic",
            "argo-workflows-webhook-clients",
            entries[0],
            entries[1]
        )
        #expect(made.status == 0, "\(made.errors)")
        let signature = hexadecimal(hmacSHA256(Array("{}".utf8), key: Array("k".utf8)))
        let signed = ["X-Hub-Signature-256": "sha256=\(signature)"]
        try await eventually("let in") { try await post(event, "{}", headers: signed).status == 200 }
        #expect(try await post(event, "{ }", headers: signed).status == 401)
        // A token that is wrong is not made up for by a signature.
        let both = signed.merging(["Authorization": "Bearer wrong"]) { $1 }
        #expect(try await post(event, "{}", headers: both).status == 401)
        #expect(gateway.logText.contains("'bad' has the type 'gitea'"))
    }

    @Test func `what is no event is told what is wrong`() async throws {
        let (gateway, url) = try await gateway(["--argo-anonymous"])
        #expect(try await post("\(url)/default", "{}").status == 404)
        #expect(try await post("\(url)/default/d", "a=b").status == 400)
        #expect(try await post("\(url)/De_fault/d", "{}").status == 400)
        let large = "\"\(String(repeating: "a", count: 2 << 20))\""
        #expect(try await post("\(url)/default/d", large).status == 413)
        #expect(gateway.isRunning)
    }

    @Test func `an event for all namespaces is one event, and the bindings of each take it once`() async throws {
        let other = """
            apiVersion: argoproj.io/v1alpha1
            kind: WorkflowEventBinding
            metadata: {name: other, namespace: team-b}
            spec:
              event: {selector: discriminator == "push"}
              submit: {workflowTemplateRef: {name: build}}
            """
        let (gateway, url) = try await gateway(["--argo-anonymous"], more: ["other.yaml": other])
        try template.replacing("{name: build}", with: "{name: build, namespace: team-b}")
            .write(to: gateway.directory.appending(path: "u.yaml"), atomically: true, encoding: .utf8)
        let made = try gateway.kubectl("create", "-f", gateway.directory.appending(path: "u.yaml").path)
        #expect(made.status == 0, "\(made.errors)")
        for isDuplicate in [false, true] {
            let headers = ["X-GitHub-Delivery": "to-all"]
            let answer = try await post("\(url)//push", #"{"ref":"x","message":"m","a":{}}"#, headers: headers)
            #expect(try answer.json.at("event", "duplicate") == .bool(isDuplicate), "\(answer.body)")
            let bindings = try outcomes(answer)
            #expect(bindings["build"]?["outcome"] == "matched")
            #expect(bindings["other"]?.at("workflow", "namespace") == "team-b")
        }
        for namespace in ["default", "team-b"] {
            try await eventually("submitted in \(namespace)") {
                try await gateway.workflows(namespace: namespace).count == 1
            }
        }
        #expect(try await gateway.admin("/api/invocations").array?.count == 2)
        #expect(try await gateway.admin("/api/events").array?.count == 1)
    }
}
