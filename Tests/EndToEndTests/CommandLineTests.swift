import BuiltGateway
import EventData
import Foundation
import Testing

/// The command line against a running gateway: what is printed where, and the exit codes.
@Suite struct CommandLineTests {
    @Test func `what cannot be written is an error, and a reader that has seen enough is none`() throws {
        func run(_ command: String) throws -> Binary.Result {
            try Program.run(["bash", "-o", "pipefail", "-c", command.replacing("signalbox", with: Binary.url.path)])
        }
        let manifests = Example.root.path
        let written = try run("signalbox test '\(manifests)/sensors' > /dev/full")
        #expect(written.status == 1 && written.errors.contains("could not be written: No space left on device"))
        #expect(try run("trap '' PIPE; signalbox test '\(manifests)/sensors' | true").status == 0)
    }

    @Test func `an event can be followed from sending to the Workflow's parameters`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let admin = ["--admin", gateway.admin]
        let payload = Example.root.appending(path: "eventsources/push.json").path
        let sent = try Binary.run(
            ["send", "github", "push", "-f", payload, "-H", "X-GitHub-Delivery: cli-1"] + admin
        )
        #expect(sent.status == 0, "\(sent.errors)")
        #expect(sent.output == "event cli-1 accepted\n")
        try await eventually("submitted") { try await gateway.workflows().count == 1 }

        let events = try Binary.run(["events", "list"] + admin)
        #expect(events.output.contains("SEQUENCE   SOURCE   EVENT"))
        #expect(events.output.contains("cli-1"))
        #expect(try Binary.run(["events", "list", "-o", "name"] + admin).output == "cli-1\n")
        #expect(try Binary.run(["events", "list", "-o", "wide"] + admin).output.contains(/ID +TIME\n/))
        let event = try Binary.run(["events", "show", "cli-1"] + admin)
        #expect(event.output.contains("fired"))
        #expect(event.output.contains("octo-org/hello"))

        let invocations = try Binary.run(["invocations", "list", "-o", "json"] + admin)
        let rows = try JSON(parsing: invocations.output).array ?? []
        #expect(rows.map { $0["state"]?.string } == ["succeeded"])
        let id = rows.first?["id"]?.string ?? ""
        let invocation = try Binary.run(["invocations", "show", id] + admin)
        #expect(invocation.output.contains("Workflow"))
        #expect(try Binary.run(["invocations", "retry", id] + admin).status == 1)

