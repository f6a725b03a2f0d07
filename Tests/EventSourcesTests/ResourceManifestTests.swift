import EventData
import EventSources
import Manifests
import Testing

@Suite struct ResourceManifestTests {
    private static let whole = """
        group: argoproj.io
        version: v1alpha1
        resource: workflows
        eventTypes: [ADD]
        filter:
          afterStart: true
          prefix: my-
          createdBy: "2026-01-02T03:04:05Z"
          labels: [{key: app, operation: in, value: "a,b"}, {key: canary, operation: "!"}, {key: size, operation: gt, value: "5"}]
          fields: [{key: metadata.name, operation: "==", value: fak}]
        metadata: {a: b}
        """

    @Test func `every field of Argo Events is read`() throws {
        _ = try faultless(ResourceSource.self, Self.whole)
    }

    @Test(arguments: [
        ("version: v1\neventTypes: [ADD]", "resource"),
        ("resource: pods\neventTypes: [ADD]", "version"),
        ("version: v1\nresource: pods", "eventTypes"),
        ("version: v1\nresource: pods\neventTypes: [FOO]", "FOO"),
        ("version: v1\nresource: pods\neventTypes: [ADD]\nfilter: {createdBy: yesterday}", "yesterday"),
        (label("exists", "x"), "value"), (label("near", "x"), "near"), (label("gt", "x"), "value"),
        (label("in", "a, b"), "a, b"), (label("==", "-a"), "-a"),
    ])
    func `what could not start is refused when it is loaded`(manifest: String, word: String) throws {
        let problems = try problems(manifest)
        #expect(problems.count == 1)
        #expect(problems.allSatisfy { $0.hasPrefix("error") && $0.contains(word) }, "\(problems)")
    }

    @Test func `an operation of fields that lets nothing pass is a warning`() throws {
        let manifest = "version: v1\nresource: pods\neventTypes: [ADD]\nfilter: {fields: [{key: a, value: b}]}"
        #expect(
            try problems(manifest) == [
                "warning: 'operation' is '', with which no event passes in Argo Events, and none does here"
            ]
        )
    }

    private func problems(_ yaml: String) throws -> [String] {
        try read(ResourceSource.self, yaml).problems.map { "\($0.severity): \($0.problem)" }
    }

    private static func label(_ operation: String, _ value: String) -> String {
        """
        version: v1
        resource: pods
        eventTypes: [ADD]
        filter: {labels: [{key: a, operation: "\(operation)", value: "\(value)"}]}
        """
    }
}
