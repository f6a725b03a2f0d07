import EventData

/// What an edit changes in a manifest, in lines to read.
package enum SpecChange {
    /// Lines of one manifest; more are counted.
    package static let maximumLines = 20

    /// What differs between two texts of one entry of an EventSource.
    package static func lines(from old: [UInt8], to new: [UInt8]) -> [String] {
        bounded(JSONDifference.between(tree(old), tree(new)).map(\.line))
    }

    /// What differs between two specs of a sensor; dependencies and triggers are compared by their names.
    static func sensorLines(from old: [UInt8], to new: [UInt8]) -> [String] {
        guard let old = tree(old), let new = tree(new) else { return [] }
        var (oldRest, newRest) = (old, new)
        for list in ["dependencies", "triggers"] {
            oldRest[list] = nil
            newRest[list] = nil
        }
        let lines =
            lines(
                of: "dependency",
                from: named(old["dependencies"]) { $0["name"] },
                to: named(new["dependencies"]) { $0["name"] }
            )
            + lines(
                of: "trigger",
                from: named(old["triggers"]) { $0.at("template", "name") },
                to: named(new["triggers"]) { $0.at("template", "name") }
            ) + JSONDifference.between(oldRest, newRest).map(\.line)
        return bounded(lines)
    }

    private static func lines(
        of noun: String,
        from old: [(name: String, value: JSON)],
        to new: [(name: String, value: JSON)]
    ) -> [String] {
        let (before, after) = (JSONObject(old), JSONObject(new))
        let changed = old.flatMap { name, value -> [String] in
            guard let now = after[name] else { return ["\(noun) '\(name)' is removed"] }
            return JSONDifference.between(value, now).map { "\(noun) '\(name)': \($0.line)" }
        }
        return changed + new.filter { before[$0.name] == nil }.map { "\(noun) '\($0.name)' is added" }
    }

    private static func named(_ list: JSON?, by name: (JSON) -> JSON?) -> [(name: String, value: JSON)] {
        (list?.array ?? []).map { (name($0)?.string ?? "", $0) }
    }

    private static func tree(_ text: [UInt8]) -> JSON? {
        guard !text.isEmpty else { return nil }
        do { return try JSON(parsing: text) } catch { preconditionFailure("a spec is valid JSON: \(error)") }
    }

    private static func bounded(_ lines: [String]) -> [String] {
        guard lines.count > maximumLines else { return lines }
        return lines.prefix(maximumLines) + ["and \(lines.count - maximumLines) more changes"]
    }
}
