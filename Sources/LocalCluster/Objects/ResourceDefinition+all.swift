import EventData
import Kubernetes

extension ResourceDefinition {
    /// Every kind the cluster keeps, in the order discovery lists them (spec/workflows.md A1).
    static let all: [ResourceDefinition] = core + coordination + workflows + events

    static let namespaces = ResourceDefinition(
        type: ResourceType(apiVersion: "v1", kind: "Namespace", plural: "namespaces", isNamespaced: false),
        singular: "namespace",
        shortNames: ["ns"],
        columns: [.name, .text("Status", ["status", "phase"]), .age],
        naming: .label,
        selectableFields: ["status.phase"],
        complete: completeNamespace
    )

    private static let core: [ResourceDefinition] = [
        ResourceDefinition(
            type: ResourceType(apiVersion: "v1", kind: "ConfigMap", plural: "configmaps", isNamespaced: true),
            singular: "configmap",
            shortNames: ["cm"],
            columns: [.name, .count("Data", [["data"], ["binaryData"]]), .age],
            validate: configMapProblems
        ),
        ResourceDefinition(
            type: ResourceType(apiVersion: "v1", kind: "Event", plural: "events", isNamespaced: true),
            singular: "event",
            shortNames: ["ev"],
            columns: PrinterColumn.ofEvents,
            selectableFields: [
                "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid",
                "involvedObject.apiVersion", "involvedObject.resourceVersion", "involvedObject.fieldPath",
                "reason", "reportingComponent", "source", "type",
            ],
            view: .events
        ),
        namespaces,
        ResourceDefinition(
            type: ResourceType(apiVersion: "v1", kind: "Pod", plural: "pods", isNamespaced: true),
            singular: "pod",
            shortNames: ["po"],
            columns: PrinterColumn.ofPods,
            selectableFields: [
                "spec.nodeName", "spec.restartPolicy", "spec.serviceAccountName", "status.phase", "status.podIP",
            ],
            view: .pods,
            isKept: false
        ),
        ResourceDefinition(
            type: ResourceType(apiVersion: "v1", kind: "Secret", plural: "secrets", isNamespaced: true),
            singular: "secret",
            columns: [.name, .text("Type", ["type"]), .count("Data", [["data"]]), .age],
            selectableFields: ["type"],
            complete: completeSecret,
            validate: secretProblems
        ),
        ResourceDefinition(
            type: ResourceType(apiVersion: "v1", kind: "ServiceAccount", plural: "serviceaccounts", isNamespaced: true),
            singular: "serviceaccount",
            shortNames: ["sa"],
            columns: [.name, .count("Secrets", [["secrets"]]), .age]
        ),
    ]

    /// Who of several processes has what; nobody but they reads them.
    private static let coordination: [ResourceDefinition] = [
        ResourceDefinition(
            type: ResourceType(
                apiVersion: "coordination.k8s.io/v1",
                kind: "Lease",
                plural: "leases",
                isNamespaced: true
            ),
            singular: "lease",
            columns: [.name, .text("Holder", ["spec", "holderIdentity"]), .age]
        )
    ]

    private static let workflows: [ResourceDefinition] = [
        ResourceDefinition(
            type: argo("Workflow", "workflows"),
            singular: "workflow",
            shortNames: ["wf"],
            columns: PrinterColumn.ofWorkflows,
            // The name becomes a label's value on what the workflow creates (spec/workflows.md A7).
            naming: .subdomain(longest: 63),
            selectableFields: ["status.phase"],
            complete: completeWorkflow,
            validate: { workflowProblems($0, spec: ["spec"]) },
            validateNew: { workflowChoiceProblems($0, spec: ["spec"]) },
            advise: { workflowWarnings($0, spec: ["spec"]) }
        ),
        ResourceDefinition(
            type: argo("WorkflowTemplate", "workflowtemplates"),
            singular: "workflowtemplate",
            shortNames: ["wftmpl"],
            validate: { workflowProblems($0, spec: ["spec"]) },
            validateNew: { workflowChoiceProblems($0, spec: ["spec"]) },
            advise: { workflowWarnings($0, spec: ["spec"]) }
        ),
        ResourceDefinition(
            type: argo("ClusterWorkflowTemplate", "clusterworkflowtemplates", isNamespaced: false),
            singular: "clusterworkflowtemplate",
            shortNames: ["clusterwftmpl", "cwft"],
            validate: { workflowProblems($0, spec: ["spec"]) },
            validateNew: { workflowChoiceProblems($0, spec: ["spec"]) },
            advise: { workflowWarnings($0, spec: ["spec"]) }
        ),
        ResourceDefinition(
            type: argo("CronWorkflow", "cronworkflows"),
            singular: "cronworkflow",
            shortNames: ["cwf", "cronwf"],
            // Eleven characters are appended for each run (spec/workflows.md A7).
            naming: .subdomain(longest: 52),
            validate: { workflowProblems($0, spec: ["spec", "workflowSpec"]) },
            validateNew: { workflowChoiceProblems($0, spec: ["spec", "workflowSpec"]) },
            advise: { workflowWarnings($0, spec: ["spec", "workflowSpec"]) }
        ),
        ResourceDefinition(
            type: argo("WorkflowEventBinding", "workfloweventbindings"),
            singular: "workfloweventbinding",
            shortNames: ["wfeb"]
        ),
    ]

    private static let events: [ResourceDefinition] = [
        ResourceDefinition(
            type: argo("EventBus", "eventbus"),
            singular: "eventbus",
            shortNames: ["eb"],
            hasStatusSubresource: true
        ),
        ResourceDefinition(
            type: argo("EventSource", "eventsources"),
            singular: "eventsource",
            shortNames: ["es"],
            hasStatusSubresource: true
        ),
        ResourceDefinition(
            type: argo("Sensor", "sensors"),
            singular: "sensor",
            shortNames: ["sn"],
            hasStatusSubresource: true
        ),
    ]

    private static func argo(_ kind: String, _ plural: String, isNamespaced: Bool = true) -> ResourceType {
        ResourceType(apiVersion: argoVersion, kind: kind, plural: plural, isNamespaced: isNamespaced)
    }
}
