import EventData
import Foundation
import Kubernetes
import SensorEngine
import Testing
import Triggers

/// What an invocation made is found again, to be looked at and to be stopped, wherever its object came from.
struct MadeObjectTests {
    private static let workflow = """
        {"apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": {"generateName": "made-"},
         "spec": {"entrypoint": "main", "templates": [{"name": "main", "suspend": {}}]}}
        """

    private func shutdown(_ made: MadeObject) -> JSON? {
        if case .found(let object) = made { object.at("spec", "shutdown") } else { nil }
    }

    private func name(_ made: MadeObject) -> JSON? {
        if case .found(let object) = made { object.at("metadata", "name") } else { nil }
    }

    @Test func `a Workflow from a file is found by its label, even when the file has changed its name since`()
        async throws
    {
        try await withDirectory { directory in
            let file = directory.appendingPathComponent("w.json")
            let source: JSON = ["file": ["path": .string(file.path)]]
            let invocation = Invocation.fetching(source, kind: "argoWorkflow", operation: "submit")
            try await withLocalCluster { url in
                try Data(Self.workflow.utf8).write(to: file)
                try await withKinds(at: url) { kinds, context in
                    #expect(await kinds.look(at: invocation, in: context) == .gone)
                    #expect(await kinds.fire(invocation, in: context) == .succeeded("Workflow ci/made-abcdefghij"))
                    try Data(Self.workflow.replacing("made-", with: "other-").utf8).write(to: file)
                    #expect(name(await kinds.look(at: invocation, in: context)) == "made-abcdefghij")
                    let stopped = await kinds.stop(invocation, in: context)
                    #expect(stopped == .succeeded("Workflow ci/made-abcdefghij was asked to end"))
                    #expect(shutdown(await kinds.look(at: invocation, in: context)) == "Terminate")
                }
            }
        }
    }

    @Test func `a Workflow that args have named is found by that name`() async throws {
        let request: JSON = [
            "operation": "submit", "source": ["resource": try JSON(parsing: Self.workflow)],
            "args": ["--generate-name", "pr-"],
        ]
        let invocation = Invocation(kind: "argoWorkflow", request)
        try await withLocalCluster { url in
            try await withKinds(at: url) { kinds, context in
                #expect(await kinds.fire(invocation, in: context) == .succeeded("Workflow ci/pr-abcdefghij"))
                #expect(name(await kinds.look(at: invocation, in: context)) == "pr-abcdefghij")
            }
        }
    }

    @Test func `a Workflow of submit-from is found and stopped, its template left alone`() async throws {
        let api = "argoproj.io/v1alpha1"
        let template: JSON = [
            "apiVersion": .string(api), "kind": "WorkflowTemplate", "metadata": ["name": "build"],
            "spec": ["entrypoint": "main", "templates": [["name": "main", "suspend": [:]]]],
        ]
        let invocation = Invocation.fetching(
            ["resource": ["kind": "WorkflowTemplate", "metadata": ["name": "build"]]],
            kind: "argoWorkflow",
            operation: "submit-from"
        )
        try await withLocalCluster { url in
            try await TestClient(url: url).create([template])
            try await withKinds(at: url) { kinds, context in
                #expect(await kinds.fire(invocation, in: context) == .succeeded("Workflow ci/build-abcdefghij"))
                #expect(name(await kinds.look(at: invocation, in: context)) == "build-abcdefghij")
                _ = await kinds.stop(invocation, in: context)
                #expect(shutdown(await kinds.look(at: invocation, in: context)) == "Terminate")
            }
            let templates = try await TestClient(url: url).list("workflowtemplates", apiVersion: api)
            #expect(templates.map { $0.at("spec", "shutdown") } == [nil])
        }
    }
}
