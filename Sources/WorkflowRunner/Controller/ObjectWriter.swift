import EventData
import Kubernetes
import Manifests

/// Writes whole objects that others change as well, each as of the version that is known of it.
struct ObjectWriter: Sendable {
    enum Answer: Sendable {
        /// The object has this version now.
        case written(version: String)
        /// Someone else has changed it since then, and nothing is written.
        case changed(MirroredObject)
        /// There is none, or another one of that name.
        case gone
        case failed(KubernetesError)
    }

    let cluster: KubernetesClient

    func write(
        _ object: JSON,
        as version: String,
        of uid: String,
        to path: ResourcePath,
        kind: String
    ) async -> Answer {
        var object = object
        var metadata = object["metadata"] ?? [:]
        metadata["resourceVersion"] = .string(version)
        object["metadata"] = metadata
        do throws(KubernetesError) {
            let written = try await cluster.replace(path, with: object)
            return .written(version: written.at("metadata", "resourceVersion")?.string ?? "")
        } catch {
            guard case .conflict = error else { return Self.answer(to: error) }
        }
        do throws(KubernetesError) {
            let fresh = MirroredObject(try await cluster.get(path), kind: kind, in: path)
            return fresh.uid == uid ? .changed(fresh) : .gone
        } catch { return Self.answer(to: error) }
    }

    private static func answer(to error: KubernetesError) -> Answer {
        if case .notFound = error { return .gone }
        return .failed(error)
    }
}
