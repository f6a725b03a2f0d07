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

    func deletePods(_ query: ObjectQuery, isDryRun: Bool) async throws -> JSON {
        try await store.write(isDryRun: isDryRun) { transaction in
            for pod in try transaction.everything(query).objects { try transaction.markDeleted(pod) }
            return ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success"]
        }
    }
}
