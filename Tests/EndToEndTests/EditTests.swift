import BuiltGateway
import EventData
import Foundation
import Support
import Testing

/// Manifests that change while the binary runs (promise G6).
@Suite struct EditTests {
    static let senders = 3

    @Test func `editing under load loses nothing, doubles nothing, and keeps what still matches`() async throws {
        let gateway = try GatewayProcess(manifests: ["hooks.yaml": Manifest.hooks, "release.yaml": Manifest.release])
        try gateway.write("load.yaml", Manifest.load)
        try await gateway.start(["--no-watch"])
        #expect(try await post("\(gateway.webhook)/push", #"{"ref":"main"}"#).status == 200)
        try await eventually("held") { try await gateway.held("release").count == 1 }
        let acknowledged = Acknowledged()
        let webhook = gateway.webhook
        try await withThrowingTaskGroup { group in
            for sender in 0..<Self.senders {
                group.addTask { await Self.send(100, from: "\(sender)", to: webhook, acknowledged) }
            }
            for round in 2...9 {
                // The webhook that is under load changes too, and answers all the time.
                let entry = "endpoint: /load, method: POST"
                let hooks = Manifest.hooks.replacing(entry, with: "\(entry), metadata: {round: '\(round)'}")
                try gateway.write("hooks.yaml", hooks)
                let load = Manifest.load.replacing("log: {}", with: "log: {intervalSeconds: \(round)}")
                try gateway.write("load.yaml", load)
                try await gateway.hangUp()
            }
            try await group.waitForAll()
        }
        let count = acknowledged.ids.count
        #expect(count == 100 * Self.senders, "a webhook refused a request while it was edited")
        try await eventually("all fired") {
            let fired = try await get("\(gateway.admin)/api/invocations?sensor=load&state=succeeded&limit=1000")
            return try fired.json.array?.count == count
        }
        let all = try await get("\(gateway.admin)/api/invocations?sensor=load&limit=1000").json.array ?? []
        #expect(all.count == count)
        // Nothing in the edits concerned the event that waits for its approval.
        #expect(try await gateway.held("release").count == 1)
        #expect(try await post("\(gateway.webhook)/approval", "{}").status == 200)
        try await eventually("joined") {
            try await get("\(gateway.admin)/api/invocations?sensor=release&state=succeeded").json.array?.count == 1
        }
    }

