import EventData
import Kubernetes
import SensorEngine

extension KubernetesTrigger {
    /// The whole seconds to which times of objects and of servers are cut off, one each.
    private static let precision = Duration.seconds(2)

    /// Deletes the object that the resource names, unless it is younger than the firing (ADR 0039).
    func delete(_ invocation: Invocation, in context: TriggerContext) async throws(AttemptFailure) -> AttemptResult {
        let cluster = context.kubernetes.allowing(callBudget)
        let resource = try await sources.resource(of: invocation, in: context).json
        let identity = try ObjectIdentity(resource, to: "delete")
        let path = try await identity.path(for: invocation, in: cluster)
        let subject = subject(identity.kind, path)
        let gone = AttemptResult.succeeded("\(subject) is gone")
        for _ in 0..<ObjectChange.mostConflicts {
            do throws(KubernetesError) {
                let found = try await cluster.dated(path)
                if found.object.at("metadata", "deletionTimestamp")?.string != nil { return gone }
                if Self.isYounger(found.object, at: found.time, than: invocation, at: context.now()) {
                    return .succeeded("\(subject) is left alone: it was made after the event")
                }
                try await cluster.delete(path, uid: found.object.at("metadata", "uid")?.string)
                return gone
            } catch .notFound {
                return gone
            } catch .conflict {
                // Another object has taken the name in between.
                continue
            } catch {
                throw AttemptFailure(error, wanting: subject)
            }
        }
        throw AttemptFailure(result: .transient("\(subject) was replaced by others again and again", after: nil))
    }

    /// Whether the object was surely created because of something later: one of ours says when that was, and of others
    /// each age is measured by one clock alone.
    private static func isYounger(
        _ object: JSON,
        at serverTime: Timestamp?,
        than invocation: Invocation,
        at now: Timestamp
    ) -> Bool {
        if let fired = object.at("metadata", "labels", CreatedObject.firingLabel)?.string.flatMap({ Int64($0) }) {
            return fired > invocation.createdAt.nanoseconds / 1_000_000
        }
        let text = object.at("metadata", "creationTimestamp")?.string ?? ""
        guard let created = Timestamp(rfc3339: text) else { return false }
        return (serverTime ?? now) - created + precision < now - invocation.createdAt
    }
}
