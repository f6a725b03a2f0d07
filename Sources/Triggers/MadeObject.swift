package import EventData
import Kubernetes
package import Manifests
package import SensorEngine

/// What a trigger has made, as it is now.
package enum MadeObject: Sendable, Equatable {
    /// The kind makes no object.
    case nothing
    case found(JSON)
    /// It was there before, and was changed.
    case changed(JSON)
    /// It was made and is not there any more.
    case gone
    /// It could not be looked at.
    case unknown(AttemptResult)

    /// Whether it has the labels that count as a success (spec/sensor.md §3.9).
    package func observation(_ policy: LabelPolicy) -> Observation {
        switch self {
        case .nothing: return .matches
        case .unknown(let result): return .failed(result)
        case .gone:
            let fix = "keep the object until it has the labels of policy.k8s, or remove the policy"
            return .failed(.permanent("the object is gone", fix: fix))
        case .found(let object), .changed(let object):
            let labels = object.at("metadata", "labels")
            let matches = policy.labels.allSatisfy { labels?[$0.key]?.string == $0.value }
            return matches ? .matches : .notYet
        }
    }

    /// Whether nothing of it runs any more; nil when that cannot be said.
    package var hasEnded: Bool? {
        switch self {
        case .nothing, .gone, .changed: return true
        case .unknown: return nil
        case .found(let object):
            guard object["kind"]?.string == "Workflow" else { return true }
            return Self.endPhases.contains(object.at("status", "phase")?.string ?? "")
        }
    }

    private static let endPhases: Set = ["Succeeded", "Failed", "Error"]
}

extension MadeObject {
    static func look(
        at invocation: Invocation,
        from sources: ArtifactSources,
        in context: TriggerContext
    ) async -> MadeObject {
        let footprint = Footprint(of: invocation)
        if case .nothing = footprint { return .nothing }
        do throws(AttemptFailure) {
            guard let made = try await MadePlace(of: invocation, from: sources, in: context) else { return .gone }
            do throws(KubernetesError) {
                let object = try await context.kubernetes.allowing(callBudget).get(made.path)
                if case .change = footprint { return .changed(object) }
                return .found(object)
            } catch .notFound {
                return .gone
            } catch {
                throw AttemptFailure(error, wanting: made.subject)
            }
        } catch {
            return .unknown(error.result)
        }
    }

    /// Asks a Workflow to end; anything else is left as it is.
    static func stop(
        _ invocation: Invocation,
        from sources: ArtifactSources,
        in context: TriggerContext
    ) async -> AttemptResult {
        await AttemptResult.of { () throws(AttemptFailure) in
            guard let made = try await MadePlace(of: invocation, from: sources, in: context) else {
                return .succeeded("what was made is gone")
            }
            var isOwn = made.kind == "Workflow"
            if case .change = Footprint(of: invocation) { isOwn = false }
            guard isOwn else { return .succeeded("\(made.subject) is left as it is") }
            do throws(KubernetesError) {
                let patch: JSON = ["spec": ["shutdown": "Terminate"]]
                _ = try await context.kubernetes.allowing(callBudget).patch(made.path, with: patch)
            } catch .notFound {
                return .succeeded("\(made.subject) is gone")
            } catch {
                throw AttemptFailure(error, wanting: "the end of \(made.subject)")
            }
            return .succeeded("\(made.subject) was asked to end")
        }
    }
}
