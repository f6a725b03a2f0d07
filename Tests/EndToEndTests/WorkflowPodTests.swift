import BuiltGateway
import EventData
import Foundation
import Testing

/// The pods and Events of Workflows that really run, with the built binary and real `kubectl` (decision 0051).
@Suite(.timeLimit(.minutes(5))) struct WorkflowPodTests {
    private static let two = """
        apiVersion: argoproj.io/v1alpha1
        kind: Workflow
        metadata: {name: two}
        spec:
          entrypoint: main
          templates:
          - name: main
            steps:
            - - {name: a, template: say, arguments: {parameters: [{name: m, value: hello}]}}
              - {name: b, template: slow}
          - name: say
            inputs: {parameters: [{name: m}]}
            initContainers: [{name: first, image: busybox, command: [echo, beginning]}]
            container: {image: busybox, command: [echo, "{{inputs.parameters.m}}"]}
          - name: slow
            container: {image: busybox, command: [sh, -c, "echo 1; sleep 1; echo 2; exit 3"]}
        """

    /// A million empty lines, and three that are not.
    private static let long = """
        apiVersion: argoproj.io/v1alpha1
        kind: Workflow
        metadata: {name: long}
        spec:
          entrypoint: main
          templates:
          - name: main
            container: {image: busybox, command: [sh, -c, "yes '' | head -n 1000000; echo x; echo y; printf z"]}
        """

    @Test func `the end of a long log costs what is asked for, however much that is`() async throws {
        let gateway = try WorkflowRunTests.gateway()
        try await gateway.start(["--no-admin-token"])
        _ = try await gateway.submit(Self.long)
        try await gateway.untilEnded("long", as: "Succeeded")
        func tail(_ lines: String) async throws -> String {
            let path = "api/v1/namespaces/default/pods/long/log?tailLines=\(lines)"
            return try await get("\(gateway.cluster)/\(path)").body
        }
        #expect(try await tail("0") == "")
        #expect(try await tail("1") == "z")
        #expect(try await tail("3") == "x\ny\nz")
        #expect(try await tail("5") == "\n\nx\ny\nz")
        let clock = ContinuousClock()
        let start = clock.now
        #expect(try await tail("100000").utf8.count == 99_997 + 5)
        #expect(try await tail("\(Int.max)").utf8.count == 1_000_000 + 5)
        #expect(start.duration(to: clock.now) < .seconds(10), "it took minutes to count from the beginning")
        // Through the console: of this Workflow alone.
        #expect(try await get("\(gateway.admin)/api/workflows/default/long/logs/long").body.hasSuffix("x\ny\nz"))
        #expect(try await get("\(gateway.admin)/api/workflows/default/other/logs/long").status == 404)
    }

    @Test func `kubectl shows the pods of a workflow, their logs and what happened`() async throws {
        let gateway = try WorkflowRunTests.gateway()
        try await gateway.start()
        _ = try await gateway.submit(Self.two)
        let label = "workflows.argoproj.io/workflow=two"
        func pods() throws -> [String] {
            try gateway.kubectl("get", "pods", "-l", label, "-o", "name").output.split(separator: "\n").map(String.init)
        }
        try await eventually("both pods") { try pods().count == 2 }
        let say = try #require(try pods().first { $0.contains("-say-") })
        let slow = try #require(try pods().first { $0.contains("-slow-") })
        // It follows until the step has ended.
        #expect(try gateway.kubectl("logs", "-f", slow).output == "1\n2\n")
        try await gateway.untilEnded("two", as: "Failed")
        #expect(try gateway.kubectl("logs", say).output == "hello\n")
        #expect(try gateway.kubectl("logs", say, "-c", "first").output == "beginning\n")
        #expect(try gateway.kubectl("logs", slow, "-c", "main", "--tail", "1").output == "2\n")
        let together = try gateway.kubectl("logs", "-l", label).output
        #expect(Set(together.split(separator: "\n")) == ["hello", "1", "2"], "\(together)")
        let none = try gateway.kubectl("logs", slow, "--timestamps")
        #expect(none.status != 0 && none.errors.contains("not kept here"), "\(none.errors)")

        let table = try gateway.kubectl("get", "pods").output
        #expect(table.contains("Completed   0") && table.contains("Error       0"), "\(table)")
        let described = try gateway.kubectl("describe", slow).output
        for line in [
            "Controlled By:    Workflow/two", "Exit Code:    3", "Reason:       Error", "Status:           Failed",
        ] {
            #expect(described.contains(line), "\(line) in \(described)")
        }
        let workflow = try gateway.kubectl("describe", "workflow", "two").output
        let events = try gateway.kubectl("get", "events").output
        for text in [workflow, events] {
            for reason in [
                "WorkflowRunning", "WorkflowFailed", "WorkflowNodeSucceeded",
                "Failed node two[0].b: main: Error (exit code 3)",
            ] {
                #expect(text.contains(reason), "\(reason) in \(text)")
            }
        }
    }

    @Test func `the step whose pod is deleted ends as an error, and may be tried again`() async throws {
        let gateway = try WorkflowRunTests.gateway()
        try await gateway.start()
        _ = try await gateway.submit(WorkflowTexts.interrupted(name: "lost", retry: ""))
        let retry = "retryStrategy: {limit: 1, retryPolicy: Always}"
        _ = try await gateway.submit(WorkflowTexts.interrupted(name: "again", retry: retry))
        func running() throws -> Int {
            try WorkflowRunTests.commandLines().count { $0.hasPrefix("sleep\u{0}61.7") && $0.utf8.count == 11 }
        }
        func pods(_ workflow: String) throws -> [String] {
            try gateway.kubectl("get", "pods", "-l", "workflows.argoproj.io/workflow=\(workflow)", "-o", "name").output
                .split(separator: "\n").map(String.init)
        }
        for name in ["lost", "again"] {
            try await eventually("\(name) runs") {
                try await gateway.workflow(name).at("status", "nodes")?.object?.members.contains {
                    $0.value["type"]?.string == "Pod" && $0.value["phase"]?.string == "Running"
                } ?? false
            }
        }
        let first = try pods("again")
        for pod in try pods("lost") + first { #expect(try gateway.kubectl("delete", pod).status == 0) }
        try await gateway.untilEnded("lost", as: "Error")
        #expect(try await gateway.workflow("lost").at("status", "message")?.string == "pod deleted")
        try await eventually("another pod") {
            let now = try pods("again")
            return now.count == 1 && now != first
        }
        #expect(try gateway.kubectl("delete", "workflow", "again").status == 0)
        #expect(try pods("again") == [])
    }

    @Test func `what runs in a fence that nobody holds is ended by the next start`() async throws {
        let gateway = try WorkflowRunTests.gateway()
        let leaf = gateway.dataDirectory.appending(path: "workflows/leaves/uid-of-nobody-1/node/root").path
        try await Self.withHeldByNobody(leaf, seconds: "604.25") {
            try await gateway.start()
            try await eventually("its end") { try !Self.sleeps("604.25") }
            try await eventually("its files are gone") { !FileManager.default.fileExists(atPath: leaf) }
        }
    }

    @Test func `what runs in a fence that nobody holds is ended after kill -9, with no start at all`() async throws {
        let gateway = try WorkflowRunTests.gateway()
        try await gateway.start()
        let leaf = gateway.dataDirectory.appending(path: "workflows/leaves/uid-of-nobody-2/node/root").path
        try await Self.withHeldByNobody(leaf, seconds: "604.75") {
            gateway.kill()
            try await eventually("its end") { try !Self.sleeps("604.75") }
        }
    }

    /// Something in a fence as a gateway leaves it that is killed in the very moment in which it makes one; it runs for
    /// longer than a busy machine takes to look.
    private static func withHeldByNobody(_ leaf: String, seconds: String, _ body: () async throws -> Void) async throws
    {
        try FileManager.default.createDirectory(atPath: leaf, withIntermediateDirectories: true)
        let fence = Process()
        fence.executableURL = URL(fileURLWithPath: "/usr/bin/bwrap")
        let links = ["bin", "lib", "lib64"].flatMap { ["--symlink", "usr/\($0)", "/\($0)"] }
        fence.arguments =
            ["--unshare-user", "--unshare-pid", "--bind", leaf, "/", "--ro-bind", "/usr", "/usr"] + links
            + ["--proc", "/proc", "sleep", seconds]
        try fence.run()
        defer { if fence.isRunning { fence.terminate() } }
        try await eventually("it sleeps") { try sleeps(seconds) }
        try await body()
    }

    @Test func `what waits at a gate that nobody opens is ended by the next start, and after kill -9`() async throws {
        let gateway = try WorkflowRunTests.gateway()
        let leaf = gateway.dataDirectory.appending(path: "workflows/leaves/uid-of-nobody-3/node").path
        try FileManager.default.createDirectory(atPath: leaf, withIntermediateDirectories: true)
        let gate = leaf + "/gate"
        #expect(mkfifo(gate, 0o600) == 0)
        // One is a shell that has not come to it yet.
        let early = try Self.started(["-c", "read nothing", "sh", gate])
        defer { early.terminate() }
        let waiting = try Self.started(["-c", #"exec 4<>"$1"; exec sleep 605.5"#, "sh", gate])
        defer { waiting.terminate() }
        try await eventually("they wait") { try Self.sleeps("605.5") }
        try await gateway.start()
        try await eventually("their end") { !early.isRunning && !waiting.isRunning }

        try FileManager.default.createDirectory(atPath: leaf, withIntermediateDirectories: true)
        #expect(mkfifo(gate, 0o600) == 0)
        let late = try Self.started(["-c", #"exec 4<>"$1"; exec sleep 605.75"#, "sh", gate])
        defer { late.terminate() }
        try await eventually("it waits") { try Self.sleeps("605.75") }
        gateway.kill()
        try await eventually("its end") { !late.isRunning }
    }

    private static func started(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = arguments
        // Nothing ever comes.
        process.standardInput = Pipe()
        try process.run()
        return process
    }

    private static func sleeps(_ seconds: String) throws -> Bool {
        try WorkflowRunTests.commandLines().contains { $0 == "sleep\u{0}\(seconds)\u{0}" }
    }
}
