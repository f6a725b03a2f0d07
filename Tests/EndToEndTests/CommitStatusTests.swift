import BuiltGateway
import EventData
import LoopbackServers
import Testing

/// A push whose commit is told what became of its Workflow, by the built program.
@Suite struct CommitStatusTests {
    private func manifests(_ github: String, more: String = "") -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hub}
        spec:
          github:
            push:
              webhook: {endpoint: /github, port: "WEBHOOK_PORT", insecure: true}
              organizations: [octo]
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: ci}
        spec:
          dependencies:
            - {name: push, eventSourceName: hub, eventName: push}
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
                      spec:
                        entrypoint: main
                        templates: [{name: main, container: {image: any, command: [build]}}]
              commitStatus:
                token: {name: hub, key: token}
                baseURL: \(github)
                \(more)
        """
    }

    @Test func `a commit is told that its Workflow runs, and that it has succeeded`() async throws {
        try await ScriptedServer.serving(script: { _, _ in [.answer(201, body: "{}")] }) { (github) async throws in
            let link = "link: https://console.example.com/{namespace}/{name}"
            let gateway = try GatewayProcess(manifests: ["ci.yaml": manifests(github.url, more: link)])
            try await gateway.start()
            let made = try gateway.kubectl("create", "secret", "generic", "hub", "--from-literal=token=ghp_1")
            #expect(made.status == 0, "\(made.errors)")
            let sha = "6113728f27ae82c7b1a177c8d03f9e96e0adf246"
            let push = #"{"after":"\#(sha)","repository":{"full_name":"octo/app"}}"#
            let headers = ["X-GitHub-Event": "push", "X-GitHub-Delivery": "d1"]
            #expect(try await post("\(gateway.webhook)/github", push, headers: headers).status == 200)
            func states() throws -> [String?] {
                try github.received.map { try JSON(parsing: $0.body)["state"]?.string }
            }
            try await eventually("told that it runs") { try states() == ["pending"] }
            // A kill in between changes nothing but that it may be told again.
            gateway.kill()
            try await gateway.start()
            let workflow = try #require(try await gateway.workflows().first?.at("metadata", "name")?.string)
            // As the controller of Argo Workflows has it then.
            let patch = #"{"status":{"phase":"Succeeded"}}"#
            let ended = try gateway.kubectl("patch", "workflow", workflow, "--type", "merge", "-p", patch)
            #expect(ended.status == 0, "\(ended.errors)")
            try await eventually("told the end", within: .seconds(60)) { try states().last == "success" }
            #expect(try states().dropLast().allSatisfy { $0 == "pending" })
            #expect(Set(github.received.map(\.target)) == ["/repos/octo/app/statuses/\(sha)"])
            let last = try JSON(parsing: try #require(github.received.last).body)
            #expect(last["context"] == "ci/build")
            #expect(last["target_url"]?.string == "https://console.example.com/default/\(workflow)")
            try await eventually("both are done") {
                let all = try await gateway.admin("/api/invocations").array ?? []
                return all.count == 2 && all.allSatisfy { $0["state"] == "succeeded" }
            }
            #expect(try await gateway.workflows().count == 1)
            // The whole way is one question, from the delivery as from the Workflow.
            for id in ["d1", workflow] {
                let trace = try Binary.run(["trace", id, "--admin", gateway.admin]).output
                #expect(trace.contains("  status of commit \(sha): succeeded "), "\(trace)")
                #expect(trace.contains("  Workflow default/\(workflow): Succeeded"), "\(trace)")
            }
            #expect(!gateway.logText.contains("ghp_1") && !gateway.logText.contains("under pressure"))
        }
    }

    @Test func `without a link of its own a status leads to the invocation in the console`() async throws {
        try await ScriptedServer.serving(script: { _, _ in [.answer(201, body: "{}")] }) { (github) async throws in
            let gateway = try GatewayProcess(manifests: ["ci.yaml": manifests(github.url)])
            try await gateway.start(["--console-url", "https://signalbox.example.com/"])
            let made = try gateway.kubectl("create", "secret", "generic", "hub", "--from-literal=token=ghp_1")
            #expect(made.status == 0, "\(made.errors)")
            let push =
                #"{"after":"6113728f27ae82c7b1a177c8d03f9e96e0adf246","repository":{"full_name":"octo/app"}}"#
            let headers = ["X-GitHub-Event": "push", "X-GitHub-Delivery": "d1"]
            #expect(try await post("\(gateway.webhook)/github", push, headers: headers).status == 200)
            try await eventually("told") { !github.received.isEmpty }
            let status = try JSON(parsing: try #require(github.received.first).body)
            let invocations = try await gateway.admin("/api/invocations").array ?? []
            let main = try #require(invocations.first { $0["trigger"] == "build" }?["id"]?.string)
            let link = "https://signalbox.example.com/console#/invocations/\(main)"
            #expect(status["target_url"]?.string == link)
            // Where it leads there is something: the page, and what the page asks for.
            #expect(try await get("\(gateway.admin)/console").status == 200)
            let shown = try await gateway.admin("/api/invocations/\(main)")
            #expect(shown["kind"] == "argoWorkflow")
            #expect(shown["events"]?.array?.map { $0["id"]?.string } == ["d1"])
        }
    }
}
