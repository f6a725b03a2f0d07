import EventData
import Testing
import Workflows

/// CronWorkflows whose workflows are those of a template elsewhere (spec/workflows.md C3).
@Suite struct CronReferenceTests {
    private static let noon = Timestamp(seconds: 1_795_608_000)

    private static func cron(_ reference: String) -> CronRun {
        var object: JSON = [
            "apiVersion": "argoproj.io/v1alpha1", "kind": "CronWorkflow",
            "metadata": ["name": "c", "namespace": "argo", "uid": "u", "creationTimestamp": "2026-11-25T11:59:00Z"],
        ]
        let spec = "schedules: ['* * * * *']\nworkflowSpec: {workflowTemplateRef: \(reference)}"
        object["spec"] = Rehearsal.documents(spec).first ?? [:]
        return CronRun(object)
    }

    private static func view(_ spec: String) -> ClusterView {
        var view = ClusterView()
        let template: JSON = ["spec": Rehearsal.documents(spec).first ?? [:]]
        view.workflowTemplates["argo/t"] = template
        view.clusterWorkflowTemplates["t"] = template
        return view
    }

    @Test(arguments: [
        ("{name: t}", "WorkflowTemplate 't' not found; apply it first"),
        ("{name: t, clusterScope: true}", "ClusterWorkflowTemplate 't' not found; apply it first"),
    ]) func `a template that is missing is a SpecError until it is there (189)`(reference: String, message: String) {
        var cron = Self.cron(reference)
        var orders = cron.advance([], children: [], seeing: ClusterView(), at: Self.noon).orders
        orders += cron.advance([], children: [], seeing: ClusterView(), at: Self.noon + .seconds(60)).orders
        #expect(orders == [])
        #expect(cron.object.at("status", "failed") == 0)
        let condition: JSON = ["type": "SpecError", "status": "True", "message": .string(message)]
        #expect(cron.object.at("status", "conditions") == [condition])
        let view = Self.view("entrypoint: e\ntemplates: [{name: e, container: {image: i}}]")
        orders = cron.advance([], children: [], seeing: view, at: Self.noon + .seconds(120)).orders
        #expect(orders.count == 1)
        #expect(cron.object.at("status", "conditions") == nil)
    }

    @Test func `a template that cannot run, as it is referred to, is a SpecError`() {
        var cron = Self.cron("{name: t}")
        let spec = "entrypoint: e\narguments: {parameters: [{name: p}]}\ntemplates: [{name: e, container: {image: i}}]"
        _ = cron.advance([], children: [], seeing: Self.view(spec), at: Self.noon)
        let pass = cron.advance([], children: [], seeing: Self.view(spec), at: Self.noon + .seconds(60))
        #expect(pass.orders == [])
        #expect(cron.object.at("status", "conditions")?.array?.first?["type"] == "SpecError")
    }
}
