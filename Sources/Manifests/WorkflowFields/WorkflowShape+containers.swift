extension WorkflowShape {
    /// Containers and volumes, as in pods.
    static let ofContainers: [WorkflowShape: [String: WorkflowFieldType]] = [
        .container: partsOfContainers,
        .script: partsOfContainers.merging(fields(strings: "source")) { $1 },
        .sidecar: partsOfContainers.merging(fields(bools: "mirrorVolumeMounts")) { $1 },
        .containerSet: fields(others: [
            "containers": .list(.object(.setContainer)), "volumeMounts": .list(.object(.mount)),
            "retryStrategy": .object(.setRetryStrategy),
        ]),
        .setContainer: partsOfContainers.merging(["dependencies": .list(.string)]) { $1 },
        .variable: fields(strings: "name value", others: ["valueFrom": .object(.variableSource)]),
        .variableSource: fields(others: [
            "fieldRef": .object(.fieldReference), "resourceFieldRef": .object(.resourceFieldReference),
            "configMapKeyRef": .object(.selector), "secretKeyRef": .object(.selector), "fileKeyRef": .anything,
        ]),
        .fieldReference: fields(strings: "apiVersion fieldPath"),
        .resourceFieldReference: fields(strings: "containerName resource", others: ["divisor": .numberOrString]),
        .variables: fields(
            strings: "prefix",
            others: ["configMapRef": .object(.selector), "secretRef": .object(.selector)]
        ),
        .mount: fields(
            strings: "name mountPath subPath subPathExpr mountPropagation",
            bools: "readOnly",
            unjudged: "recursiveReadOnly"
        ),
        .port: fields(strings: "name protocol hostIP", integers: "containerPort hostPort"),
        .resources: fields(
            unjudged: "claims",
            others: ["limits": .map(.numberOrString), "requests": .map(.numberOrString)]
        ),
        // A key of a ConfigMap or Secret.
        .selector: fields(strings: "name key", bools: "optional"),
        .volume: fields(
            strings: "name",
            unjudged: "awsElasticBlockStore azureDisk azureFile cephfs cinder csi downwardAPI ephemeral fc flexVolume "
                + "flocker gcePersistentDisk gitRepo glusterfs image iscsi nfs photonPersistentDisk portworxVolume "
                + "projected quobyte rbd scaleIO storageos vsphereVolume",
            others: [
                "configMap": .object(.configMapVolume), "secret": .object(.secretVolume),
                "persistentVolumeClaim": .object(.claimVolume), "emptyDir": .object(.emptyVolume),
                "hostPath": .object(.hostVolume),
            ]
        ),
        .configMapVolume: fields(
            strings: "name",
            bools: "optional",
            integers: "defaultMode",
            others: ["items": .list(.object(.projection))]
        ),
        .secretVolume: fields(
            strings: "secretName",
            bools: "optional",
            integers: "defaultMode",
            others: ["items": .list(.object(.projection))]
        ),
        .projection: fields(strings: "key path", integers: "mode"),
        .claimVolume: fields(strings: "claimName", bools: "readOnly"),
        .emptyVolume: fields(strings: "medium", others: ["sizeLimit": .numberOrString]),
        .hostVolume: fields(strings: "path type"),
    ]

    private static let partsOfContainers = fields(
        strings: "name image workingDir imagePullPolicy terminationMessagePath terminationMessagePolicy restartPolicy",
        bools: "stdin stdinOnce tty",
        unjudged: "resizePolicy restartPolicyRules",
        others: [
            "command": .list(.string), "args": .list(.string), "env": .list(.object(.variable)),
            "envFrom": .list(.object(.variables)), "ports": .list(.object(.port)), "resources": .object(.resources),
            "volumeMounts": .list(.object(.mount)), "volumeDevices": .list(.mapping), "securityContext": .mapping,
            "livenessProbe": .mapping, "readinessProbe": .mapping, "startupProbe": .mapping, "lifecycle": .mapping,
        ]
    )
}
