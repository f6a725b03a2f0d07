import ArgumentParser
import EventData
import Gateway

struct Trace: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Follow a delivery to the steps of its Workflow and the status of its commit, from any id on the way."
    )
    @OptionGroup var admin: AdminOptions
    @Argument(help: "An event's or delivery's id, an invocation's, @latest, or a Workflow: NAME or NAMESPACE/NAME.")
    var id: String
    @Option(name: .shortAndLong, help: "For programs.") var output: ObjectFormat?

    func run() async throws {
        let trace = try await AdminClient(admin).get("/api/traces?id=\(id.queryEscaped)")
        if let output { return try output.print(trace) }
        TracePicture(trace, now: WallClock().now(), style: .current).lines.forEach(Output.line)
        if trace["isCut"] == true { Output.complain("note: there are more invocations than are shown") }
    }
}

/// A trace as a tree: each event with its outcomes, and below them what was made.
private struct TracePicture {
    private let trace: JSON
    private let now: Timestamp
    private let style: TerminalStyle
    private let invocations: [JSON]

    init(_ trace: JSON, now: Timestamp, style: TerminalStyle) {
        (self.trace, self.now, self.style) = (trace, now, style)
        invocations = trace["invocations"]?.array ?? []
    }

    var lines: [String] {
        let events = (trace["events"]?.array ?? []).flatMap(lines(ofEvent:))
        let main = invocations.filter { $0["statusOf"] == nil }.flatMap(lines(ofInvocation:))
        // One whose events left the archive has only itself.
        return events + main
    }

    private func lines(ofEvent event: JSON) -> [String] {
        func text(_ name: String) -> String { event[name]?.string ?? "-" }
        let ago = age(of: text("time"), now: now)
        var lines = ["event \(text("id")): \(text("source"))/\(text("event")) (\(text("type"))), \(ago) ago"]
        if let trace = event["traceparent"]?.string { lines.append("  traceparent \(trace)") }
        for outcome in event["outcomes"]?.array ?? [] {
            func text(_ name: String) -> String { outcome[name]?.string ?? "" }
            let trigger = text("trigger").isEmpty ? "" : ", trigger \(text("trigger"))"
            let detail = text("detail").isEmpty ? "" : ", \(text("detail"))"
            lines.append(
                "  sensor \(text("sensor")), dependency \(text("dependency"))\(trigger): \(text("verdict"))\(detail)"
            )
        }
        return lines
    }

    private func lines(ofInvocation invocation: JSON) -> [String] {
        func text(_ name: String) -> String { invocation[name]?.string ?? "" }
        var line = "invocation \(text("id")): \(text("sensor")) \(text("trigger")), \(text("state"))"
        if let waits = invocation["waitsFor"]?.string { line += ", waits for \(waits)" }
        if !text("message").isEmpty { line += ": \(text("message"))" }
        var lines = [
            line, "  of event \((invocation["events"]?.array ?? []).compactMap(\.string).joined(separator: ", "))",
        ]
        if let original = invocation["replayOf"]?.string { lines.append("  repeats invocation \(original)") }
        for attempt in invocation["attemptList"]?.array ?? [] where attempt["result"] != "succeeded" {
            let what = "\(attempt["result"]?.string ?? "-"), \(attempt["message"]?.string ?? "")"
            lines.append("  attempt \(attempt["number"]?.text ?? "-"): \(what)")
        }
        if let object = invocation["object"] { lines += self.lines(ofObject: object) }
        for status in invocations where status["statusOf"]?.string == text("id") {
            let state = status["state"]?.string ?? "-"
            lines.append(
                "  status of commit \(status["commit"]?.string ?? "-"): \(state) \(status["message"]?.string ?? "")"
            )
        }
        if let link = invocation["console"]?.string { lines.append("  \(link)") }
        return lines
    }

    private func lines(ofObject object: JSON) -> [String] {
        func text(_ name: String) -> String { object[name]?.string ?? "" }
        let state = [text("phase"), text("progress"), text("message"), text("problem")].filter { !$0.isEmpty }
        let told = state.isEmpty ? "not begun" : state.joined(separator: ", ")
        let nodes = (object["nodes"]?.array ?? []).map { node in
            let phase = node["phase"]?.string ?? ""
            let parts = [node["displayName"], node["message"]].compactMap { $0?.string }.filter { !$0.isEmpty }
            return "    \(style.mark(of: phase)) \(parts.joined(separator: ": "))"
        }
        return ["  \(text("kind")) \(text("namespace"))/\(text("name")): \(told)"] + nodes
    }
}
