import EventData
import Kubernetes
import Testing
import WorkflowRunner

/// CronWorkflows on a real cluster; what they decide is tested with `CronRun` (spec/workflows.md C).
@Suite(.timeLimit(.minutes(2))) struct CronControllerTests {
    private static let crons = ResourcePath(
        apiVersion: "argoproj.io/v1alpha1",
        plural: "cronworkflows",
        namespace: "default",
        name: "tick"
    )

    @Test func `ticks make workflows that run, the old ones go, and with the cron all of them`() async throws {
        try await ControllerTests.controlled { world in
            _ = try await world.create(
                "CronWorkflow",
                """
                metadata: {name: tick}
                spec:
                  schedules: ["@every 1s"]
                  successfulJobsHistoryLimit: 2
                  workflowSpec:
                    entrypoint: main
                    templates: [{name: main, container: {image: x, command: [echo, tick]}}]
                """
            )
            var seen: Set<String> = []
            for _ in 0..<400 where seen.count < 5 {
                let workflows = try await world.client.list(ControllerTests.workflows)["items"]?.array ?? []
                seen.formUnion(
                    workflows.filter { $0.phase == "Succeeded" }.map { $0.at("metadata", "name")?.string ?? "" }
                )
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(seen.count >= 5 && seen.allSatisfy { $0.hasPrefix("tick-") }, "\(seen)")
            let cron = try await world.client.get(Self.crons)
            #expect((cron.at("status", "succeeded")?.integer ?? 0) >= 3, "\(cron.text)")
            _ = try await world.client.patch(Self.crons, with: ["spec": ["suspend": true]])
            var kept = -1
            for _ in 0..<100 where kept != 2 {
                kept = try await world.client.list(ControllerTests.workflows)["items"]?.array?.count ?? 0
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(kept == 2)
            try await world.client.delete(Self.crons)
            for _ in 0..<100 where kept != 0 {
                kept = try await world.client.list(ControllerTests.workflows)["items"]?.array?.count ?? 0
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(kept == 0)
        }
    }
}
