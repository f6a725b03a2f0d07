import EventData
import NIOHTTP1

extension KubernetesClient {
    /// Whether whoever the client acts for may do `verb` to a resource in a namespace; empty means in all of them.
    ///
    /// - Throws: `refused` with 401 when the cluster does not know them.
    package func isAllowed(
        _ verb: String,
        _ resource: String,
        group: String,
        in namespace: String
    ) async throws(KubernetesError) -> Bool {
        let path = ResourcePath(
            apiVersion: "authorization.k8s.io/v1",
            plural: "selfsubjectaccessreviews",
            namespace: nil
        )
        let review: JSON = [
            "apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
            "spec": [
                "resourceAttributes": [
                    "namespace": .string(namespace), "verb": .string(verb), "group": .string(group),
                    "resource": .string(resource),
                ]
            ],
        ]
        // Asking twice is the same as asking once.
        let answer = try await json(Call(method: .POST, target: path.urlPath, body: review.bytes))
        return answer.at("status", "allowed")?.bool == true
    }
}
