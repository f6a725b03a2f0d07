import EventData

/// A Workflow for people: what it is, how far it is, and its tree.
struct WorkflowPicture {
    let workflow: JSON
    let now: Timestamp
    var style = TerminalStyle.current

    private var status: JSON { workflow["status"] ?? .null }

    /// Whether there is a tree to show.
    static func canShow(_ workflow: JSON) -> Bool {
        workflow["kind"]?.string == "Workflow" && workflow.at("status", "nodes")?.object?.members.isEmpty == false
    }

    static func hasEnded(_ workflow: JSON) -> Bool {
        workflow.at("metadata", "labels", "workflows.argoproj.io/completed")?.string == "true"
    }

    var lines: [String] { facts + [""] + tree }

    private var facts: [String] {
        let phase = status["phase"]?.string ?? ""
        var rows = [
            ("Name:", workflow.at("metadata", "name")?.string),
            ("Namespace:", workflow.at("metadata", "namespace")?.string),
            ("ServiceAccount:", workflow.at("spec", "serviceAccountName")?.string ?? "unset"),
            ("Status:", phase.isEmpty ? "not taken up yet" : "\(style.mark(of: phase)) \(phase)"),
            ("Message:", status["message"]?.string.flatMap { $0.isEmpty ? nil : $0 }),
            ("Created:", time(workflow.at("metadata", "creationTimestamp"))), ("Started:", time(status["startedAt"])),
            ("Finished:", time(status["finishedAt"])), ("Duration:", duration),
            ("Progress:", status["progress"]?.string),
        ]
        let parameters = workflow.at("spec", "arguments", "parameters")?.array ?? []
        for parameter in parameters {
            let value = parameter["value"].map { $0.string ?? $0.text } ?? ""
            rows.append(("Parameter \(parameter["name"]?.string ?? ""):", value))
        }
        for output in status.at("outputs", "parameters")?.array ?? [] {
            rows.append(("Output \(output["name"]?.string ?? ""):", output["value"].map { $0.string ?? $0.text }))
        }
        let width = max(21, (rows.map { $0.0.count }.max() ?? 0) + 1)
        return rows.compactMap { name, value in
            value.map { name + String(repeating: " ", count: width - name.count) + $0 }
        }
    }

    private var tree: [String] {
        let headings = ["STEP", "TEMPLATE", "PODNAME", "DURATION", "MESSAGE"]
        let rows = [headings] + WorkflowTree(workflow, now: now, style: style).rows
        let widths = headings.indices.map { column in rows.map { style.width($0[column]) }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                column == row.count - 1
                    ? cell : cell + String(repeating: " ", count: widths[column] + 2 - style.width(cell))
            }
            var line = cells.joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    private func time(_ value: JSON?) -> String? {
        value?.string.map { "\($0) (\(age(of: $0, now: now)) ago)" }
    }

    private var duration: String? {
        guard let start = status["startedAt"]?.string.flatMap({ Timestamp(rfc3339: $0) }) else { return nil }
        let end = status["finishedAt"]?.string.flatMap { Timestamp(rfc3339: $0) }
        return age(since: start, now: end ?? now)
    }
}
