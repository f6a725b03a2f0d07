/// A type of object inside Workflows: which of its fields hold what (spec/workflows.md A1.1).
///
/// What is not listed is not judged: values and descriptions of parameters, which may be any scalar, and what is not certain.
package enum WorkflowShape: Sendable, Hashable {
    case cronWorkflow, workflowSpec, workflowMetadata, labelSource, repositoryReference, templateReference, timeToLive,
        podCollection
    case claimCollection, metadata, hook, executor, artifactCollection, stopStrategy
    case templateBody, step, task, graph, continuation, sequence, retryStrategy, backoff, setRetryStrategy
    case synchronization, semaphore, mutex, memoization, cache, metrics, metric, metricLabel, gauge, histogram, counter
    case resource, manifestSource, request, header, suspension, transformations, transformation
    case container, script, sidecar, containerSet, setContainer, variable, variableSource, fieldReference
    case resourceFieldReference, variables, mount, port, resources, selector, volume, configMapVolume, secretVolume
    case claimVolume, emptyVolume, hostVolume, projection
    case arguments, inputs, outputs, parameter, parameterSource, artifact, archive, tar, location
    case s3, bucketOptions, encryption, git, web, raw, oss, gcs, azure, hdfs, artifactory

    /// nil for kinds without Workflows.
    init?(kind: String) {
        switch kind {
        case "Workflow", "WorkflowTemplate", "ClusterWorkflowTemplate": self = .workflowSpec
        case "CronWorkflow": self = .cronWorkflow
        default: return nil
        }
    }

    /// The type of each field that is judged.
    var fields: [String: WorkflowFieldType] { Self.all[self] ?? [:] }

    private static let all: [WorkflowShape: [String: WorkflowFieldType]] =
        ofWorkflows.merging(ofTemplates) { $1 }.merging(ofContainers) { $1 }.merging(ofArtifacts) { $1 }

    /// The names of fields by their type, separated by spaces, and the others.
    static func fields(
        strings: String = "",
        bools: String = "",
        integers: String = "",
        others: [String: WorkflowFieldType] = [:]
    ) -> [String: WorkflowFieldType] {
        var fields = others
        for name in strings.split(separator: " ") { fields[String(name)] = .string }
        for name in bools.split(separator: " ") { fields[String(name)] = .bool }
        for name in integers.split(separator: " ") { fields[String(name)] = .integer }
        return fields
    }
}