    @Test func `a changed filter drops what was held under the old one and says so everywhere`() async throws {
        let gateway = try GatewayProcess(manifests: ["hooks.yaml": Manifest.hooks, "release.yaml": Manifest.release])
        try await gateway.start(["--no-watch"])
        let answer = try await post("\(gateway.webhook)/push", #"{"ref":"main"}"#, headers: ["Idempotency-Key": "p1"])
        #expect(answer.status == 200)
        try await eventually("held") { try await gateway.held("release").count == 1 }
        try gateway.write("release.yaml", Manifest.release.replacing("name: release", with: "name: publish"))
        let renamed = try await Binary.runAside(["diff", "--admin", gateway.admin])
        #expect(renamed.status == 1)
        #expect(
            renamed.output.hasPrefix("sensor default/publish added\nsensor default/release removed\n  held event kept ")
        )
        #expect(renamed.output.contains("note: sensor default/publish is default/release under another name"))
        try gateway.write("release.yaml", Manifest.release.replacing("[main]", with: "[dev]"))
        let reason = "dependency 'push' takes other events now: its names, transform or filters changed"
        let admin = ["--admin", gateway.admin]
        let predicted = try await Binary.runAside(["diff"] + admin)
        #expect(predicted.status == 1)
        #expect(
            predicted.output == """
                sensor default/release changed
                  dependency 'push': filters.data[0].value[0]: "main" → "dev"
                  held event is dropped: 1 (hooks/push p1) for dependency 'push' of trigger 'ship': \(reason)

                """
        )
        #expect(try await gateway.held("release").count == 1, "diff changes nothing")
        try await gateway.hangUp()
        #expect(try await gateway.held("release").isEmpty)
        #expect(try await Binary.runAside(["diff"] + admin).status == 0)
        #expect(
            try await Binary.runAside(["status"] + admin).output.contains(
                "held event 1 of sensor default/release: \(reason)"
            )
        )
        #expect(try await Binary.runAside(["events", "show", "p1"] + admin).output.contains("dropped"))
        #expect(gateway.logText.contains("held event dropped by an edit"))
    }

    @Test func `a broken edit is refused in words and the old manifests go on`() async throws {
        let gateway = try GatewayProcess(manifests: ["hooks.yaml": Manifest.hooks, "release.yaml": Manifest.release])
        // The files are watched.
        try await gateway.start()
        try gateway.write("release.yaml", Manifest.release.replacing("conditions:", with: "condition:"))
        try await eventually("refused") {
            try await gateway.manifests()["refused"]?["problems"]?.array?.isEmpty == false
        }
        let status = try await Binary.runAside(["status", "--admin", gateway.admin])
        #expect(status.status == 0, "what runs is fine")
        #expect(status.output.contains("refused: the edit by a changed file of "))
        #expect(status.output.contains("release.yaml:15:"), "\(status.output)")
        #expect(gateway.logText.contains("edit refused, what ran before goes on running"))
        #expect(try await post("\(gateway.webhook)/push", #"{"ref":"main"}"#).status == 200)
        try await eventually("held") { try await gateway.held("release").count == 1 }
        try gateway.write("release.yaml", Manifest.release)
        try await eventually("taken up") { try await gateway.manifests()["refused"] == .null }
        #expect(try await gateway.held("release").count == 1)
    }

    @Test func `webhooks and ports come and go while it runs`() async throws {
        let gateway = try GatewayProcess(manifests: ["hooks.yaml": Manifest.hooks])
        try await gateway.start(["--no-watch"])
        let port = try freePorts(count: 1)[0]
        let second = Manifest.hooks.replacing("name: hooks", with: "name: second")
        try gateway.write("second.yaml", second.replacing("WEBHOOK_PORT", with: String(port)))
        #expect(
            try await Binary.runAside(["diff", "--admin", gateway.admin]).output.contains(
                "eventsource default/second event push added"
            )
        )
        try await gateway.hangUp()
        #expect(try await post("http://127.0.0.1:\(port)/push", "{}").status == 200)
        try gateway.write(
            "hooks.yaml",
            Manifest.hooks.replacing("approval:", with: "consent:").replacing("/approval", with: "/consent")
        )
        try FileManager.default.removeItem(at: gateway.manifestDirectory.appending(path: "second.yaml"))
        try await gateway.hangUp()
        #expect(try await post("\(gateway.webhook)/approval", "{}").status == 404)
        #expect(try await post("\(gateway.webhook)/consent", "{}").status == 200)
        #expect(try await post("\(gateway.webhook)/push", "{}").status == 200)
        await #expect(throws: (any Error).self) {
            try await post("http://127.0.0.1:\(port)/push", "{}", client: .impatient)
        }
        // A port that another process has is no reason to stop anything.
        try gateway.write("second.yaml", second.replacing("WEBHOOK_PORT", with: String(gateway.ports.admin)))
        try await gateway.hangUp()
        #expect(try await gateway.manifests()["refused"]?["message"]?.string == "a port cannot be opened")
        #expect(try await post("\(gateway.webhook)/push", "{}").status == 200)
    }

    @Test func `a ConfigMap whose links are exchanged is taken up`() async throws {
        let gateway = try GatewayProcess(manifests: [:])
        let files = FileManager.default
        let folder = gateway.manifestDirectory
        for (version, endpoint) in [("..v1", "/push"), ("..v2", "/pushed")] {
            let text = Manifest.hooks.replacing("WEBHOOK_PORT", with: String(gateway.ports.webhook))
                .replacing("endpoint: /push", with: "endpoint: \(endpoint)")
            try files.createDirectory(at: folder.appending(path: version), withIntermediateDirectories: true)
            try text.write(to: folder.appending(path: "\(version)/hooks.yaml"), atomically: true, encoding: .utf8)
        }
        try files.createSymbolicLink(atPath: folder.path + "/..data", withDestinationPath: "..v1")
        try files.createSymbolicLink(atPath: folder.path + "/hooks.yaml", withDestinationPath: "..data/hooks.yaml")
        try await gateway.start()
        #expect(try await post("\(gateway.webhook)/push", "{}").status == 200)
        try files.createSymbolicLink(atPath: folder.path + "/..new", withDestinationPath: "..v2")
        #expect(rename(folder.path + "/..new", folder.path + "/..data") == 0)
        try await eventually("taken up") { try await post("\(gateway.webhook)/pushed", "{}").status == 200 }
        #expect(try await post("\(gateway.webhook)/push", "{}").status == 404)
    }

    @Test func `what waits to be performed is performed as it was rendered`() async throws {
        let port = try freePorts(count: 1)[0]
        let call = Manifest.load.replacing(
            "log: {}",
            with: "http: {url: \"http://127.0.0.1:\(port)/old\", method: POST}"
        )
        let gateway = try GatewayProcess(manifests: ["hooks.yaml": Manifest.hooks, "call.yaml": call])
        try await gateway.start(["--no-watch"])
        #expect(try await post("\(gateway.webhook)/load", "{}").status == 200)
        let pending = "\(gateway.admin)/api/invocations?state=pending"
        try await eventually("pending") { try await get(pending).json.array?.count == 1 }
        let id = try await get(pending).json.array?.first?["id"]?.string ?? ""
        let before = try await get("\(gateway.admin)/api/invocations/\(id)").json["request"]
        try gateway.write("call.yaml", call.replacing("/old", with: "/new"))
        let predicted = try await Binary.runAside(["diff", "--admin", gateway.admin]).output
        #expect(
            predicted.contains("1 pending invocation will be performed as rendered, whatever changes\n"),
            "\(predicted)"
        )
        try await gateway.hangUp()
        #expect(try await get("\(gateway.admin)/api/invocations/\(id)").json["request"] == before)
        #expect(before?["url"]?.string == "http://127.0.0.1:\(port)/old")
    }

    @Test func `kill -9 at any moment of an edit leaves each held event held, or dropped and recorded`() async throws {
        let gateway = try GatewayProcess(manifests: ["hooks.yaml": Manifest.hooks, "release.yaml": Manifest.release])
        var generator = SeededGenerator(seed: 20_261_125)
        var branch = "main"
        for round in 1...8 {
            try await gateway.start(["--no-watch"])
            let key = ["Idempotency-Key": "round-\(round)"]
            #expect(try await post("\(gateway.webhook)/push", #"{"ref":"\#(branch)"}"#, headers: key).status == 200)
            try await eventually("held") { try await gateway.held("release").count == 1 }
            branch = branch == "main" ? "dev" : "main"
            try gateway.write("release.yaml", Manifest.release.replacing("[main]", with: "[\(branch)]"))
            Foundation.kill(gateway.processIdentifier, SIGHUP)
            try await Task.sleep(for: .milliseconds(Int.random(in: 0...20, using: &generator)))
            Foundation.kill(gateway.processIdentifier, SIGKILL)
            _ = gateway.waitForExit()
        }
        try await gateway.start(["--no-watch"])
        #expect(try await gateway.held("release").isEmpty)
        for round in 1...8 {
            let event = try await get("\(gateway.admin)/api/events/round-\(round)").json
            let verdicts = (event["outcomes"]?.array ?? []).compactMap { $0["verdict"]?.string }
            #expect(verdicts == ["held", "dropped"], "round \(round)")
        }
    }

    @Test func `sensors are applied, shown, kept over a restart and deleted`() async throws {
        let gateway = try GatewayProcess(manifests: ["hooks.yaml": Manifest.hooks])
        try await gateway.start()
        let admin = ["--admin", gateway.admin]
        let preview = try await Binary.runAside(["diff", "-f", "-"] + admin, input: Manifest.release)
        #expect(preview.output == "sensor default/release added\n", "\(preview.errors)")
        #expect(preview.status == 1)
        let apply = ["apply", "-f", "-"] + admin
        #expect(
            try await Binary.runAside(apply, input: Manifest.release).output == "sensor.argoproj.io/release created\n"
        )
        #expect(
            try await Binary.runAside(apply, input: Manifest.release).output == "sensor.argoproj.io/release unchanged\n"
        )
        #expect(try await Binary.runAside(["diff", "-f", "-"] + admin, input: Manifest.release).status == 0)
        #expect(try await post("\(gateway.webhook)/push", #"{"ref":"main"}"#).status == 200)
        try await eventually("held") { try await gateway.held("release").count == 1 }
        let edited = try await Binary.runAside(apply, input: Manifest.release.replacing("[main]", with: "[dev]"))
        #expect(edited.output == "sensor.argoproj.io/release configured\n")
        #expect(edited.errors.contains("held event 1 was dropped: dependency 'push'"))
        Foundation.kill(gateway.processIdentifier, SIGKILL)
        _ = gateway.waitForExit()
        try await gateway.start()
        let listed = try await Binary.runAside(["get", "sensors"] + admin).output
        #expect(listed.contains(/NAMESPACE +NAME +REVISION +GENERATION +HELD +PENDING +FROM/), "\(listed)")
        #expect(listed.contains(/default +release +[0-9a-f]{16} +1 +0 +0 +applied/), "\(listed)")
        #expect(
            try await Binary.runAside(["get", "es"] + admin).output.contains(
                /default +hooks +push +webhook +1 +.*hooks.yaml:/
            )
        )
        #expect(
            try await Binary.runAside(["delete", "sensor", "release"] + admin).output
                == "sensor.argoproj.io \"release\" deleted\n"
        )
        #expect(try await Binary.runAside(["delete", "sensor", "release"] + admin).status == 1)
        #expect(try await Binary.runAside(["get", "sensors", "-o", "name"] + admin).output == "")
    }

    @Test func `what is not valid, or comes from a file, is neither applied nor deleted`() async throws {
        let gateway = try GatewayProcess(manifests: ["hooks.yaml": Manifest.hooks])
        try await gateway.start()
        let admin = ["--admin", gateway.admin]
        let apply = ["apply", "-f", "-"] + admin
        let before = try await gateway.manifests()
        let broken = try await Binary.runAside(apply, input: Manifest.release.replacing("log:", with: "lgo:"))
        #expect(broken.status == 1)
        #expect(broken.errors.contains("stdin:"), "\(broken.errors)")
        #expect(try await Binary.runAside(["diff", "-f", "-"] + admin, input: "kind: Sensro\n").status == 2)
        let taken = try await Binary.runAside(apply, input: Manifest.hooks.replacing("WEBHOOK_PORT", with: "1"))
        #expect(taken.status == 1)
        #expect(taken.errors.contains("hooks.yaml:1:1, a file that the gateway was started with"), "\(taken.errors)")
        let file = try await Binary.runAside(["delete", "eventsource", "hooks"] + admin)
        #expect(file.status == 1)
        #expect(file.errors.contains("a file that the gateway was started with"))
        #expect(try await gateway.manifests() == before)
    }

    private static func send(_ count: Int, from sender: String, to webhook: String, _ acknowledged: Acknowledged) async
    {
        for number in 0..<count {
            let id = "\(sender)-\(number)"
            do {
                let answer = try await post("\(webhook)/load", "{}", headers: ["Idempotency-Key": id])
                if answer.status == 200 { acknowledged.insert(id) }
            } catch {
                return
            }
        }
    }
}

