import EventData
import Foundation
import LocalCluster
import Testing

@Suite struct KubectlTests {
    private func withKubectl(_ body: @Sendable @escaping (Kubectl) async throws -> Void) async throws {
        try await withDirectory { directory in
            let configuration = LocalClusterServer.Configuration(database: directory + "/cluster.db", port: 0)
            try await withCluster(configuration) { cluster in
                try await body(Kubectl(server: cluster.url, directory: directory))
            }
        }
    }

    private let hello = """
        apiVersion: argoproj.io/v1alpha1
        kind: Workflow
        metadata:
          name: hello
          labels: {team: data}
        spec:
          entrypoint: main
          templates:
            - name: main
              container: {image: alpine}
        """

    @Test func `kubectl creates, shows, labels, annotates and deletes a Workflow`() async throws {
        try await withKubectl { [hello] kubectl in
            let created = try await kubectl("create", "-f", "-", input: hello)
            #expect(created.output == "workflow.argoproj.io/hello created\n", "\(created.problems)")
            let table = try await kubectl("get", "workflows")
            #expect(table.output.hasPrefix("NAME    STATUS    AGE"), "\(table.output)\(table.problems)")
            #expect(table.output.contains("hello   Pending"))
            let yaml = try await kubectl("get", "wf", "hello", "-o", "yaml")
            #expect(yaml.output.contains("\n  name: hello\n  namespace: default\n"), "\(yaml.problems)")
            let labelled = try await kubectl("label", "wf", "hello", "stage=two")
            #expect(labelled.output == "workflow.argoproj.io/hello labeled\n", "\(labelled.problems)")
            let annotated = try await kubectl("annotate", "wf", "hello", "a/b=c")
            #expect(annotated.output == "workflow.argoproj.io/hello annotated\n", "\(annotated.problems)")
            let selected = try await kubectl("get", "wf", "-A", "-l", "stage in (two),team=data,!x", "-o", "name")
            #expect(selected.output == "workflow.argoproj.io/hello\n", "\(selected.problems)")
            let described = try await kubectl("describe", "wf", "hello")
            #expect(described.isSuccess && described.output.contains("Entrypoint:  main"), "\(described.problems)")
            let again = try await kubectl("create", "-f", "-", input: hello)
            #expect(!again.isSuccess && again.problems.contains("AlreadyExists"), "\(again.problems)")
            let deleted = try await kubectl("delete", "workflow", "hello")
            #expect(deleted.output.contains("workflow.argoproj.io \"hello\" deleted"), "\(deleted.problems)")
            let none = try await kubectl("get", "wf")
            #expect(none.problems == "No resources found in default namespace.\n")
        }
    }

    @Test func `kubectl apply creates, then changes, then finds nothing to do`() async throws {
        let secret = """
            apiVersion: v1
            kind: Secret
            metadata: {name: token}
            data: {key: Zmlyc3Q=}
            """
        try await withKubectl { [hello] kubectl in
            for (manifest, changed, name) in [
                (hello, hello.replacingOccurrences(of: "alpine", with: "busybox"), "workflow.argoproj.io/hello"),
                (secret, secret.replacingOccurrences(of: "Zmlyc3Q=", with: "c2Vjb25k"), "secret/token"),
            ] {
                let first = try await kubectl("apply", "-f", "-", input: manifest)
                #expect(first.output == "\(name) created\n", "\(first.problems)")
                let second = try await kubectl("apply", "-f", "-", input: changed)
                #expect(second.output == "\(name) configured\n", "\(second.problems)")
                let third = try await kubectl("apply", "-f", "-", input: changed)
                #expect(third.output == "\(name) unchanged\n", "\(third.problems)")
            }
            let image = try await kubectl("get", "wf", "hello", "-o", "jsonpath={.spec.templates[0].container.image}")
            #expect(image.output == "busybox")
            let key = try await kubectl("get", "secret", "token", "-o", "jsonpath={.data.key}")
            #expect(key.output == "c2Vjb25k")
        }
    }

