import EventData
import SensorEngine
import Testing

/// CronWorkflows are made, suspended and resumed by triggers (issue: Argo's own doors).
struct CronWorkflowTests {
    @Test func `a CronWorkflow is created, suspended and resumed, each once however often it is fired`() async throws {
        let cron: JSON = [
            "apiVersion": "argoproj.io/v1alpha1", "kind": "CronWorkflow",
            "metadata": ["name": "nightly", "namespace": "ci"],
            "spec": ["schedules": ["0 3 * * *"], "workflowSpec": ["entrypoint": "main"]],
        ]
        try await withLocalCluster { (url) async throws in
            func suspension() async throws -> JSON? {
                let objects = TestClient(url: url)
                let found = try await objects.find("cronworkflows", "nightly", apiVersion: "argoproj.io/v1alpha1")
                return found?.at("spec", "suspend")
            }
            let steps: [(Invocation, String, JSON?)] = [
                (changing("create", cron, id: "aaaaaaaaaa234567klmnopqrst"), "CronWorkflow ci/nightly", nil),
                (
                    acting("suspend", on: "nightly", kind: "CronWorkflow", id: "bbbbbbbbbb234567klmnopqrst"),
                    "CronWorkflow ci/nightly suspended", true
                ),
                (
                    acting("resume", on: "nightly", kind: "CronWorkflow", id: "cccccccccc234567klmnopqrst"),
                    "CronWorkflow ci/nightly resumed", false
                ),
            ]
            for (invocation, made, suspended) in steps {
                for _ in 1...2 { #expect(try await fire(invocation, at: url) == .succeeded(made)) }
                #expect(try await suspension() == suspended)
            }
        }
    }
}
