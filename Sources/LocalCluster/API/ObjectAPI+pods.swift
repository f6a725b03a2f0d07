import EventData
import Workflows

extension ResourceDefinition {
    /// - Throws: `APIFailure` 403 for a kind that clients cannot write.
    func requireKept() throws {
        if isKept { return }
        throw APIFailure.forbidden(
            "\(plural) cannot be created or changed here: they show the steps of workflows; submit a Workflow"
        )
    }
}

extension ObjectAPI {
    /// Deletes the pod of a step: a step that still runs ends, as when the pod is evicted.
    ///
    /// - Returns: the pod as it was.
    func deletePod(at address: ObjectAddress, _ options: DeleteOptions) async throws -> JSON {
        try await store.write(isDryRun: options.isDryRun) { transaction in
            guard let pod = try transaction.viewed(address) else { throw address.notFound }
            try options.check(pod, address.definition)
            try transaction.markDeleted(pod)
            return pod
        }
    }

    func deletePods(_ query: ObjectQuery, _ options: DeleteOptions) async throws -> JSON {
        try await store.write(isDryRun: options.isDryRun) { transaction in
            let pods = try transaction.everything(query).objects
            for pod in pods { try options.check(pod, query.definition) }
            for pod in pods { try transaction.markDeleted(pod) }
            return ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success"]
        }
    }
}
