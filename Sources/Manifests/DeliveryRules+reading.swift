import EventData
import Expressions

extension DeliveryRules {
    /// Reads what stands beside `template` (rules V26–V32).
    init(from reader: ManifestReader) {
        self.init(
            retryStrategy: reader.unchecked.mapping("retryStrategy").map(Backoff.init(from:)),
            rateLimit: reader.unchecked.mapping("rateLimit").map(RateLimit.init(from:))
        )
        if reader.has("atLeastOnce"), !reader.bool("atLeastOnce", default: false) {
            reader.warn("atLeastOnce", "has no effect: delivery is always at least once", fix: "remove it")
        }
    }
}

extension RateLimit {
    private static let seconds = ["": 1, "Second": 1, "Minute": 60, "Hour": 3_600]

    /// Reads `rateLimit`; Argo Events divides by zero where the number is missing, here that is an error.
    fileprivate init(from reader: ManifestReader) {
        let unit = reader.choice("unit", of: ["", "Second", "Minute", "Hour"], default: "Second")
        let requests = reader.integer("requestsPerUnit", in: 1...Int.max, default: nil)
        reader.finish()
        let whole = Duration.seconds(Self.seconds[unit] ?? 1).wholeNanoseconds
        self.init(interval: .nanoseconds(whole / Int64(requests)))
    }
}

extension DLQTrigger {
    /// Reads `dlqTrigger`; nil when there is none, or one with an error.
    static func read(in reader: ManifestReader, dependencies: [String]) -> DLQTrigger? {
        guard let letter = reader.mapping("dlqTrigger") else { return nil }
        warn(about: letter, reader)
        if letter.has("dlqTrigger") {
            letter.warn("dlqTrigger", "has no effect: a dlqTrigger has none of its own", fix: "remove it")
        }
        if letter.has("rateLimit") {
            letter.warn("rateLimit", "has no effect: a dlqTrigger is not rate limited", fix: "remove it")
        }
        for field in ["join", "debounce"] where letter.anything(field) != nil {
            letter.warn(field, "has no effect: a dlqTrigger gets the events of its trigger", fix: "remove it")
        }
        return TriggerReading(letter, dependencies: dependencies, standsBy: true).trigger.map(DLQTrigger.init)
    }

    /// Rules V29 and V30: Argo Events refuses what is harmless here, where delivery is always at least once.
    private static func warn(about letter: ManifestReader, _ reader: ManifestReader) {
        for field in [reader, letter] where field.anything("atLeastOnce")?.json != .bool(true) {
            let problem = "Argo Events refuses a dlqTrigger without 'atLeastOnce: true' here"
            let place = field.place(of: "atLeastOnce")
            field.add(.warning, rule: .reference, at: place, problem, fix: "add atLeastOnce: true to use it there too")
        }
    }
}