extension GatewayProcess {
    /// Asks for a reload and waits until it was taken up or refused.
    fileprivate func hangUp() async throws {
        let before = try await manifests()
        Foundation.kill(processIdentifier, SIGHUP)
        try await eventually("reloaded") { try await self.manifests() != before }
    }

    fileprivate func manifests() async throws -> JSON { try await get("\(admin)/api/manifests").json }

    fileprivate func held(_ sensor: String) async throws -> [JSON] {
        let items = try await get("\(admin)/api/sensors").json["items"]?.array ?? []
        return items.first { $0.at("metadata", "name")?.string == sensor }?.at("status", "held")?.array ?? []
    }
}

private enum Manifest {
    static let hooks = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks}
        spec:
          webhook:
            push: {port: "WEBHOOK_PORT", endpoint: /push, method: POST}
            approval: {port: "WEBHOOK_PORT", endpoint: /approval, method: POST}
            load: {port: "WEBHOOK_PORT", endpoint: /load, method: POST}

        """

    static let load = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: load}
        spec:
          dependencies: [{name: load, eventSourceName: hooks, eventName: load}]
          triggers: [{template: {name: note, log: {}}}]

        """

    static let release = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: release}
        spec:
          dependencies:
            - name: push
              eventSourceName: hooks
              eventName: push
              filters: {data: [{path: body.ref, type: string, value: [main]}]}
            - {name: approval, eventSourceName: hooks, eventName: approval}
          triggers:
            - template:
                name: ship
                log: {}
                conditions: push && approval

        """
}