    @Test func `kubectl create makes namespaces, secrets, configmaps and service accounts`() async throws {
        try await withKubectl { kubectl in
            for (arguments, name) in [
                (["create", "namespace", "ci"], "namespace/ci"),
                (["create", "secret", "generic", "s", "--from-literal=a=b", "-n", "ci"], "secret/s"),
                (["create", "configmap", "c", "--from-literal=a=b", "-n", "ci"], "configmap/c"),
                (["create", "serviceaccount", "sa", "-n", "ci"], "serviceaccount/sa"),
            ] {
                let created = try await kubectl.run(arguments)
                #expect(created.output == "\(name) created\n", "\(created.problems)")
            }
            let secret = try await kubectl("get", "secret", "s", "-n", "ci", "-o", "jsonpath={.type} {.data.a}")
            #expect(secret.output == "Opaque Yg==", "\(secret.problems)")
            let map = try await kubectl("get", "cm", "-n", "ci", "-o", "jsonpath={.items[*].data.a}")
            #expect(map.output == "b", "\(map.problems)")
            let namespaces = try await kubectl("get", "ns", "-o", "name")
            #expect(namespaces.output == "namespace/ci\nnamespace/default\n", "\(namespaces.problems)")
            let deleted = try await kubectl("delete", "ns", "ci")
            #expect(deleted.isSuccess, "\(deleted.problems)")
            let rest = try await kubectl("get", "secrets", "-A", "-o", "name")
            #expect(rest.output == "", "\(rest.problems)")
        }
    }

    @Test func `kubectl get -w prints what happens, as names and as rows`() async throws {
        try await withKubectl { [hello] kubectl in
            try await kubectl("create", "-f", "-", input: hello)
            for (format, expected) in [("name", "workflow.argoproj.io/hello"), ("wide", "hello   Pending")] {
                let file = kubectl.directory + "/watched-\(format)"
                try await withThrowingTaskGroup { group in
                    group.addTask { try await kubectl.watch("wf", format: format, into: file) }
                    defer { group.cancelAll() }
                    let lines = try await kubectl.relabel("wf", "hello", until: expected, in: file)
                    #expect(lines >= 3)
                }
            }
        }
    }

    @Test func `a refused manifest is explained by kubectl with the field's path`() async throws {
        try await withKubectl { [hello] kubectl in
            let wrong = hello + "\n  arguments: {parameters: [{name: n, value: [3]}]}"
            let created = try await kubectl("create", "-f", "-", input: wrong)
            #expect(!created.isSuccess)
            #expect(created.problems.contains("spec.arguments.parameters[0].value"), "\(created.problems)")
        }
    }

    @Test(arguments: ["strict", "warn", "ignore"])
    func `a field that nobody knows is taken, and kubectl tells it unless it is to be ignored`(
        validation: String
    ) async throws {
        try await withKubectl { [hello] kubectl in
            let slip = hello + "\n  activeDeadlineSecond: 5"
            let created = try await kubectl("create", "--validate=\(validation)", "-f", "-", input: slip)
            #expect(created.isSuccess, "\(created)")
            let isTold = created.problems.contains(#"Warning: unknown field "spec.activeDeadlineSecond""#)
            #expect(isTold == (validation != "ignore"), "\(created.problems)")
        }
    }

    @Test func `a number as a parameter is taken, and kubectl shows that others refuse it`() async throws {
        try await withKubectl { [hello] kubectl in
            let scalar = hello + "\n  arguments: {parameters: [{name: count, value: 3}]}"
            let created = try await kubectl("create", "-f", "-", input: scalar)
            #expect(created.isSuccess, "\(created)")
            let warning = "Warning: spec.arguments.parameters[0].value is no string; write one"
            #expect(created.problems.contains(warning), "\(created.problems)")
            let parameters = (0..<40).map { "{name: p\($0), value: \($0)}" }.joined(separator: ", ")
            let many = try await kubectl(
                "create",
                "-f",
                "-",
                input: hello.replacing("name: hello\n  labels", with: "name: many\n  labels")
                    + "\n  arguments: {parameters: [\(parameters)]}"
            )
            #expect(many.isSuccess, "\(many)")
            #expect(many.problems.components(separatedBy: "Warning: ").count == 9, "\(many.problems)")
            #expect(many.problems.contains("Warning: there are 33 more warnings"), "\(many.problems)")
        }
    }
}

extension Kubectl {
    func run(_ arguments: [String]) async throws -> Ended {
        try await execute("kubectl", fixedArguments + arguments)
    }

    /// Watches until cancelled.
    func watch(_ kind: String, format: String, into file: String) async throws {
        let script = #"file=$1; shift; exec kubectl "$@" > "$file""#
        let arguments = ["-c", script, "sh", file] + fixedArguments + ["get", kind, "-w", "-o", format]
        _ = try await execute("sh", arguments)
    }

    /// Changes a label again and again until `file` shows three lines with `text`; gives up after a while.
    func relabel(_ kind: String, _ name: String, until text: String, in file: String) async throws -> Int {
        var lines = 0
        for attempt in 0..<50 where lines < 3 {
            try await callAsFunction("label", "--overwrite", kind, name, "attempt=\(attempt)")
            let printed = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
            lines = printed.split(separator: "\n").filter { $0.contains(text) }.count
        }
        return lines
    }
}
