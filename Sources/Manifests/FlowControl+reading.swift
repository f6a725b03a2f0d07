import EventData
import Expressions

extension FlowControl {
    /// Reads `conditionsReset` of the template (rules V23–V25), and `join`, `debounce` and `concurrency` beside it.
    init(from reader: ManifestReader, template: ManifestReader, condition: Condition?) {
        let names = condition?.dependencies ?? []
        self.init(
            resets: Self.resets(in: template),
            join: reader.unchecked.mapping("join").map { JoinRules(from: $0, dependencies: names) },
            debounce: reader.unchecked.mapping("debounce").map { Debounce(from: $0, dependencies: names) },
            concurrency: reader.unchecked.mapping("concurrency").map { Concurrency(from: $0, dependencies: names) }
        )
        guard let condition, !condition.isJoin else { return }
        if join != nil {
            let problem = "has no effect: the condition joins nothing"
            reader.warn("join", problem, fix: "remove it, or join dependencies with && in conditions")
        }
        if !resets.isEmpty {
            let problem = "has no effect: the condition joins nothing, so nothing is held"
            template.warn("conditionsReset", problem, fix: "remove it")
        }
    }

    private static func resets(in template: ManifestReader) -> [CronSchedule] {
        (template.mappings("conditionsReset") ?? []).compactMap { entry in
            defer { entry.finish() }
            guard let byTime = entry.mapping("byTime") else {
                if !entry.has("byTime") { entry.missing("byTime", fix: "add byTime: and below it cron:") }
                return nil
            }
            return reset(byTime)
        }
    }

    private static func reset(_ byTime: ManifestReader) -> CronSchedule? {
        defer { byTime.finish() }
        let cron = byTime.string("cron")
        let zone = byTime.optionalString("timezone").flatMap { $0.isEmpty ? nil : $0 }
        byTime.checkTimeZone("timezone")
        if cron.isEmpty { return nil }
        do throws(ExpressionError) {
            _ = try CronSchedule(parsing: cron, timeZone: nil)
        } catch {
            byTime.invalid("cron", "is '\(cron)': \(error.problem)", fix: error.fix)
            return nil
        }
        // A zone that does not exist is reported above.
        do throws(ExpressionError) { return try CronSchedule(parsing: cron, timeZone: zone) } catch { return nil }
    }
}

extension EventKey {
    /// Reads a key: one template for the events of all dependencies, or a mapping of dependency to template.
    fileprivate static func read(_ name: String, of reader: ManifestReader, dependencies: [String]) -> EventKey? {
        guard let node = reader.anything(name) else { return nil }
        if case .mapping = node.content, let each = reader.mapping(name) {
            let templates = dependencies.compactMap { dependency in
                ManifestTemplate.read(dependency, of: each, severity: .error).map { (dependency, $0) }
            }
            each.finish()
            return EventKey(Dictionary(templates) { $1 })
        }
        return ManifestTemplate.read(name, of: reader, severity: .error).map { EventKey(["": $0]) }
    }
}

extension JoinRules {
    fileprivate init(from reader: ManifestReader, dependencies: [String]) {
        let key = EventKey.read("key", of: reader, dependencies: dependencies)
        if let key, let missing = dependencies.first(where: { key.template(for: $0) == nil }) {
            let fix = "add \(missing): and a template below key:"
            reader.invalid("key", "has no template for dependency '\(missing)'", fix: fix, rule: .own)
        }
        let within = reader.optionalDuration("within")
        reader.checkPositive("within", within)
        let expiry = reader.choice("onExpire", of: Expiry.allCases.map(\.rawValue), default: "drop")
        if reader.has("onExpire"), within == nil {
            reader.warn("onExpire", "has no effect without 'within'", fix: "add within: and a duration, such as 10m")
        }
        if key == nil, within == nil {
            reader.add(.error, at: reader.node.place, "join has neither key nor within", fix: "add one of them")
        }
        reader.finish()
        self.init(key: key, within: within, onExpire: Expiry(rawValue: expiry) ?? .drop)
    }
}

extension Debounce {
    fileprivate init(from reader: ManifestReader, dependencies: [String]) {
        let window = reader.duration("window", default: nil)
        if reader.has("window") { reader.checkPositive("window", window) }
        let key = EventKey.read("key", of: reader, dependencies: dependencies)
        let keep = reader.choice("keep", of: Keep.allCases.map(\.rawValue), default: "last")
        reader.finish()
        self.init(window: window, key: key, keep: Keep(rawValue: keep) ?? .last)
    }
}

extension Concurrency {
    /// More than anybody lets run at once; it keeps what is remembered small.
    private static let largestLimit = 10_000

    fileprivate init(from reader: ManifestReader, dependencies: [String]) {
        let limit = reader.integer("limit", in: 1...Self.largestLimit, default: nil)
        let key = EventKey.read("key", of: reader, dependencies: dependencies)
        let policy = reader.choice("policy", of: Policy.allCases.map(\.rawValue), default: "queue")
        reader.finish()
        self.init(limit: limit, key: key, policy: Policy(rawValue: policy) ?? .queue)
    }
}

extension ManifestReader {
    /// A duration must not be 0 or negative, and short enough to be added to any moment.
    fileprivate func checkPositive(_ name: String, _ duration: Duration?) {
        guard let duration else { return }
        guard duration <= .zero || duration > Backoff.longestWait else { return }
        invalid(name, "is no wait at all, or too long", fix: "use more than 0 and at most a year, such as 10m")
    }
}
