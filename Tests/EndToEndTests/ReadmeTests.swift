import BuiltGateway
import Foundation
import MockKafka
import Testing

/// What the README tells people to type works, and prints what the README shows.
@Suite struct ReadmeTests {
    @Test func `every command of the README works, in its order, and prints what is shown`() async throws {
        let kafka = try MockCluster()
        for topic in ["orders", "receipts"] { try kafka.createTopic(topic, partitions: 1) }
        let manifests = try Example.manifests().merging(Example.kafka(at: kafka.bootstrap)) { $1 }
        let gateway = try GatewayProcess(manifests: manifests)
        gateway.runner = nil
        try await gateway.start()
        let desk = try Desk(gateway, brokers: kafka.bootstrap)
        let steps = try Readme.steps()
        #expect(steps.count >= 12, "the README's commands were not found")
        for step in steps {
            if step.isOperator {
                try await desk.startOperator()
                continue
            }
            let command = try await desk.fill(step.command)
            // A moment passes between an event and its Workflow.
            var last = ""
            defer { if !step.isShown(by: last) { Issue.record("\(command) prints:\n\(last)") } }
            try await eventually("as the README shows: \(step.command)") {
                let result = try Program.run(["bash", "-c", command], in: desk.directory)
                let isRefused = ["invocations retry", "invocations drop"].contains { step.command.contains($0) }
                let expected = isRefused ? 1 : 0
                guard result.status == expected else {
                    let failure = "\(command): exit code \(result.status)\n\(result.output)\(result.errors)"
                    // A rebalance on a busy machine is worth an error to the doctor, and passes.
                    throw command.contains(" doctor") ? Finding(description: failure) : EndToEndError(failure)
                }
                last = result.output
                return step.isShown(by: last)
            }
        }
    }

    @Test func `the two commands of the README are targets of the Makefile`() throws {
        for target in ["run", "test"] {
            #expect(try Example.text("README.md").contains("\nmake \(target) "))
            #expect(try Program.run(["make", "--dry-run", target], in: Example.root).status == 0)
        }
    }
}

/// What the doctor found, which may be well a moment later.
private struct Finding: Error, CustomStringConvertible {
    let description: String
}

/// A directory like that of a user who has run `make run`: the examples, and `./signalbox`.
private final class Desk {
    let directory: URL
    private let brokers: String
    /// The one that the commands speak to.
    private var gateway: GatewayProcess

    init(_ gateway: GatewayProcess, brokers: String) throws {
        self.gateway = gateway
        self.brokers = brokers
        directory = gateway.directory.appending(path: "desk")
        let files = FileManager.default
        try files.createDirectory(at: directory, withIntermediateDirectories: true)
        for folder in ["eventsources", "sensors"] {
            try files.copyItem(at: Example.root.appending(path: folder), to: directory.appending(path: folder))
        }
        // The same program, told where this test's gateway is.
        let script = """
            #!/usr/bin/env bash
            case $1 in
                events | explain | replay | shadow | trace | doctor | schemas | invocations | send | status | diff | describe | quarantine) set -- "$@" --admin \(gateway.admin) ;;
                get | apply | delete) set -- "$@" --server \(gateway.cluster) --admin \(gateway.admin) ;;
                watch) set -- "$@" --server \(gateway.cluster) ;;
                logs) set -- "$@" --server \(gateway.cluster) --data \(gateway.dataDirectory.path) ;;
            esac
            exec \(Binary.url.path) "$@"
            """
        let program = directory.appending(path: "signalbox")
        try script.write(to: program, atomically: true, encoding: .utf8)
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        let object = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: colours}\n"
        try object.write(to: directory.appending(path: "object.yaml"), atomically: true, encoding: .utf8)
    }

    /// The README's `operator` has a cluster of its own, and so have the commands after it.
    func startOperator() async throws {
        let gateway = try GatewayProcess(manifests: [:])
        gateway.command = ["operator", "--cluster", "local"]
        try await gateway.start()
        for file in ["eventsources/github.yaml", "sensors/ci.yaml"] {
            let text = try Example.text(file).replacing("\"12000\"", with: "\"\(gateway.ports.webhook)\"")
            try text.write(to: directory.appending(path: file), atomically: true, encoding: .utf8)
        }
        self.gateway = gateway
    }

    /// The command with this gateway's ports and names in place of the README's.
    func fill(_ command: String) async throws -> String {
        var filled = command.replacing("localhost:12000", with: "localhost:\(gateway.ports.webhook)")
            .replacing("localhost:9092", with: brokers)
            .replacing("127.0.0.1:7778", with: "127.0.0.1:\(gateway.ports.cluster)")
            .replacing("kubectl ", with: "kubectl --kubeconfig /dev/null --cache-dir ./kubectl-cache ")
            .replacing("curl ", with: "curl --fail --silent --show-error ")
            .replacing("lint FILE…", with: "lint sensors/ci.yaml")
            .replacing("-f FILE", with: "-f object.yaml")
            .replacing("migrate check --cluster -A", with: "migrate check sensors")
            .replacing("generic NAME", with: "generic my-token")
        if filled.contains(" ci-"), let name = try await gateway.workflows().first?.name {
            filled = filled.replacing(/ci-[a-z2-7]{10}/, with: name)
        }
        if filled.hasSuffix(" ID") {
            let list = try Binary.run(["invocations", "list", "-o", "name", "--admin", gateway.admin])
            filled = String(filled.dropLast(2)) + (list.output.split(separator: "\n").first ?? "")
        }
        return filled
    }
}

