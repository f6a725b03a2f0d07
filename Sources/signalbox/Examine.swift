import ArgumentParser
import EventData
import Gateway

struct Examine: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look for what is wrong with a running gateway and what it stands on, and say what to do.",
        discussion: """
            Disk, bus, certificates, clock, permissions in the cluster, hooks at providers, time zones, shapes of \
            payloads. Exit code 0: nothing is wrong. 1: something is. With --strict, warnings count too.
            """
    )
    @OptionGroup var admin: AdminOptions
    @Flag(help: "Exit with 1 for warnings as well.") var strict = false
    @Option(name: .shortAndLong, help: "For programs.") var output: ObjectFormat?

    func run() async throws {
        let findings = try await AdminClient(admin).get("/api/doctor")
        if let output { try output.print(findings) } else { show(findings.array ?? []) }
        let states = (findings.array ?? []).compactMap { $0["state"]?.string }
        if states.contains("error") || strict && states.contains("warning") { throw ExitCode(1) }
    }

    private func show(_ findings: [JSON]) {
        let style = TerminalStyle.current
        let width = findings.map { $0["check"]?.string?.count ?? 0 }.max() ?? 0
        for finding in findings {
            let check = finding["check"]?.string ?? "-"
            let mark =
                switch finding["state"]?.string {
                case "ok": style.paint("✔", .green)
                case "warning": style.paint("!", .yellow)
                default: style.paint("✘", .red)
                }
            let gap = String(repeating: " ", count: width - check.count + 2)
            Output.line("\(mark) \(check)\(gap)\(finding["text"]?.string ?? "")")
            let fix = finding["fix"]?.string ?? ""
            if !fix.isEmpty { Output.line("  \(String(repeating: " ", count: width + 2))fix: \(fix)") }
        }
    }
}
