import EventData
import Expressions
import Manifests

/// What a replay is asked to do, as the admin API takes it.
struct ReplayRequest: Sendable {
    /// Why it cannot be done, with what is wrong in manifests.
    struct Refusal: Error {
        let text: String
        var problems: [Diagnostic] = []
    }

    /// Invocations that one request submits unless it names another limit.
    static let usualLimit = 100
    /// Each is looked up by itself.
    static let maximumIDs = 1_000
    /// Members that are known; another one is a mistake that must not pass for no selection.
    private static let members: Set = [
        "sensor", "texts", "namespace", "since", "until", "source", "event", "ids", "query", "verdicts", "apply",
        "nonce",
        "limit",
    ]

    let sensor: String?
    let texts: [ManifestText]
    let namespace: String?
    let selection: ReplaySelection
    /// Unless some are named: all in a trial, only `new` where they are submitted.
    let verdicts: Set<ReplayedFiring.Verdict>
    /// nil for a trial.
    let applying: ReplayRun.Applying?

    init(_ json: JSON) throws(Refusal) {
        guard let members = json.object?.members else { throw Refusal(text: "send a JSON object") }
        for member in members where !Self.members.contains(member.name) {
            throw Refusal(text: "'\(member.name)' is not known; use \(Self.members.sorted().joined(separator: ", "))")
        }
        sensor = try Self.text("sensor", json)
        namespace = try Self.text("namespace", json)
        texts = try Self.list("texts", json) { text in
            guard let file = text["file"]?.string, let content = text["text"]?.string else { return nil }
            return ManifestText(file: file, text: content)
        }
        var selection = ReplaySelection()
        selection.since = try Self.time("since", json)
        selection.until = try Self.time("until", json)
        selection.source = try Self.text("source", json)
        selection.event = try Self.text("event", json)
        selection.ids = Set(try Self.list("ids", json) { $0.string })
        guard selection.ids.count <= Self.maximumIDs else {
            throw Refusal(text: "more than \(Self.maximumIDs) ids are named; choose by time, source or query")
        }
        selection.query = try Self.query(try Self.text("query", json))
        self.selection = selection
        let named = try Self.list("verdicts", json) { $0.string.flatMap(ReplayedFiring.Verdict.init(rawValue:)) }
        applying = try Self.applying(json)
        // What ran already must be named to run again.
        let usual = applying == nil ? Set(ReplayedFiring.Verdict.allCases) : [.new]
        verdicts = named.isEmpty ? usual : Set(named)
    }

    private static func applying(_ json: JSON) throws(Refusal) -> ReplayRun.Applying? {
        let nonce = try text("nonce", json)
        let limit = json["limit"]?.integer ?? usualLimit
        if json["limit"] != nil, json["limit"]?.integer == nil || limit < 0 {
            throw Refusal(text: "limit must be a whole number from 0")
        }
        guard let apply = json["apply"] else { return nil }
        guard let isApplied = apply.bool else { throw Refusal(text: "apply is neither true nor false") }
        guard isApplied else { return nil }
        guard let nonce, !nonce.isEmpty else {
            throw Refusal(text: "apply needs a nonce: a text that says which replay it is, so that it is done once")
        }
        return ReplayRun.Applying(nonce: nonce, limit: limit)
    }

    private static func query(_ text: String?) throws(Refusal) -> FilterExpression? {
        guard let text else { return nil }
        do throws(ExpressionError) {
            return try FilterExpression(parsing: text, functions: Sprig.functions)
        } catch {
            throw Refusal(text: "query: \(error)")
        }
    }

    private static func time(_ name: String, _ json: JSON) throws(Refusal) -> Timestamp? {
        guard let text = try text(name, json) else { return nil }
        guard let time = Timestamp(rfc3339: text) else {
            throw Refusal(text: "\(name) is '\(text)'; write a time such as 2026-01-31T08:00:00Z")
        }
        return time
    }

    private static func text(_ name: String, _ json: JSON) throws(Refusal) -> String? {
        guard let value = json[name] else { return nil }
        guard let text = value.string else { throw Refusal(text: "\(name) must be a text") }
        return text
    }

    private static func list<Element>(
        _ name: String,
        _ json: JSON,
        _ element: (JSON) -> Element?
    ) throws(Refusal) -> [Element] {
        guard let value = json[name] else { return [] }
        let elements = (value.array ?? []).compactMap(element)
        guard let count = value.array?.count, count == elements.count else {
            throw Refusal(text: "\(name) must be a list, each entry of which is known")
        }
        return elements
    }
}
