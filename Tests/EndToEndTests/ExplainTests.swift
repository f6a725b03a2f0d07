import BuiltGateway
import EventData
import Foundation
import Testing

/// `signalbox explain`: the way of an event, from its source to what was made.
@Suite struct ExplainTests {
    private static let manifest = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks}
        spec:
          webhook:
            push: {port: "WEBHOOK_PORT", endpoint: /push, method: POST}
            ok: {port: "WEBHOOK_PORT", endpoint: /ok, method: POST}
            other: {port: "WEBHOOK_PORT", endpoint: /other, method: POST}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: ci}
        spec:
          dependencies:
            - name: push
              eventSourceName: hooks
              eventName: push
              transform: {jq: '.commit = .body.after'}
              filters:
                exprs: [{expr: size < 10, fields: [{name: size, path: body.size}]}]
                data: [{path: body.ref, type: string, value: [main]}]
          triggers:
            - template:
                name: build
                k8s:
                  operation: create
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: ci-}
                      spec: {entrypoint: a, templates: [{name: a, container: {image: busybox, command: [echo]}}]}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: release}
        spec:
          dependencies:
            - {name: push, eventSourceName: hooks, eventName: push}
            - {name: ok, eventSourceName: hooks, eventName: ok}
          triggers: [{template: {name: release, conditions: push && ok, log: {}}}]
        """

    /// A gateway that was sent four events, one of which fired.
    private func prepared() async throws -> GatewayProcess {
        let gateway = try GatewayProcess(manifests: ["m.yaml": Self.manifest])
        try await gateway.start()
        func push(_ id: String, _ body: String) async throws {
            let url = "\(gateway.webhook)/push"
            #expect(try await post(url, body, headers: ["X-GitHub-Delivery": id]).status == 200)
        }
        try await push("good", #"{"ref":"main","size":3,"after":"c1"}"#)
        try await push("large", #"{"ref":"main","size":30}"#)
        try await push("odd", #"{"ref":"dev","size":30}"#)
        #expect(try await post("\(gateway.webhook)/other", "{}").status == 200)
        try await eventually("explained") { try explain("good", gateway).contains("Workflow default/ci-") }
        return gateway
    }

    private func explain(_ words: String..., gateway: GatewayProcess) throws -> String {
        let result = try Binary.run(["explain"] + words + ["--admin", gateway.admin])
        #expect(result.status == 0, "\(result.errors)")
        return result.output
    }

    private func explain(_ id: String, _ gateway: GatewayProcess) throws -> String {
        try explain(id, gateway: gateway)
    }

    private func expect(_ lines: [String], in text: String) {
        for line in lines { #expect(text.contains(line), "no '\(line)' in\n\(text)") }
    }

    @Test func `of an event it names each filter, what waits and for what, the invocation and the Workflow`()
        async throws
    {
        let gateway = try await prepared()
        let good = try explain("good", gateway)
        expect(
            [
                "sensor default/ci", "  dependency push: accepted", #""commit":"c1""#,
                "    ✔ exprs[0] 'size < 10' is true with size = 3",
                #"    ✔ data[0] 'body.ref' is "main", wanted = "main""#, "  trigger build: fired", ": succeeded",
                "      attempt 1, ", "sensor default/release", "  trigger release: held, and let go since",
                "  trigger release: replaced, by event ",
            ],
            in: good
        )

        let odd = try explain("odd", gateway)
        expect(
            [
                "  dependency push: filtered", "    ✘ exprs[0] 'size < 10' is not true with size = 30",
                #"    ✘ data[0] 'body.ref' is "dev", wanted = "main""#, "  trigger release: held for ",
                ", waits for ok",
            ],
            in: odd
        )
        #expect(!odd.contains("trigger build"))
        #expect(
            try explain("@latest", gateway).contains(
                "no sensor waits for hooks/other; sensors wait for hooks/ok, hooks/push"
            )
        )
        // The other half comes, and the newest push goes with it.
        #expect(try await post("\(gateway.webhook)/ok", "{}").status == 200)
        try await eventually("let go") {
            try explain("odd", gateway).contains("trigger release: held, and let go since")
        }
        let json = try JSON(parsing: try Binary.run(["explain", "odd", "-o", "json", "--admin", gateway.admin]).output)
        #expect(json["sensors"]?.array?.count == 2)
        let gone = try Binary.run(["explain", "none", "--admin", gateway.admin])
        #expect(gone.status == 1 && gone.errors.contains("no event 'none'"))
    }

    @Test func `of a sensor it says what came, why it was refused, and what waits`() async throws {
        let gateway = try await prepared()
        let story = try explain("--sensor", "ci", gateway: gateway)
        expect(
            [
                "sensor default/ci: fired 1 time in the last 1h", "  push: 3 events came from hooks/push",
                "  push: 2 filtered by exprs[0] 'size < 10'", "nearest: event large, ",
                "passed 1 of 2 filters: exprs[0]",
            ],
            in: story
        )
        let waiting = try explain("--sensor", "default/release", gateway: gateway)
        expect(
            [
                "fired nothing in the last 1h", "  ok: nothing came from hooks/ok, and never anything before",
                "trigger release: push (event odd) has waited ", " for ok",
            ],
            in: waiting
        )
        #expect(try Binary.run(["explain", "--sensor", "none", "--admin", gateway.admin]).status == 1)
        #expect(try Binary.run(["explain", "x", "--sensor", "ci"]).status == 2)
    }
}
