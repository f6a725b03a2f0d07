import Manifests
import Testing
import Triggers

struct CheckTests {
    private func warnings(_ kind: String, _ text: String) throws -> [String] {
        let problems = ManifestProblems()
        let documents = manifestDocuments(of: ManifestText(file: "s.yaml", text: text), problems: problems)
        let node = try #require(documents.first)
        let type = try #require(TriggerKinds.all.first { $0.kind == kind })
        type.check(ManifestReader(node, path: kind, problems: problems))
        return problems.diagnostics.map { "\($0.place.line): \($0.severity.rawValue): \($0.problem)" }
    }

    @Test func `every kind is there once`() {
        #expect(TriggerKinds.all.map { $0.kind } == ["argoWorkflow", "k8s", "http", "kafka", "log"])
    }

    @Test func `a good block has no warning`() throws {
        let workflow = """
            operation: submit
            source:
              resource:
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                metadata: {generateName: ci-}
                spec: {workflowTemplateRef: {name: t}}
            """
        #expect(try warnings("argoWorkflow", workflow) == [])
        #expect(try warnings("http", "url: https://example.com") == [])
        #expect(try warnings("log", "{}") == [])
    }

    @Test func `what cannot be submitted is said at load`() throws {
        let workflow = """
            args: [-p, a=b, --watch]
            source:
              resource:
                kind: Workflow
                metadata: {}
                spec:
                  templates: []
            """
        #expect(
            try warnings("argoWorkflow", workflow) == [
                "1: warning: 'args' has --watch, which has no effect: no argo command is run",
                "4: warning: 'apiVersion' is missing, and no parameter writes it",
                "5: warning: 'metadata' has neither name nor generateName, and no parameter writes one",
                "7: warning: 'entrypoint' is missing",
            ]
        )
    }

    @Test func `what submit-from cannot start with is said at load`() throws {
        let block = """
            operation: submit-from
            args: [-p, a]
            source:
              resource:
                kind: Workflow
                metadata: {}
            """
        #expect(
            try warnings("argoWorkflow", block) == [
                "2: warning: 'args' cannot be honoured: 'a' is no NAME=VALUE",
                "5: warning: 'kind' is 'Workflow', which cannot be the origin of a Workflow",
                "6: warning: 'metadata' has no name, and no parameter writes one",
            ]
        )
        let good = block.replacing("kind: Workflow", with: "kind: ClusterWorkflowTemplate")
            .replacing("metadata: {}", with: "metadata: {name: t}").replacing("-p, a", with: "-p, a=b")
        #expect(try warnings("argoWorkflow", good) == [])
    }

    @Test func `what parameters may still write is not complained about`() throws {
        let workflow = """
            parameters: [{}]
            source:
              resource:
                kind: Workflow
            """
        #expect(try warnings("argoWorkflow", workflow) == [])
    }

    @Test func `parameters that write something else do not hide what is missing`() throws {
        let object = """
            parameters: [{src: {}, dest: data.a}]
            source:
              resource:
                apiVersion: v1
                data: {}
            """
        #expect(
            try warnings("k8s", object) == [
                "4: warning: 'kind' is missing, and no parameter writes it",
                "4: warning: 'metadata' has neither name nor generateName, and no parameter writes one",
            ]
        )
        let written = object.replacing("dest: data.a", with: "dest: kind}, {dest: metadata.name")
        #expect(try warnings("k8s", written) == [])
    }

    @Test func `an address without scheme or host is said at load`() throws {
        #expect(
            try warnings("http", "url: example.com") == [
                "1: warning: 'url' does not start with http:// or https:// and a host"
            ]
        )
    }
}
