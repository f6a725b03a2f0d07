extension WorkflowShape {
    /// Templates, and what calls them.
    static let ofTemplates: [WorkflowShape: [String: WorkflowFieldType]] = [
        .templateBody: fields(
            strings: "name schedulerName priorityClassName serviceAccountName podSpecPatch timeout",
            bools: "daemon automountServiceAccountToken failFast",
            integers: "parallelism priority",
            unjudged: "pendingTimeout plugin podResources resourceClaims template templateRef arguments "
                + "resubmitPendingPods cluster",
            others: partsOfBoth.merging(partsOfTemplates) { $1 }
        ),
        .step: calls,
        .task: calls.merging(fields(strings: "depends", others: ["dependencies": .list(.string)])) { $1 },
        .graph: fields(strings: "target", bools: "failFast", others: ["tasks": .list(.object(.task))]),
        .continuation: fields(bools: "error failed"),
        .sequence: fields(
            strings: "format",
            others: ["count": .numberOrString, "start": .numberOrString, "end": .numberOrString]
        ),
        .retryStrategy: fields(
            strings: "retryPolicy expression",
            others: ["limit": .numberOrString, "backoff": .object(.backoff), "affinity": .mapping]
        ),
        .backoff: fields(strings: "duration maxDuration cap", others: ["factor": .numberOrString]),
        .setRetryStrategy: fields(strings: "duration", others: ["retries": .numberOrString]),
        .memoization: fields(strings: "key maxAge", others: ["cache": .object(.cache)]),
        .cache: fields(others: ["configMap": .object(.selector)]),
        .resource: fields(
            strings: "action mergeStrategy manifest successCondition failureCondition",
            bools: "setOwnerReference",
            others: ["flags": .list(.string), "manifestFrom": .object(.manifestSource)]
        ),
        .manifestSource: fields(others: ["artifact": .object(.artifact)]),
        .request: fields(
            strings: "method url body successCondition",
            bools: "insecureSkipVerify",
            integers: "timeoutSeconds",
            others: ["headers": .list(.object(.header)), "bodyFrom": .mapping]
        ),
        .header: fields(strings: "name value", others: ["valueFrom": .mapping]),
        .suspension: fields(strings: "duration"),
        .transformations: fields(others: [
            "source": .mapping, "transformation": .list(.object(.transformation)),
        ]),
        .transformation: fields(strings: "expression"),
    ]

    private static let partsOfTemplates: [String: WorkflowFieldType] = [
        "inputs": .object(.inputs), "outputs": .object(.outputs), "metadata": .object(.metadata),
        // Argo wants a list of lists; here a group of one step may be written without its own.
        "steps": .list(.oneOrMore(.object(.step))), "dag": .object(.graph), "container": .object(.container),
        "containerSet": .object(.containerSet), "script": .object(.script), "resource": .object(.resource),
        "http": .object(.request), "suspend": .object(.suspension), "data": .object(.transformations),
        "initContainers": .list(.object(.sidecar)), "sidecars": .list(.object(.sidecar)),
        "archiveLocation": .object(.location), "activeDeadlineSeconds": .numberOrString,
        "memoize": .object(.memoization), "annotations": .map(.string),
    ]

    /// Of steps and tasks alike.
    private static let calls = fields(
        strings: "name template when withParam onExit",
        others: [
            "arguments": .object(.arguments), "templateRef": .object(.templateReference),
            "inline": .object(.templateBody), "withItems": .items, "withSequence": .object(.sequence),
            "continueOn": .object(.continuation), "hooks": .map(.object(.hook)),
        ]
    )
}
