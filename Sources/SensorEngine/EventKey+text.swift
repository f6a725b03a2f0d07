import EventData
import Expressions
import Manifests

extension EventKey {
    /// Longest key that is kept as it is: a branch or a commit, with room.
    private static let maximumBytes = 256

    /// Equal where two keys are made by the same templates.
    var mark: String {
        let parts = templates.sorted { $0.key < $1.key }.flatMap { [JSON.string($0.key), .string($0.value.text)] }
        return base32(sha256(JSON.array(parts).bytes), characters: 13)
    }

    /// The key of one event of a dependency.
    func text(of arrival: Arrival, in evaluation: Evaluation) throws(RenderError) -> String {
        guard let template = template(for: arrival.dependency) else { return "" }
        return Self.bounded(try Self.render(template, arrival, evaluation))
    }

    /// The key of a firing: from its newest event, or from each dependency that has a template of its own.
    func text(of arrivals: [Arrival], in evaluation: Evaluation) throws(RenderError) -> String {
        let newest = arrivals.max { $0.sequence < $1.sequence }
        if let common = templates[""] {
            return try newest.map { arrival throws(RenderError) in
                Self.bounded(try Self.render(common, arrival, evaluation))
            } ?? ""
        }
        var parts: [String] = []
        for arrival in arrivals {
            guard let template = templates[arrival.dependency] else { continue }
            parts.append(try Self.render(template, arrival, evaluation))
        }
        return Self.bounded(parts.joined(separator: " "))
    }

    private static func render(
        _ template: ManifestTemplate,
        _ arrival: Arrival,
        _ evaluation: Evaluation
    ) throws(RenderError) -> String {
        switch template.rendered(from: try arrival.event.parameterData(), in: evaluation) {
        case .success(let text): return text
        case .failure(let error): throw RenderError("key, dependency '\(arrival.dependency)': \(error.problem)")
        }
    }

    /// A key that is long, or could be written in several ways that look alike, or not be seen, is known by its digest.
    private static func bounded(_ text: String) -> String {
        if text.utf8.count <= maximumBytes, text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text }
        return "sha256:" + base32(sha256(Array(text.utf8)), characters: 26)
    }
}
