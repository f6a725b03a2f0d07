import BuiltGateway
import EventData
import Foundation
import Testing

/// `signalbox trace`: from any id on the way to the steps of the Workflow.
@Suite struct TraceTests {
    private static let manifest = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks}
        spec: {webhook: {push: {port: "WEBHOOK_PORT", endpoint: /push, method: POST}}}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: ci}
        spec:
          dependencies:
            - name: push
              eventSourceName: hooks
              eventName: push
              filters: {data: [{path: body.ref, type: string, value: [main]}]}
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
                        entrypoint: all
                        templates:
                          - name: all
                            steps: [[{name: compile, template: say}], [{name: check, template: fail}]]
                          - {name: say, container: {image: busybox, command: [echo, hello]}}
                          - {name: fail, container: {image: busybox, command: [sh, -c, exit 3]}}
        """

    @Test func `an event, its invocation and its Workflow lead to the same trace, down to the steps`() async throws {
        let gateway = try GatewayProcess(manifests: ["m.yaml": Self.manifest])
        gateway.runner = nil
        try await gateway.start(["--console-url", "https://box.example.com"])
        let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        for (id, ref) in [("good", "main"), ("odd", "dev")] {
            let headers = ["X-GitHub-Delivery": id, "traceparent": trace]
            #expect(try await post("\(gateway.webhook)/push", #"{"ref":"\#(ref)"}"#, headers: headers).status == 200)
        }
        try await eventually("ended") { try self.run("good", gateway).contains("Failed") }
        let text = try run("good", gateway)
        for line in [
            "event good: hooks/push (webhook), ", "  traceparent \(trace)",
            "  sensor default/ci, dependency push, trigger build: fired, ", ": default/ci build, succeeded: Workflow ",
            "  of event good\n", "  Workflow default/ci-", ": Failed, 1/2", "    ✔ compile\n", "    ✖ check: ",
            "  https://box.example.com/console#/invocations/",
        ] { #expect(text.contains(line), "no '\(line)' in\n\(text)") }

        let json = try JSON(parsing: try run("good", gateway, "-o", "json"))
        let invocation = try #require(json["invocations"]?.array?.first)
        let id = try #require(invocation["id"]?.string)
        let name = try #require(invocation["object"]?["name"]?.string)
        for way in [id, name, "default/\(name)"] {
            #expect(
                try JSON(parsing: try run(way, gateway, "-o", "json"))["invocations"] == json["invocations"],
                "\(way)"
            )
        }
        #expect(
            invocation["object"]?["nodes"]?.array?.compactMap { $0["displayName"]?.string }.contains("check") == true
        )

        let odd = try run("odd", gateway)
        #expect(odd.contains(#"dependency push: filtered, data[0] 'body.ref' is "dev", wanted = "main""#), "\(odd)")
        #expect(!odd.contains("invocation"))
        let none = try Binary.run(["trace", "no-such", "--admin", gateway.admin])
        #expect(none.status == 1 && none.errors.contains("no event, invocation or Workflow 'no-such'"))

        let path = "/apis/argoproj.io/v1alpha1/namespaces/default/workflows/\(name)"
        let annotations = try await get("\(gateway.cluster)\(path)").json.at("metadata", "annotations")
        #expect(annotations?["traceparent"]?.string == trace)
        #expect(annotations?["signalbox.io/events"] == "push=hooks/push/good")
        #expect(annotations?["signalbox.io/console"]?.string == "https://box.example.com/console#/invocations/\(id)")
    }

    private func run(_ id: String, _ gateway: GatewayProcess, _ more: String...) throws -> String {
        let result = try Binary.run(["trace", id, "--admin", gateway.admin] + more)
        #expect(result.status == 0, "\(result.errors)")
        return result.output
    }
}
