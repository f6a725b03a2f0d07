import EventData
import Expressions
import Manifests

extension ContextFilter {
    /// Exact equality of every attribute that is set (spec/sensor.md §2.8); never fails.
    func verdict(on event: CloudEvent) -> FilterVerdict {
        let attributes = [
            ("type", type, event.type), ("subject", subject, event.subject), ("source", source, event.sourceName),
            ("datacontenttype", dataContentType, event.dataContentType),
        ]
        for (name, wanted, found) in attributes where !wanted.isEmpty && !wanted.isSameText(as: found) {
            return .rejected("context.\(name) is \(found.quoted), wanted \(wanted.quoted)")
        }
        return .accepted
    }
}

extension Result<TimeFilter, ExpressionError> {
    func verdict(on event: CloudEvent) -> FilterVerdict {
        switch self {
        case .failure(let error): .failed("time: \(error.problem)")
        case .success(let filter): filter.verdict(on: event)
        }
    }
}

extension TimeFilter {
    /// Whether the event's time lies in the span on its own day (spec/sensor.md §2.9).
    fileprivate func verdict(on event: CloudEvent) -> FilterVerdict {
        let day = zone.localDay(of: event.time)
        let (start, stop) = (zone.moment(on: day, at: self.start), zone.moment(on: day, at: self.stop))
        let (isAfterStart, isBeforeStop) = (start <= event.time, event.time < stop)
        let isInside = start < stop ? isAfterStart && isBeforeStop : isAfterStart || isBeforeStop
        if isInside { return .accepted }
        let place = zone.name.isEmpty ? "UTC" : zone.name
        return .rejected("time \(event.time.rfc3339Seconds) is not from \(self.start) until \(self.stop) in \(place)")
    }
}

extension TimeZoneOffsets {
    private static let daySeconds: Int64 = 86_400

    /// Seconds since 1970 of the local day's midnight, as if the zone were UTC.
    fileprivate func localDay(of moment: Timestamp) -> Int64 {
        let local = moment.seconds + Int64(seconds(at: moment))
        return local - (local % Self.daySeconds + Self.daySeconds) % Self.daySeconds
    }

    /// The moment that a local clock shows; of a time the clock skips or shows twice, Go's choice.
    fileprivate func moment(on day: Int64, at time: TimeOfDay) -> Timestamp {
        let local = day + Int64(time.seconds)
        let guess = Int64(seconds(at: Timestamp(seconds: local)))
        // Go looks again only where the zone it found is not that of the moment it came to.
        let offset = guess == 0 ? 0 : Int64(seconds(at: Timestamp(seconds: local - guess)))
        return Timestamp(seconds: local - offset) + .nanoseconds(time.nanoseconds)
    }
}

extension EventExpression {
    /// Only true accepts (spec/workflows.md B5.1); a value that is not there is nil, and reaching through it a failure.
    func verdict(on event: DecodedEvent, in evaluation: Evaluation) -> FilterVerdict {
        let rule = "selector '\(text.clipped(to: longestQuotedValueBytes))'"
        do {
            guard let document = try event.document?.get() else { return .failed("\(rule): the event has no data") }
            return try matches(document, in: evaluation) ? .accepted : .rejected("\(rule) is false")
        } catch let error as JSONSyntaxError {
            return .failed("\(rule): the event's data is not JSON: \(error)")
        } catch let error as EvaluationError {
            return .failed("\(rule): \(error.problem)")
        } catch {
            return .failed("\(rule): \(error)")
        }
    }
}

extension Result<LuaScript, ExpressionError> {
    /// Only the boolean true accepts (spec/sensor.md §2.10); an event without data passes.
    func verdict(on event: DecodedEvent) -> FilterVerdict {
        guard let parsed = event.document else { return .accepted }
        do {
            let script = try get()
            return try script.passes(try parsed.get()) ? .accepted : .rejected("script did not return true")
        } catch let error as JSONSyntaxError {
            return .failed("script: the event's data is not JSON: \(error)")
        } catch {
            return .failed("script: \(error)".clipped(to: longestDetailBytes))
        }
    }
}
