import BuiltGateway
import EventData
import Foundation
import Support
import Testing

/// The three demonstrations of the README, against the built binary.
@Suite struct FirstLightTests {
    @Test func `a git push becomes a Workflow with its repository, branch and commit`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let payload = try Example.text("eventsources/push.json")
        let answer = try await post("\(gateway.webhook)/push", payload, headers: ["X-GitHub-Delivery": "delivery-1"])
        #expect(answer.status == 200)
        #expect(answer.headers["x-signalbox-event-id"] == "delivery-1")
        try await eventually("submitted") { try await gateway.workflows().count == 1 }
        let workflow = try #require(try await gateway.workflows().first)
        #expect(
            workflow.workflowArguments == [
                "repository": "octo-org/hello",
                "branch": "refs/heads/main",
                "commit": "7fd1a60b01f91b314f59955a4e4d4e80d8edf11d",
            ]
        )
        #expect(workflow.at("metadata", "labels", "events.argoproj.io/sensor")?.string == "ci")
        #expect(workflow.at("metadata", "labels", "events.argoproj.io/trigger")?.string == "build")
        #expect(workflow.at("metadata", "labels", "signalbox.io/event")?.string == "delivery-1")
    }

    @Test func `a start prints what listens where and one curl, in at most ten lines, and the curl works`() async throws
    {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try gateway.write("push.json", try Example.text("eventsources/push.json"))
        try await gateway.start()
        let banner = """
            signalbox is running: 17 event sources, 11 sensors. Ctrl-C stops it.
            data       \(gateway.directory.path)/data
            cluster    local, \(gateway.cluster)
            admin API  \(gateway.admin)
            console    \(gateway.admin)/console  (token: \(gateway.tokenFile))
            webhook    POST http://localhost:\(gateway.ports.webhook)/push  (github/push)
            webhook    POST http://localhost:\(gateway.ports.webhook)/approval  (github/approval)
            webhook    POST http://localhost:\(gateway.ports.webhook)/github  (hooks/verified-push)
                       and 11 more webhooks
            try        curl
            """
        try await eventually("announced") { gateway.logText.contains("try        curl") }
        let printed = gateway.logText.split(separator: "\n").map(String.init)
        #expect(gateway.logText.hasPrefix(banner), "\(gateway.logText)")
        #expect(printed.count <= 10)
        let command = try #require(printed.last).dropFirst("try        ".count)
        let answer = try Program.run(["bash", "-c", String(command)])
        #expect(answer.output == "success")
        try await eventually("submitted") { try await gateway.workflows().count == 1 }
    }

    @Test func `the same delivery twice is one event and one Workflow, and the second answer says so`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let payload = try Example.text("eventsources/push.json")
        let first = try await post("\(gateway.webhook)/push", payload, headers: ["X-GitHub-Delivery": "same"])
        let second = try await post("\(gateway.webhook)/push", payload, headers: ["X-GitHub-Delivery": "same"])
        #expect(first.status == 200 && second.status == 200)
        #expect(first.headers["x-signalbox-duplicate"] == nil)
        #expect(second.headers["x-signalbox-duplicate"] == "true")
        let other = try await post("\(gateway.webhook)/push", payload, headers: ["X-GitHub-Delivery": "other"])
        #expect(other.status == 200)
        try await eventually("submitted") { try await gateway.workflows().count == 2 }
    }

    @Test func `real pushes of GitHub each become a Workflow`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let folder = URL(fileURLWithPath: sharedDirectory).appending(path: "fixtures/github/push")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(!files.isEmpty, "no payloads at \(folder.path); set SIGNALBOX_SHARED")
        var commits: Set<String> = []
        for file in files {
            let payload = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            commits.insert(try JSON(parsing: payload)["after"]?.string ?? "none")
            #expect(try await post("\(gateway.webhook)/push", payload).status == 200)
        }
        try await eventually("submitted") { try await gateway.workflows().count == files.count }
        #expect(Set(try await gateway.workflows().map { $0.workflowArguments["commit"] ?? "" }) == commits)
    }

    @Test func `a join holds a push over a restart and fires once on the approval`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let push = try Example.text("eventsources/push.json")
        #expect(try await post("\(gateway.webhook)/push", push).status == 200)
        try await eventually("submitted") { try await gateway.workflows().count == 1 }
        #expect(gateway.interrupt().status == 0)
        try await gateway.start()
        let approval = try Example.text("eventsources/approval.json")
        #expect(try await post("\(gateway.webhook)/approval", approval).status == 200)
        try await eventually("released") {
            try await gateway.workflows().contains { $0.name.hasPrefix("release-") }
        }
        let releases = try await gateway.workflows().filter { $0.name.hasPrefix("release-") }
        #expect(
            releases.map(\.workflowArguments) == [
                ["commit": "7fd1a60b01f91b314f59955a4e4d4e80d8edf11d", "approvedBy": "grace"]
            ]
        )
        // The next approval finds no push held.
        #expect(try await post("\(gateway.webhook)/approval", approval).status == 200)
        #expect(try await post("\(gateway.webhook)/push", push).status == 200)
        try await eventually("released again") {
            try await gateway.workflows().count { $0.name.hasPrefix("release-") } == 2
        }
    }

    @Test func `a schedule starts a Workflow on time`() async throws {
        let gateway = try GatewayProcess(manifests: [
            "tick.yaml": """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: clock}
            spec:
              calendar:
                tick: {interval: 1s}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: ticker}
            spec:
              dependencies: [{name: tick, eventSourceName: clock, eventName: tick}]
              triggers:
                - template:
                    name: tick
                    argoWorkflow:
                      operation: submit
                      source:
                        resource:
                          apiVersion: argoproj.io/v1alpha1
                          kind: Workflow
                          metadata: {generateName: tick-}
                          spec:
                            entrypoint: main
                            arguments: {parameters: [{name: at, value: never}]}
                            templates: [{name: main, suspend: {}}]
                      parameters:
                        - src: {dependencyName: tick, dataKey: eventTime}
                          dest: spec.arguments.parameters.0.value
            """
        ])
        try await gateway.start()
        try await eventually("ticking") { try await gateway.workflows().count >= 3 }
        let times = try await gateway.workflows().map { $0.workflowArguments["at"] ?? "" }
        #expect(Set(times).count == times.count, "each tick fires once: \(times)")
    }
}
