package import EventData
package import Kubernetes
import Logging
import Manifests

/// Writes statuses into objects, and says in Events what became of them.
package struct StatusWriter: Sendable {
    private static let logger = Logger(label: "signalbox.operator")

    private let cluster: KubernetesClient

    package init(_ cluster: KubernetesClient) { self.cluster = cluster }

    /// Writes the status where it differs.
    ///
    /// - Returns: the object as it is then; nil where nothing had to be written or the object is gone.
    /// - Throws: when it has to be tried again.
    package func write(
        _ status: ObjectStatus,
        to object: MirroredObject,
        now: Timestamp
    ) async throws(KubernetesError) -> MirroredObject? {
        guard let json = status.json(after: object.json["status"], at: now) else { return nil }
        // Of another object of that name the status would be a lie.
        let patch: JSON = ["metadata": ["uid": .string(object.uid)], "status": json]
        let written: JSON
        do throws(KubernetesError) {
            written = try await cluster.patch(object.path.sub("status"), with: patch)
        } catch {
            switch error {
            // It is gone, or another one has its name: the mirror will say so.
            case .notFound, .conflict: return nil
            default: throw error
            }
        }
        await tell(of: transitions(from: object.json["status"], to: status), about: object, now: now)
        return MirroredObject(written, kind: object.identity.kind, in: object.path)
    }

    /// Conditions whose status or reason is another one than before; what is well from the start is no news.
    private func transitions(from current: JSON?, to status: ObjectStatus) -> [Condition] {
        let old = Dictionary((current?["conditions"]?.array ?? []).map { ($0["type"]?.string ?? "", $0) }) { $1 }
        return status.conditions.filter { condition in
            guard condition.isNews else { return false }
            guard let before = old[condition.type] else { return condition.isTrouble }
            return before["status"]?.string != condition.status.rawValue
                || before["reason"]?.string != condition.reason
                || condition.isTrouble && before["message"]?.string != condition.message
        }
    }

    /// Events are for people who look now: one that cannot be written is logged and not tried again.
    private func tell(of conditions: [Condition], about object: MirroredObject, now: Timestamp) async {
        for condition in conditions {
            let event = ObjectEvent(
                about: object,
                isTrouble: condition.isTrouble,
                reason: condition.reason,
                message: condition.text
            )
            do throws(KubernetesError) {
                try await event.write(to: cluster, at: now, mark: condition.type.lowercased())
            } catch {
                let facts: Logger.Metadata = ["object": "\(object.identity)", "reason": "\(error)"]
                Self.logger.warning("an Event could not be written", metadata: facts)
            }
        }
    }
}

extension Condition {
    /// Whether somebody should look.
    var isTrouble: Bool { type == "Backlogged" ? status == .yes : status == .no }

    /// Whether people want to hear of its changes: what follows from another condition would be said twice.
    var isNews: Bool { ["ConfigValid", "Subscribed", "Backlogged", "Deployed"].contains(type) }

    /// `ConfigValid: …`.
    var text: String { message.isEmpty ? "\(type) is \(status.rawValue)" : message }
}
