package import EventData
package import Manifests

/// What was last found out about the hooks of a source, kept in a note of the bus.
package enum HookReports {
    package static func key(of source: ManifestName, _ eventName: String) -> String { "hooks \(source)/\(eventName)" }

    /// The rows of a note; none when there is no note.
    package static func rows(in note: String?) -> [JSON] {
        guard let note, case .success(let json) = Result(catching: { try JSON(parsing: note) }) else { return [] }
        return json.array ?? []
    }

    /// The note with a row in place of the one about the same target.
    static func adding(_ row: JSON, to note: String?) -> String {
        let others = rows(in: note).filter { $0["target"] != row["target"] }
        return JSON.array(others + [row]).text
    }
}
