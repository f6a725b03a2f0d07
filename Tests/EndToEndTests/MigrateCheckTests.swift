import BuiltGateway
import EventData
import Foundation
import LoopbackServers
import Support
import Testing

/// `signalbox migrate check` says what becomes of the manifests of Argo Events.
struct MigrateCheckTests {
    @Test func `the public examples of Argo Events run, or say what is missing`() throws {
        let answer = try Binary.run(["migrate", "check", "\(sharedDirectory)/corpus/argo-events", "-o", "json"])
        #expect(answer.status == 1, "\(answer.errors)")
        let manifests = try #require(JSON(parsing: answer.output)["manifests"]?.array)
        #expect(manifests.count == 38)
        for manifest in manifests {
            let verdict = manifest["verdict"]?.string
            // Whatever is not as it was has its reason.
            #expect((verdict == "runs") == (manifest["notes"] == []), "\(manifest)")
        }
        // Each would run alone; together one wants the route of another, and two have one name.
        #expect(manifests.filter { $0["verdict"] == "must change" }.map { $0["name"] } == ["gitlab", "webhook"])
        #expect(answer.errors.hasPrefix("38 manifests: "), "\(answer.errors)")
    }

    @Test func `one line for each reason, and 0 when everything can be run`() throws {
        let answer = try Binary.run(["migrate", "check", "-"], input: Self.running)
        let lines = answer.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(
            lines == [
                "MANIFEST                    VERDICT   PLACE        WHY",
                "eventsource/default/hooks   runs      stdin:1:1",
                "eventbus/default/default    differs   stdin:8:15   events are kept in the gateway's own bus, and no "
                    + "server is run or used; let Argo Events work off what is in the old one before you stop it",
            ]
        )
        #expect(
            answer.errors
                == "2 manifests: 1 run as they are, 1 run and differ, 0 must be changed, 0 need what is missing\n"
        )
        #expect(answer.status == 0)
    }

    @Test func `what is refused says why, and what cannot be read is told`() throws {
        let refused = Self.running.replacing("endpoint: /e, ", with: "")
        let answer = try Binary.run(["migrate", "check", "-"], input: refused)
        #expect(answer.status == 1)
        #expect(answer.output.contains("must change   stdin:5:16"), "\(answer.output)")
        #expect(answer.output.contains("'endpoint' is missing in spec.webhook.e"), "\(answer.output)")
        let broken = try Binary.run(["migrate", "check", "-"], input: "spec: [")
        #expect(broken.status == 1)
        #expect(broken.output.contains("must change"), "\(broken.output)")
        #expect(try Binary.run(["migrate", "check"]).status == 2)
        #expect(try Binary.run(["migrate", "check", "--cluster", "x.yaml"]).status == 2)
    }

    @Test func `a cluster is asked as files are`() async throws {
        let gateway = try GatewayProcess(manifests: [:])
        try await gateway.start()
        let file = gateway.directory.appending(path: "moved.yaml")
        try Self.running.write(to: file, atomically: true, encoding: .utf8)
        #expect(try gateway.kubectl("create", "--validate=false", "-f", file.path).status == 0)
        let answer = try Binary.run(["migrate", "check", "--cluster", "--server", gateway.cluster, "-o", "json"])
        #expect(answer.status == 0, "\(answer.errors)")
        let manifests = try #require(JSON(parsing: answer.output)["manifests"]?.array)
        #expect(
            manifests.map { [$0["kind"], $0["name"], $0["verdict"]] } == [
                ["EventBus", "default", "differs"], ["EventSource", "hooks", "runs"],
            ]
        )
        #expect(manifests.last?["place"]?.string?.hasPrefix("eventsource/default/hooks:") == true)
    }

    @Test func `a kind that may not be listed is named, and the others are reported`() async throws {
        let source = """
            {"metadata":{"name":"hooks","namespace":"default"},
             "spec":{"webhook":{"e":{"endpoint":"/e","port":"12000","method":"POST"}}}}
            """
        try await ScriptedServer.serving(
            script: { request, _ in
                switch request.path.split(separator: "/").last.map(String.init) {
                case "eventbus": [FakeCluster.refuse(403, "Forbidden", "eventbus is forbidden")]
                case "eventsources":
                    [.answer(200, body: #"{"metadata":{"resourceVersion":"1"},"items":[\#(source)]}"#)]
                default: [FakeCluster.refuse(404, "NotFound", "not here")]
                }
            },
            while: { cluster in
                let words = ["migrate", "check", "--cluster", "--server", cluster.url, "-o", "json"]
                let answer = try await Binary.runAside(words)
                #expect(answer.status == 1)
                #expect(answer.errors.contains("EventBus: eventbus is forbidden"), "\(answer.errors)")
                let manifests = try JSON(parsing: answer.output)["manifests"]?.array ?? []
                #expect(manifests.map { $0["verdict"] } == ["runs"])
            }
        )
    }

    private static let running = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks}
        spec:
          webhook: {e: {endpoint: /e, port: "12000", method: POST}}
        ---
        {apiVersion: argoproj.io/v1alpha1, kind: EventBus, metadata: {name: default},
         spec: {nats: {native: {}}}}
        """
}
