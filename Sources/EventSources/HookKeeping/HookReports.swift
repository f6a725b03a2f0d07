package import EventData
package import Manifests

/// What was last found out about the hooks of a source, kept in a note of the bus.
package struct HookReports: Sendable {
    package static func key(of source: ManifestName, _ eventName: String) -> String { "hooks \(source)/\(eventName)" }

    /// The rows of a note; none when there is no note.
    package static func rows(in note: String?) -> [JSON] {
        guard let note, case .success(let json) = Result(catching: { try JSON(parsing: note) }) else { return [] }
        return json.array ?? []
    }

    private let context: SourceContext
    private var key: String { Self.key(of: context.source, context.eventName) }

    init(of context: SourceContext) { self.context = context }

    /// Puts a row in place of the one about the same target.
    func set(_ facts: JSON, of target: String, complaint: String? = nil) async throws {
        var row = facts
        row["problem"] = complaint.map { .string($0) }
        try await put(row, of: target)
    }

    /// What is in the way; the rest of the row stays as it was found last.
    func setProblem(_ problem: String, of target: String) async throws {
        var row = try await rows().first { $0["target"]?.string == target } ?? [:]
        row["problem"] = .string(problem)
        try await put(row, of: target)
    }

    /// Drops the rows of targets that the manifest no longer names.
    func keepOnly(_ targets: Set<String>) async throws {
        let rows = try await rows()
        let kept = rows.filter { targets.contains($0["target"]?.string ?? "") }
        if kept.count < rows.count { try await write(kept) }
    }

    private func put(_ facts: JSON, of target: String) async throws {
        var row = facts
        row["target"] = .string(target)
        row["at"] = .string(context.runtime.now().rfc3339Seconds)
        try await write(try await rows().filter { $0["target"]?.string != target } + [row])
    }

    private func rows() async throws -> [JSON] { Self.rows(in: try await context.runtime.note(key)) }

    private func write(_ rows: [JSON]) async throws {
        try await context.runtime.setNote(key, to: JSON.array(rows).text)
    }
}

/// Whether somebody has asked for the hooks of a source to be taken away; a note of the bus, so that it lasts.
package struct HookSwitch: Sendable {
    private let context: SourceContext
    private var key: String { "hooks deleted \(context.source)/\(context.eventName)" }

    package init(of context: SourceContext) { self.context = context }

    package func isOff() async throws -> Bool { try await context.runtime.note(key) == "yes" }

    package func turn(off isOff: Bool) async throws { try await context.runtime.setNote(key, to: isOff ? "yes" : "no") }
}