        let server = ["--server", gateway.cluster]
        let list = try Binary.run(["get", "workflows"] + server)
        #expect(list.output.hasPrefix("NAME"))
        #expect(list.output.contains("Pending"))
        let name = try await gateway.workflows().first?.name ?? ""
        let yaml = try Binary.run(["get", "workflow", name, "-o", "yaml"] + server)
        #expect(yaml.output.contains("value: octo-org/hello"))
        #expect(try Binary.run(["get", "wf", "-o", "name"] + server).output == "workflow.argoproj.io/\(name)\n")
        let wide = try Binary.run(["get", "wf", "-o", "wide"] + server).output.split(separator: "\n")
        #expect(wide.first?.contains(/NAME +STATUS +AGE +SENSOR +TRIGGER +INVOCATION +MESSAGE/) == true)
        #expect(wide.last?.contains(/^ci-[a-z2-7]{10} +Pending +[0-9]+s +ci +build +/) == true)
        #expect(try Binary.run(["get", "workflow/\(name)", "-o", "yaml"] + server).output == yaml.output)
        #expect(try Binary.run(["get", "wf", name, "-A"] + server).status == 2)
        let deleted = try Binary.run(["delete", "workflow.argoproj.io/\(name)"] + server)
        #expect(deleted.output == "workflow.argoproj.io \"\(name)\" deleted\n", "\(deleted.errors)")
        #expect(try Binary.run(["get", "workflow", name] + server).status == 1)
    }

    @Test func `apply creates and changes objects and refuses what it cannot do`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let server = ["--server", gateway.cluster]
        let map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: colours}\ndata: {sky: SKY}\n"
        let created = try Binary.run(["apply", "-f", "-"] + server, input: map.replacing("SKY", with: "blue"))
        #expect(created.output == "configmap/colours created\n", "\(created.errors)")
        let changed = try Binary.run(["apply", "-f", "-"] + server, input: map.replacing("SKY", with: "grey"))
        #expect(changed.output == "configmap/colours configured\n", "\(changed.errors)")
        #expect(try Binary.run(["get", "cm", "colours", "-o", "json"] + server).output.contains("grey"))
        let slip = try Binary.run(["apply", "-f", "-"] + server, input: map.replacing("\ndata:", with: "\ndat:"))
        #expect(slip.errors == "warning: unknown field \"dat\"\n")
        #expect(slip.status == 0)
        let path = Example.root.appending(path: "sensors/ci.yaml").path
        let sensor = try Binary.run(["apply", "-f", path, "--admin", gateway.admin] + server)
        #expect(sensor.status == 1)
        #expect(sensor.errors.contains("a file that the gateway was started with"), "\(sensor.errors)")
    }

    @Test func `lint exits with 0 when clean, 1 on findings, 2 on wrong usage`() throws {
        let clean = try Binary.run(["lint", Example.root.appending(path: "sensors").path])
        #expect(clean.status == 0, "\(clean.output)\(clean.errors)")
        let findings = try Binary.run(["lint", "-"], input: "apiVersion: argoproj.io/v1alpha1\nkind: Sensro\n")
        #expect(findings.status == 1)
        #expect(findings.output.contains("stdin:2:7: error:"), "\(findings.output)")
        #expect(findings.output.contains("fix: "))
        #expect(try Binary.run(["lint"]).status == 2)
        #expect(try Binary.run(["lint", "no-such-file.yaml"]).status == 1)
        #expect(try Binary.run(["frobnicate"]).status == 2)
        #expect(try Binary.run(["version"]).output.hasPrefix("signalbox "))
        #expect(try Binary.run(["--version"]).output.hasPrefix("signalbox "))
    }

    @Test func `a path that is not there is named in words`() throws {
        for command in [["lint"], ["run"], ["apply", "-f"], ["delete", "-f"]] {
            let answer = try Binary.run(command + ["no-such-file.yaml"])
            #expect(answer.status == 1)
            #expect(answer.errors.hasPrefix("error: no such file or directory: no-such-file.yaml"), "\(answer.errors)")
        }
    }

    @Test(arguments: [
        [], ["run"], ["lint"], ["test"], ["send"], ["status"], ["events"], ["events", "list"], ["events", "show"],
        ["events", "tail"], ["events", "export"], ["explain"], ["trace"], ["doctor"], ["schemas"], ["replay"],
        ["shadow"],
        ["shadow", "start"],
        ["shadow", "list"],
        ["shadow", "diff"], ["shadow", "promote"], ["shadow", "stop"],
        ["invocations"], ["invocations", "list"], ["invocations", "show"],
        ["invocations", "retry"],
        ["get"], ["apply"], ["diff"], ["delete"], ["migrate"], ["migrate", "check"], ["version"],
    ])
    func `every command explains itself, each of its options too`(command: [String]) throws {
        let help = try Binary.run(command + ["--help"])
        #expect(help.status == 0)
        #expect(help.output.hasPrefix("OVERVIEW: "))
        #expect(help.output.contains("\nUSAGE: signalbox"))
        let options = help.output.split(separator: "\n").map(String.init)
        for (line, next) in zip(options, options.dropFirst() + [""])
        where line.hasPrefix("  -") || line.hasPrefix("  <") {
            let isExplained = line.contains(/^  [^ ].*[^ ] {2,}[A-Z]/) || next.hasPrefix("                          ")
            #expect(isExplained, "\(line) has no help")
        }
    }

    @Test func `without a gateway the commands say at once how to start one`() throws {
        let clock = ContinuousClock()
        let start = clock.now
        let answer = try Binary.run(["events", "list", "--admin", "http://127.0.0.1:9"])
        #expect(answer.status == 1)
        #expect(answer.output == "")
        #expect(answer.errors.contains("make run"))
        let cluster = try Binary.run(["get", "workflows", "--server", "http://127.0.0.1:9"])
        #expect(cluster.status == 1)
        for way in ["make run", "--server", "--cluster kubeconfig"] { #expect(cluster.errors.contains(way)) }
        // Going on connecting would take half a minute each.
        #expect(start.duration(to: clock.now) < .seconds(15))
    }
}
