import EventData
import Expressions
import Manifests

/// What one entry of the filters says of an event, for people: each is looked at, whatever the others say.
package struct FilterCheck: Sendable, Equatable {
    package enum Verdict: String, Sendable { case accepted, rejected, failed }

    package let verdict: Verdict
    /// The rule, the path, what was found and what was wanted.
    package let text: String

    /// `accepting` is what is said where it accepts.
    init(_ verdict: FilterVerdict, _ accepting: String) {
        switch verdict {
        case .accepted: (self.verdict, text) = (.accepted, accepting)
        case .rejected(let text): (self.verdict, self.text) = (.rejected, text)
        case .failed(let text): (self.verdict, self.text) = (.failed, text)
        }
    }
}

extension Filters {
    /// Every entry by itself, in the order in which they are looked at; `verdict` says what they come to together.
    func checks(on event: DecodedEvent, in evaluation: Evaluation) -> [FilterCheck] {
        var checks: [FilterCheck] = []
        if case .success(let document)? = event.document {
            checks += (exprs ?? []).enumerated().map { $1.check(in: document, index: $0) }
            checks += (data ?? []).enumerated().map { $1.check(in: document, index: $0, evaluation) }
        } else if let document = event.document, case .failure = document, exprs != nil || data != nil {
            checks.append(FilterCheck(verdict(on: event, in: evaluation), "data"))
        }
        if let context { checks.append(FilterCheck(context.verdict(on: event.event), "context is as wanted")) }
        if let time {
            let accepting = "time \(event.event.time.rfc3339Seconds) is in the span"
            checks.append(FilterCheck(time.verdict(on: event.event), accepting))
        }
        if let script { checks.append(FilterCheck(script.verdict(on: event), "script returned true")) }
        if let selector { checks.append(FilterCheck(selector.verdict(on: event, in: evaluation), "selector is true")) }
        return checks
    }
}
