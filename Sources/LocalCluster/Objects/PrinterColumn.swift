import EventData

/// One column of the tables that `kubectl get` prints.
struct PrinterColumn: Sendable {
    let name: String
    let type: String
    var format = ""
    let cell: @Sendable (JSON, Timestamp) -> JSON

    var definition: JSON {
        [
            "name": .string(name), "type": .string(type), "format": .string(format), "description": "", "priority": 0,
        ]
    }

    static let name = PrinterColumn(name: "Name", type: "string", format: "name") { object, _ in
        .string(object.name ?? "")
    }

    static let age = PrinterColumn(name: "Age", type: "string") { object, now in
        .string(age(of: object, at: [["metadata", "creationTimestamp"]], now: now))
    }

    /// The text at `path`, empty when absent.
    static func text(_ name: String, _ path: [String]) -> PrinterColumn {
        PrinterColumn(name: name, type: "string") { object, _ in .string(object.at(path)?.string ?? "") }
    }

    /// How many members or elements the values at `paths` have together.
    static func count(_ name: String, _ paths: [[String]]) -> PrinterColumn {
        PrinterColumn(name: name, type: "integer") { object, _ in
            let counts = paths.map { path in
                object.at(path).map { $0.object?.members.count ?? $0.array?.count ?? 0 } ?? 0
            }
            return .number(JSONNumber(counts.reduce(0, +)))
        }
    }

    /// The columns of spec/workflows.md A1.1; a workflow that has not started is as old as its object.
    static let ofWorkflows: [PrinterColumn] = [
        .name,
        .text("Status", ["status", "phase"]),
        PrinterColumn(name: "Age", type: "string") { object, now in
            .string(age(of: object, at: [["status", "startedAt"], ["metadata", "creationTimestamp"]], now: now))
        },
        .text("Message", ["status", "message"]),
    ]

    /// What kubectl's users know of pods.
    static let ofPods: [PrinterColumn] = [
        .name,
        PrinterColumn(name: "Ready", type: "string") { object, _ in
            let containers = object.at("status", "containerStatuses")?.array ?? []
            return .string("\(containers.count { $0["ready"]?.bool == true })/\(containers.count)")
        },
        PrinterColumn(name: "Status", type: "string") { object, _ in
            switch object.at("status", "phase")?.string {
            case "Succeeded": "Completed"
            case "Failed": "Error"
            case let phase: .string(phase ?? "Unknown")
            }
        },
        PrinterColumn(name: "Restarts", type: "integer") { _, _ in 0 },
        .age,
    ]

    static let ofEvents: [PrinterColumn] = [
        PrinterColumn(name: "Last Seen", type: "string") { object, now in
            .string(
                age(of: object, at: [["lastTimestamp"], ["eventTime"], ["metadata", "creationTimestamp"]], now: now)
            )
        },
        .text("Type", ["type"]),
        .text("Reason", ["reason"]),
        PrinterColumn(name: "Object", type: "string") { object, _ in
            let kind = object.at("involvedObject", "kind")?.string ?? ""
            return .string("\(kind.lowercased())/\(object.at("involvedObject", "name")?.string ?? "")")
        },
        .text("Message", ["message"]),
    ]

    /// The time since the first of `paths` that holds a time.
    private static func age(of object: JSON, at paths: [[String]], now: Timestamp) -> String {
        let times = paths.lazy.compactMap { object.at($0)?.string }.compactMap { Timestamp(rfc3339: $0) }
        guard let time = times.first else { return "<unknown>" }
        return shortAge(seconds: Int(now.seconds - time.seconds))
    }
}

/// A span of time in at most two units, as kubectl's users know it: `45s`, `5m10s`, `3h`, `2d4h`, `1y30d`.
func shortAge(seconds: Int) -> String {
    // A clock set back a little is no reason to print a negative age.
    guard seconds > 0 else { return "0s" }
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400)
    func pair(_ whole: Int, _ unit: String, _ rest: Int, _ restUnit: String) -> String {
        rest == 0 ? "\(whole)\(unit)" : "\(whole)\(unit)\(rest)\(restUnit)"
    }
    if seconds < 120 { return "\(seconds)s" }
    if minutes < 10 { return pair(minutes, "m", seconds % 60, "s") }
    if hours < 3 { return "\(minutes)m" }
    if hours < 8 { return pair(hours, "h", minutes % 60, "m") }
    if hours < 48 { return "\(hours)h" }
    if days < 8 { return pair(days, "d", hours % 24, "h") }
    if days < 730 { return "\(days)d" }
    if days < 8 * 365 { return pair(days / 365, "y", days % 365, "d") }
    return "\(days / 365)y"
}
