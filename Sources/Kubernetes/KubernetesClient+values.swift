import EventData

extension KubernetesClient {
    /// A key of a Secret, decoded.
    package func secret(_ name: String, key: String, in namespace: String) async throws(KubernetesError) -> [UInt8] {
        let path = ResourcePath(apiVersion: "v1", plural: "secrets", namespace: namespace, name: name)
        guard let text = try await get(path).at("data", key)?.string else {
            throw .notFound("Secret \(namespace)/\(name) has no key '\(key)'")
        }
        guard let bytes = base64Decoded(text) else {
            throw .refused(
                status: 200,
                reason: "Invalid",
                message: "key '\(key)' of Secret \(namespace)/\(name) is not valid Base64"
            )
        }
        return bytes
    }

    /// A key of a ConfigMap, from `data` or `binaryData`.
    package func configMapValue(
        _ name: String,
        key: String,
        in namespace: String
    ) async throws(KubernetesError) -> [UInt8] {
        let path = ResourcePath(apiVersion: "v1", plural: "configmaps", namespace: namespace, name: name)
        let map = try await get(path)
        if let text = map.at("data", key)?.string { return Array(text.utf8) }
        if let text = map.at("binaryData", key)?.string, let bytes = base64Decoded(text) { return bytes }
        throw .notFound("ConfigMap \(namespace)/\(name) has no key '\(key)'")
    }
}
