/// A type of object inside Workflows: which of its fields hold what (spec/workflows.md A1.1).
///
/// All of its fields, also those that only older versions have, so that any other name is a slip. What may be of several types,
/// or is not certain, is `anything`: values and descriptions of parameters.
package enum WorkflowShape: Sendable, Hashable {
    case ofWorkflow, ofCronWorkflow, ofConfigMap, ofSecret, objectMetadata
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

    /// The whole object; nil for kinds whose fields are not known here.
    init?(objectOf kind: String) {
        switch (kind, WorkflowShape(kind: kind)) {
        case ("ConfigMap", _): self = .ofConfigMap
        case ("Secret", _): self = .ofSecret
        case (_, .cronWorkflow?): self = .ofCronWorkflow
        case (_, .some): self = .ofWorkflow
        default: return nil
        }
    }

    /// The type of each field.
    var fields: [String: WorkflowFieldType] { Self.all[self] ?? [:] }

    private static let all: [WorkflowShape: [String: WorkflowFieldType]] =
        ofObjects.merging(ofWorkflows) { $1 }.merging(ofTemplates) { $1 }.merging(ofContainers) { $1 }.merging(
            ofArtifacts
        ) { $1 }

    /// The names of fields by their type, separated by spaces, and the others.
    static func fields(
        strings: String = "",
        bools: String = "",
        integers: String = "",
        unjudged: String = "",
        others: [String: WorkflowFieldType] = [:]
    ) -> [String: WorkflowFieldType] {
        var fields = others
        for name in strings.split(separator: " ") { fields[String(name)] = .string }
        for name in bools.split(separator: " ") { fields[String(name)] = .bool }
        for name in integers.split(separator: " ") { fields[String(name)] = .integer }
        for name in unjudged.split(separator: " ") { fields[String(name)] = .anything }
        return fields
    }
}
