import EventData
package import Expressions
import Manifests

/// What a dependency makes of an event: transform first, then filters (spec/sensor.md §2.1).
package enum DependencyDecision: Sendable {
    /// The event counts, with the data that the transform gave it.
    case accepted(DecodedEvent)
    case rejected(String)
    /// A filter could not be evaluated.
    case failed(String)
    case transformFailed(String)
}

extension Dependency {
    /// Decides on one event; the transform works on a copy that only this dependency sees.
    package func decide(on event: DecodedEvent, in evaluation: Evaluation) -> DependencyDecision {
        var event = event
        do throws(EvaluationError) {
            if let transform { event = try transform.applied(to: event, in: evaluation) }
        } catch {
            return .transformFailed(error.problem.clipped(to: longestDetailBytes))
        }
        switch filters?.verdict(on: event, in: evaluation) ?? .accepted {
        case .accepted: return .accepted(event)
        case .rejected(let detail): return .rejected(detail)
        case .failed(let detail): return .failed(detail)
        }
    }
}

extension Transform {
    /// The event with its new data; one without data is left as it is.
    package func applied(
        to event: DecodedEvent,
        in evaluation: Evaluation
    ) throws(EvaluationError) -> DecodedEvent {
        switch event.document {
        case nil: return event
        case .failure(let error)?: throw EvaluationError("transform: the event's data is not JSON: \(error)")
        case .success(let document)?:
            do throws(EvaluationError) {
                return DecodedEvent(event.event, transformed: try run(on: document, now: evaluation.now))
            } catch {
                throw EvaluationError("transform.\(name): \(error.problem)")
            }
        }
    }

    private var name: String {
        switch self {
        case .jq: "jq"
        case .script: "script"
        }
    }

    private func run(on document: JSONDocument, now: Timestamp) throws(EvaluationError) -> JSONText {
        switch self {
        case .jq(.success(let program)): try program.transform(document, now: now)
        case .script(.success(let script)): try script.transform(document)
        case .jq(.failure(let error)), .script(.failure(let error)): throw EvaluationError(error.problem)
        }
    }
}

extension DecodedEvent {
    /// The same event with other data, which is JSON now.
    fileprivate init(_ event: CloudEvent, transformed data: JSONText) {
        var event = event
        event.data = data.bytes
        event.dataContentType = "application/json"
        self.init(event)
    }
}