/// The README as commands with what they print.
private enum Readme {
    struct Step {
        let command: String
        /// The lines shown below the command; empty when none are.
        let shown: String

        var isOperator: Bool { command.hasPrefix("./signalbox operator ") && command.hasSuffix(" &") }

        /// `…` stands for anything; names and ages differ each time.
        func isShown(by output: String) -> Bool {
            var rest = Substring(Self.normalized(output))
            for part in Self.normalized(shown).split(separator: "…") {
                let text = part.trimmingCharacters(in: .whitespacesAndNewlines)
                if text.isEmpty { continue }
                guard let range = rest.range(of: text) else { return false }
                rest = rest[range.upperBound...]
            }
            return true
        }

        private static func normalized(_ text: String) -> String {
            text.replacing(/ci-[a-z2-7]{10}/, with: "ci-NAME").replacing(#/ [0-9]+s /#, with: " AGE ")
                .replacing(#/ +/#, with: " ")
        }
    }

    /// Commands of `sh` and `console` blocks and of `code` in the text, in their order; those of make and those for a real
    /// cluster are left out.
    static func steps() throws -> [Step] {
        var steps: [Step] = []
        for (number, part) in try Example.text("README.md").components(separatedBy: "```").enumerated() {
            if number.isMultiple(of: 2) {
                steps += part.matches(of: /`((?:\.\/signalbox|kubectl --server) [^`]+)`/).map {
                    Step(command: String($0.1).replacing("\n", with: " "), shown: "")
                }
            } else if part.hasPrefix("sh\n") {
                steps += commands(part.dropFirst(3))
            } else if part.hasPrefix("console\n") {
                steps += session(part.dropFirst(8))
            }
        }
        return steps.filter { !$0.command.hasPrefix("make ") }
    }

    private static func commands(_ block: Substring) -> [Step] {
        String(block).replacing(/\\\n */, with: "").split(separator: "\n").map { line in
            let command = line.split(separator: #/ +# /#).first ?? line
            return Step(command: command.trimmingCharacters(in: .whitespaces), shown: "")
        }
    }

    private static func session(_ block: Substring) -> [Step] {
        ("\n" + block).components(separatedBy: "\n$ ").dropFirst().map { text in
            let lines = text.split(separator: "\n", maxSplits: 1)
            return Step(command: String(lines[0]), shown: lines.count > 1 ? String(lines[1]) : "")
        }
    }
}
