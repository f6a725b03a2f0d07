extension WorkflowShape {
    /// Whole objects.
    static let ofObjects: [WorkflowShape: [String: WorkflowFieldType]] = [
        .ofWorkflow: object(["spec": .object(.workflowSpec), "status": .anything]),
        .ofCronWorkflow: object(["spec": .object(.cronWorkflow), "status": .anything]),
        .ofConfigMap: object(fields(unjudged: "data binaryData immutable")),
        .ofSecret: object(fields(unjudged: "data stringData type immutable")),
        .objectMetadata: fields(
            unjudged: "name generateName namespace selfLink uid resourceVersion generation creationTimestamp "
                + "deletionTimestamp deletionGracePeriodSeconds ownerReferences finalizers managedFields clusterName",
            others: ["labels": .map(.string), "annotations": .map(.string)]
        ),
    ]

    private static func object(_ own: [String: WorkflowFieldType]) -> [String: WorkflowFieldType] {
        fields(unjudged: "apiVersion kind", others: ["metadata": .object(.objectMetadata)]).merging(own) { $1 }
    }

    /// What stands outside of templates, and CronWorkflows.
    static let ofWorkflows: [WorkflowShape: [String: WorkflowFieldType]] = [
        .cronWorkflow: fields(
            strings: "schedule concurrencyPolicy timezone when",
            bools: "suspend",
            integers: "startingDeadlineSeconds successfulJobsHistoryLimit failedJobsHistoryLimit",
            others: [
                "workflowSpec": .object(.workflowSpec), "schedules": .list(.string),
                "workflowMetadata": .object(.objectMetadata), "stopStrategy": .object(.stopStrategy),
            ]
        ),
        .stopStrategy: fields(strings: "expression condition"),
        .workflowSpec: fields(
            strings: "entrypoint serviceAccountName dnsPolicy onExit schedulerName podPriorityClassName podSpecPatch "
                + "shutdown",
            bools: "automountServiceAccountToken suspend hostNetwork archiveLogs",
            integers: "parallelism activeDeadlineSeconds priority podPriority",
            unjudged: "podResources resourceClaims executorPlugins ttlSecondsAfterFinished",
            others: partsOfBoth.merging(partsOfWorkflows) { $1 }
        ),
        .workflowMetadata: fields(others: [
            "labels": .map(.string), "annotations": .map(.string), "labelsFrom": .map(.object(.labelSource)),
        ]),
        .labelSource: fields(strings: "expression"),
        .repositoryReference: fields(strings: "configMap key"),
        .templateReference: fields(strings: "name template", bools: "clusterScope", unjudged: "runtimeResolution"),
        .timeToLive: fields(integers: "secondsAfterCompletion secondsAfterSuccess secondsAfterFailure"),
        .podCollection: fields(strings: "strategy deleteDelayDuration", others: ["labelSelector": .mapping]),
        .claimCollection: fields(strings: "strategy"),
        .metadata: fields(others: ["labels": .map(.string), "annotations": .map(.string)]),
        .hook: fields(
            strings: "template expression",
            others: ["arguments": .object(.arguments), "templateRef": .object(.templateReference)]
        ),
        .executor: fields(strings: "serviceAccountName"),
        .artifactCollection: fields(
            strings: "strategy serviceAccountName podSpecPatch",
            bools: "forceFinalizerRemoval",
            others: ["podMetadata": .object(.metadata)]
        ),
        .synchronization: fields(others: [
            "semaphore": .object(.semaphore), "semaphores": .list(.object(.semaphore)),
            "mutex": .object(.mutex), "mutexes": .list(.object(.mutex)),
        ]),
        .semaphore: fields(
            strings: "namespace",
            unjudged: "database selectors",
            others: ["configMapKeyRef": .object(.selector)]
        ),
        .mutex: fields(strings: "name namespace", unjudged: "database selectors"),
        .metrics: fields(others: ["prometheus": .list(.object(.metric))]),
        .metric: fields(
            strings: "name help when",
            others: [
                "labels": .list(.object(.metricLabel)), "gauge": .object(.gauge), "histogram": .object(.histogram),
                "counter": .object(.counter),
            ]
        ),
        .metricLabel: fields(strings: "key value"),
        .gauge: fields(strings: "value operation", bools: "realtime"),
        .histogram: fields(strings: "value", others: ["buckets": .items]),
        .counter: fields(strings: "value"),
    ]

    /// Of Workflows and templates alike.
    static let partsOfBoth: [String: WorkflowFieldType] = [
        "volumes": .list(.object(.volume)), "nodeSelector": .map(.string), "affinity": .mapping,
        "tolerations": .list(.mapping), "hostAliases": .list(.mapping), "securityContext": .mapping,
        "executor": .object(.executor), "metrics": .object(.metrics), "retryStrategy": .object(.retryStrategy),
        "synchronization": .object(.synchronization),
    ]

    private static let partsOfWorkflows: [String: WorkflowFieldType] = [
        "templates": .list(.object(.templateBody)), "templateDefaults": .object(.templateBody),
        "arguments": .object(.arguments), "volumeClaimTemplates": .list(.mapping), "imagePullSecrets": .list(.mapping),
        "artifactRepositoryRef": .object(.repositoryReference), "dnsConfig": .mapping,
        "ttlStrategy": .object(.timeToLive), "podGC": .object(.podCollection), "podDisruptionBudget": .mapping,
        "workflowTemplateRef": .object(.templateReference), "volumeClaimGC": .object(.claimCollection),
        "podMetadata": .object(.metadata), "hooks": .map(.object(.hook)),
        "workflowMetadata": .object(.workflowMetadata), "artifactGC": .object(.artifactCollection),
    ]
}
