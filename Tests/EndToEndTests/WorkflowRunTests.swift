import BuiltGateway
import EventData
import Foundation
import Testing

/// Workflows that really run, with the built binary and real `kubectl`.
@Suite(.timeLimit(.minutes(5))) struct WorkflowRunTests {
    @Test func `the workflows of common introductions run unmodified, and the tools show them`() async throws {
        let gateway = try Self.gateway()
        try await gateway.start()
        let hello = try await gateway.submit(WorkflowTexts.hello)
        let coin = try await gateway.submit(WorkflowTexts.coinFlip)
        let diamond = try await gateway.submit(WorkflowTexts.diamond)
        for name in [hello, coin, diamond] { try await gateway.untilEnded(name, as: "Succeeded") }

        let tree = try Binary.run(["get", "workflow", diamond, "--server", gateway.cluster]).output
        for line in ["✔ \(diamond) ", " ├─✔ A ", " │ ├─✖ C(0) ", " └─✔ D ", "Progress:            4/5\n"] {
            #expect(tree.contains(line), "\(tree)")
        }
        let described = try Binary.run(["describe", "workflow", diamond, "--server", gateway.cluster]).output
        // Ages grow from one look to the next.
        let age = #/\([0-9a-z]+ ago\)/#
        #expect(described.replacing(age, with: "") == tree.replacing(age, with: ""))
        let list = try gateway.kubectl("get", "workflows").output
        #expect(list.components(separatedBy: "Succeeded").count == 4, "\(list)")

        let data = ["--server", gateway.cluster, "--data", gateway.dataDirectory.path]
        let logs = try Binary.run(["logs", hello] + data)
        #expect(logs.output == "\(hello): hello world\n", "\(logs.errors)")
        let said = try Binary.run(["logs", diamond] + data).output
        for letter in "ABCD" { #expect(said.contains(": \(letter)\n"), "\(said)") }
        #expect(try Binary.run(["watch", hello, "--server", gateway.cluster]).status == 0)
    }

    @Test func `files of steps have the modes of a container, whatever the gateway's own would have`() async throws {
        let gateway = try Self.gateway()
        gateway.wrapper = ["/bin/sh", "-c", #"umask 077; exec "$@""#, "sh"]
        try await gateway.start()
        let name = try await gateway.submit(WorkflowTexts.packed)
        try await gateway.untilEnded(name, as: "Succeeded")
        let logs = try gateway.kubectl("logs", "-l", "workflows.argoproj.io/workflow=\(name)", "--tail", "-1").output
        #expect(logs == "755\n644\n755\n644\n", "\(logs)")
    }

    @Test func `watch and logs follow a workflow until its end`() async throws {
        let gateway = try Self.gateway()
        try await gateway.start()
        let name = try await gateway.submit(WorkflowTexts.slow)
        let (cluster, data) = (gateway.cluster, gateway.dataDirectory.path)
        async let watch = Binary.runAside(["watch", name, "--server", cluster])
        async let logs = Binary.runAside(["logs", "-f", "@latest", "--server", cluster, "--data", data])
        let (watched, logged) = try await (watch, logs)
        #expect(watched.status == 1)
        #expect(watched.errors.contains("the workflow ended as Failed"), "\(watched.errors)")
        #expect(watched.output.contains("\(name) Running\n") && watched.output.contains("\(name) Failed"))
        #expect(logged.output == "\(name): one\n\(name): two\n", "\(logged.errors)")
    }

    @Test func `the tree has every hook once, and pods go as podGC says`() async throws {
        let gateway = try Self.gateway()
        try await gateway.start()
        try await gateway.untilEnded(try await gateway.submit(WorkflowTexts.hooked), as: "Succeeded")
        let tree = try Binary.run(["get", "workflow", "hooked", "--server", gateway.cluster]).output
        let rows = tree.split(separator: "\n").drop { !$0.hasPrefix("STEP") }.dropFirst()
        // The lines and the mark, with the name after them.
        let steps = rows.compactMap { $0.firstMatch(of: /[^✔]*✔ [^ ]+/).map { String($0.output) } }
        let drawn = [
            "✔ hooked", " ├─✔ a", " ├─✔ a.onExit", " ├─✔ ab", " └─✔ ab.hooks.done", "✔ hooked.hooks.began",
            "✔ hooked.onExit",
        ]
        #expect(steps == drawn, "\(tree)")
        try await eventually("pods go") {
            let pods = try gateway.kubectl("get", "pods", "-o", "name").output.split(separator: "\n")
            // That of the exit handler is not chosen.
            return pods.count == 1 && pods[0].contains("hooked-plain-")
        }
        let logs = try Binary.run(["logs", "hooked", "--server", gateway.cluster, "--data", gateway.dataDirectory.path])
        #expect(logs.output.split(separator: "\n").count == 6, "\(logs.output)")
    }

    @Test func `an event runs its workflow to the end`() async throws {
        let gateway = try Self.gateway(manifests: Example.manifests())
        try await gateway.start()
        let push = try Example.text("eventsources/push.json")
        #expect(try await post("\(gateway.webhook)/push", push).status == 200)
        try await eventually("run") {
            try await gateway.workflows().first?.at("status", "phase")?.string == "Succeeded"
        }
        let data = ["--server", gateway.cluster, "--data", gateway.dataDirectory.path]
        let logs = try Binary.run(["logs", "@latest"] + data)
        #expect(logs.output.contains("octo-org/hello"), "\(logs.output)\(logs.errors)")
        for words in [["workflow", "@latest"], ["wf/@latest"]] {
            let got = try Binary.run(["get"] + words + ["--server", gateway.cluster])
            #expect(got.output.contains("Succeeded"), "\(got.output)\(got.errors)")
        }
    }

    /// 299 of the checklist.
    @Test func `after kill -9 no process is left, and what ran is an error unless it may be tried again`() async throws
    {
        let gateway = try Self.gateway()
        try await gateway.start(["--runner-parallelism", "20"])
        let once = try await gateway.submit(WorkflowTexts.interrupted(name: "once", retry: ""))
        let again = try await gateway.submit(
            WorkflowTexts.interrupted(name: "again", retry: "retryStrategy: {limit: 1, retryPolicy: Always}")
        )
        for name in [once, again] {
            try await eventually("\(name) runs") {
                try await gateway.workflow(name).at("status", "nodes")?.object?.members.contains {
                    $0.value["type"]?.string == "Pod" && $0.value["phase"]?.string == "Running"
                } ?? false
            }
        }
        try await eventually("processes") { try Self.commandLines().count { $0.hasPrefix("sleep\u{0}61.7") } == 2 }
        gateway.kill()
        try await eventually("no process is left") {
            try Self.commandLines().allSatisfy { !$0.contains("61.7") }
        }
        try await gateway.start(["--runner-parallelism", "20"])
        try await gateway.untilEnded(once, as: "Error")
        let nodes = try await gateway.workflow(once).at("status", "nodes")?.object?.members.map(\.value) ?? []
        #expect(nodes.contains { $0["message"]?.string == "pod deleted" })
        // The second try runs; it is not waited for.
        try await eventually("tried again") {
            let nodes = try await gateway.workflow(again).at("status", "nodes")?.object?.members.map(\.value) ?? []
            let phases = nodes.filter { $0["type"]?.string == "Pod" }.compactMap { $0["phase"]?.string }
            return phases.sorted() == ["Error", "Running"]
        }
        #expect(try gateway.kubectl("delete", "workflow", again).status == 0)
        try await eventually("ended with its object") {
            try Self.commandLines().allSatisfy { !$0.contains("61.7") }
        }
    }

    @Test func `a workflow cannot read what the gateway keeps, nor signal it`() async throws {
        let gateway = try Self.gateway()
        try await gateway.start()
        let name = try await gateway.submit(
            WorkflowTexts.intruder(data: gateway.dataDirectory.path, process: gateway.processIdentifier)
        )
        try await gateway.untilEnded(name, as: "Succeeded")
        let data = ["--server", gateway.cluster, "--data", gateway.dataDirectory.path]
        let logs = try Binary.run(["logs", name] + data).output
        #expect(logs.contains("files: 0\n") && logs.contains("signal: 1\n"), "\(logs)")
        #expect(gateway.isRunning)
    }

    @Test(arguments: ["machine", "cluster"])
    func `a step reads nothing of the local cluster unless it may`(network: String) async throws {
        let gateway = try Self.gateway()
        try await gateway.start(["--runner-network", network])
        #expect(try gateway.kubectl("create", "secret", "generic", "s", "--from-literal=k=hidden").status == 0)
        let name = try await gateway.submit(
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata: {generateName: asks-}
            spec:
              entrypoint: main
              templates:
              - name: main
                container:
                  image: x
                  command: [sh, -c]
                  args:
                  - |
                    curl -s $0/api/v1/namespaces/default/secrets/s; curl -s $0/version
                    bwrap --unshare-user --ro-bind /usr /usr --ro-bind /bin /bin --ro-bind /lib /lib --ro-bind-try /lib64 /lib64 \
                      curl -s $0/api/v1/namespaces/default/secrets/s
                    sleep 1
                  - "\(gateway.cluster)"
            """
        )
        // The same is read by others while the step runs.
        try await eventually("it runs") { try gateway.kubectl("get", "pods", "-o", "name").output.contains("pod/") }
        #expect(try gateway.kubectl("get", "secret", "s", "-o", "name").output == "secret/s\n")
        try await gateway.untilEnded(name, as: "Succeeded")
        let data = ["--server", gateway.cluster, "--data", gateway.dataDirectory.path]
        let logs = try Binary.run(["logs", name] + data).output
        #expect(logs.contains("have no account in the local cluster") == (network == "machine"), "\(logs)")
        #expect(logs.contains("aGlkZGVu") == (network == "cluster") && logs.contains("gitVersion"), "\(logs)")
    }

    @Test func `kubectl stops a workflow, and a suspended one goes on when it is told`() async throws {
        let gateway = try Self.gateway()
        try await gateway.start()
        let name = try await gateway.submit(WorkflowTexts.suspended)
        try await eventually("suspended") {
            let workflow = try await gateway.workflow(name)
            return workflow.at("spec", "suspend")?.bool == true && workflow.at("status", "phase")?.string == "Running"
        }
        #expect(try await gateway.workflow(name).at("status", "nodes") == nil)
        let resume = #"{"spec":{"suspend":null}}"#
        #expect(try gateway.kubectl("patch", "workflow", name, "--type", "merge", "-p", resume).status == 0)
        try await eventually("runs") { try Self.commandLines().contains { $0.contains("62.8") } }
        let stop = #"{"spec":{"shutdown":"Stop"}}"#
        #expect(try gateway.kubectl("patch", "workflow", name, "--type", "merge", "-p", stop).status == 0)
        try await gateway.untilEnded(name, as: "Failed")
        #expect(try Self.commandLines().allSatisfy { !$0.contains("62.8") })
    }

    @Test func `without a runner a workflow waits, and says why`() async throws {
        let gateway = try GatewayProcess(manifests: [:])
        try await gateway.start()
        let name = try await gateway.submit(WorkflowTexts.hello)
        let status = try await gateway.workflow(name)["status"]
        #expect(status?["phase"]?.string == "Pending")
        #expect(status?["message"]?.string?.contains("--runner none") == true)
        let wrong = try Binary.run(["run", "--runner-limit", "cpu=1"])
        #expect(wrong.status == 2 && wrong.errors.contains("there is no limit 'cpu'"), "\(wrong.errors)")
        for runner in ["process", "podman"] {
            let real = try Binary.run(["run", "--cluster", "kubeconfig", "--runner", runner])
            #expect(
                real.status == 2 && real.errors.contains("--runner \(runner) is for --cluster local"),
                "\(real.errors)"
            )
        }
    }

    static func gateway(manifests: [String: String] = [:]) throws -> GatewayProcess {
        let gateway = try GatewayProcess(manifests: manifests)
        gateway.runner = "process"
        return gateway
    }

    static func commandLines() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }.compactMap { name in
            try? String(contentsOfFile: "/proc/\(name)/cmdline", encoding: .utf8)
        }
    }
}

extension GatewayProcess {
    /// Creates a Workflow with kubectl; its name.
    func submit(_ text: String) async throws -> String {
        let file = directory.appending(path: "\(UUID().uuidString).yaml")
        try text.write(to: file, atomically: true, encoding: .utf8)
        let created = try kubectl("create", "-f", file.path, "-o", "name")
        guard created.status == 0 else { throw EndToEndError("kubectl create: \(created.errors)") }
        return created.output.split(separator: "/").last.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
            ?? ""
    }

    func workflow(_ name: String) async throws -> JSON {
        let path = "/apis/argoproj.io/v1alpha1/namespaces/default/workflows/\(name)"
        return try await get(cluster + path).json
    }

    func untilEnded(_ name: String, as phase: String) async throws {
        try await eventually("\(name) ends") {
            try await self.workflow(name).at("metadata", "labels", "workflows.argoproj.io/completed")?.string == "true"
        }
        let status = try await workflow(name)["status"]
        #expect(status?["phase"]?.string == phase, "\(status?.text ?? "")")
    }
}
