package import EventData
import Kubernetes
package import Manifests
package import SensorEngine

/// What a trigger has made, as it is now.
package enum MadeObject: Sendable, Equatable {
    /// The kind makes no object.
    case nothing
    case found(JSON)
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
        case .found(let object):
            let labels = object.at("metadata", "labels")
            let matches = policy.labels.allSatisfy { labels?[$0.key]?.string == $0.value }
            return matches ? .matches : .notYet
        }
    }

    /// Whether nothing of it runs any more; nil when that cannot be said.
    package var hasEnded: Bool? {
        switch self {
        case .nothing, .gone: return true
        case .unknown: return nil
        case .found(let object):
            guard object["kind"]?.string == "Workflow" else { return true }
            return Self.endPhases.contains(object.at("status", "phase")?.string ?? "")
        }
    }

    private static let endPhases: Set = ["Succeeded", "Failed", "Error"]
}

extension MadeObject {
    static func look(at invocation: Invocation, in context: TriggerContext) async -> MadeObject {
        let cluster = context.kubernetes.allowing(callBudget)
        do throws(AttemptFailure) {
            let object = try CreatedObject(of: invocation)
            let path = try await path(of: object, for: invocation, in: cluster)
            do throws(KubernetesError) { return .found(try await cluster.get(path)) } catch .notFound {
                return .gone
            } catch {
                throw AttemptFailure(error, wanting: "\(object.kind) \(object.name)")
            }
        } catch {
            return .unknown(error.result)
        }
    }

    /// Asks a Workflow to end; anything else is left as it is.
    static func stop(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        let cluster = context.kubernetes.allowing(callBudget)
        return await AttemptResult.of { () throws(AttemptFailure) in
            let object = try CreatedObject(of: invocation)
            guard object.kind == "Workflow" else { return .succeeded("\(object.kind) \(object.name) is left as it is") }
            let path = try await path(of: object, for: invocation, in: cluster)
            do throws(KubernetesError) {
                _ = try await cluster.mergePatch(path, with: ["spec": ["shutdown": "Terminate"]])
            } catch .notFound {
                return .succeeded("Workflow \(object.name) is gone")
            } catch {
                throw AttemptFailure(error, wanting: "the end of Workflow \(object.name)")
            }
            return .succeeded("Workflow \(object.name) was asked to end")
        }
    }
}
