import EventData
import Kubernetes
import SensorEngine

/// `source.configmap`: a key of a ConfigMap in the sensor's namespace.
struct ConfigMapSource: Sendable {
    private let map: String
    private let key: String
    private let namespace: String

    init(_ block: JSON, namespace: String) {
        map = block.text("name")
        key = block.text("key")
        self.namespace = namespace
    }

    /// Read through the API, and again as soon as it has changed; the reference mounts it and lags behind.
    func content(in context: TriggerContext) async throws(AttemptFailure) -> ArtifactContent {
        guard !map.isEmpty, !key.isEmpty else {
            throw .permanent("source.configmap has no 'name' or no 'key'", fix: "write both in the sensor")
        }
        let name = "source.configmap '\(namespace)/\(map)', key '\(key)'"
        do throws(KubernetesError) {
            let reference = Reference(.configMap, namespace: namespace, name: map)
            return ArtifactContent(name: name, bytes: try await context.readValue(reference, key))
        } catch .notFound(let problem) {
            throw AttemptFailure(result: .transient("\(name): \(problem); create it", after: nil))
        } catch {
            throw AttemptFailure(error, wanting: name)
        }
    }
}
