package import EventData
import Expressions
package import Manifests

// How the rules of an invocation are kept beside it: as the manifest writes them, with durations in nanoseconds.
extension DeliveryRules {
    /// `{}` for no rules at all.
    package var json: JSON {
        var json = JSON.object(JSONObject())
        json["retryStrategy"] = retryStrategy?.json
        json["rateLimit"] = rateLimit.map { ["interval": .number(JSONNumber(Int($0.interval.wholeNanoseconds)))] }
        json["labels"] = labels.map { policy in
            [
                "labels": .object(
                    JSONObject(policy.labels.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
                ),
                "backoff": policy.backoff.json,
                "failsAtTheEnd": .bool(policy.failsAtTheEnd),
            ]
        }
        return json
    }

    /// Reads what `json` has written; nil when it is something else.
    package init?(_ json: JSON) {
        self.init()
        if let found = json["retryStrategy"] {
            guard let backoff = Backoff(found) else { return nil }
            retryStrategy = backoff
        }
        if let found = json["rateLimit"] {
            guard let interval = found["interval"]?.integer else { return nil }
            rateLimit = RateLimit(interval: .nanoseconds(interval))
        }
        if let found = json["labels"] {
            guard let wanted = found["labels"]?.object, let backoff = found["backoff"].flatMap(Backoff.init) else {
                return nil
            }
            labels = LabelPolicy(
                labels: Dictionary(wanted.members.map { ($0.name, $0.value.string ?? "") }) { $1 },
                backoff: backoff,
                failsAtTheEnd: found["failsAtTheEnd"]?.bool ?? false
            )
        }
    }
}

extension Backoff {
    fileprivate var json: JSON {
        [
            "steps": .number(JSONNumber(steps)),
            "duration": .number(JSONNumber(Int(duration.wholeNanoseconds))),
            "factor": .string("\(factor)"),
            "jitter": .string("\(jitter)"),
        ]
    }

    /// Factor and jitter are texts, which keep every bit of a number and infinity too.
    fileprivate init?(_ json: JSON) {
        guard let steps = json["steps"]?.integer, let duration = json["duration"]?.integer,
            let factor = json["factor"]?.string.flatMap(Double.init),
            let jitter = json["jitter"]?.string.flatMap(Double.init)
        else { return nil }
        self.init(steps: steps, duration: .nanoseconds(duration), factor: factor, jitter: jitter)
    }
}
