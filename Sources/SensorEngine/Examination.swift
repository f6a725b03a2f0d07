package import EventData
import Expressions
import Manifests

/// A decision of a dependency on an event, taken apart (promise G5).
package struct Examination: Sendable {
    package enum Verdict: String, Sendable { case accepted, filtered, filterError, transformError }

    package let verdict: Verdict
    /// Why not; empty where it is accepted.
    package let detail: String
    /// The data that the transform made; nil without a transform, or where it failed.
    package let transformed: [UInt8]?
    /// Each entry of the filters by itself.
    package let checks: [FilterCheck]
    /// Whether one true kind of filter is enough.
    package let isAnyKindEnough: Bool
}

extension Engine {
    /// Decides again, and says what each filter saw; nil when the sensor has no such dependency.
    package func examination(of event: CloudEvent, by name: String) -> Examination? {
        guard let dependency = sensor.dependencies.last(where: { $0.name == name }) else { return nil }
        let evaluation = evaluation(of: name, on: event)
        let decoded = DecodedEvent(event)
        let (verdict, detail) = Self.verdict(dependency.decide(on: decoded, in: evaluation))
        let seen: DecodedEvent?
        do throws(EvaluationError) {
            seen = try dependency.transform.map { transform throws(EvaluationError) in
                try transform.applied(to: decoded, in: evaluation)
            }
        } catch {
            return Examination(
                verdict: verdict,
                detail: detail,
                transformed: nil,
                checks: [],
                isAnyKindEnough: false
            )
        }
        return Examination(
            verdict: verdict,
            detail: detail,
            transformed: seen?.event.data,
            checks: dependency.filters?.checks(on: seen ?? decoded, in: evaluation) ?? [],
            isAnyKindEnough: dependency.filters?.kindsOperator == .or
        )
    }

    private static func verdict(_ decision: DependencyDecision) -> (Examination.Verdict, String) {
        switch decision {
        case .accepted: (.accepted, "")
        case .rejected(let detail): (.filtered, detail)
        case .failed(let detail): (.filterError, detail)
        case .transformFailed(let detail): (.transformError, detail)
        }
    }
}
