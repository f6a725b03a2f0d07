extension WorkflowShape {
    /// Parameters, artifacts and where these are.
    static let ofArtifacts: [WorkflowShape: [String: WorkflowFieldType]] = [
        .arguments: values,
        .inputs: values,
        .outputs: values.merging(fields(strings: "result exitCode")) { $1 },
        .parameter: fields(
            strings: "name globalName",
            unjudged: "value default description",
            others: ["enum": .items, "valueFrom": .object(.parameterSource)]
        ),
        .parameterSource: fields(
            strings: "path jsonPath jqFilter parameter event expression",
            unjudged: "default",
            others: ["supplied": .mapping, "configMapKeyRef": .object(.selector)]
        ),
        .artifact: locations.merging(
            fields(
                strings: "name path from globalName subPath fromExpression",
                bools: "optional recurseMode deleted",
                integers: "mode",
                others: ["archive": .object(.archive), "artifactGC": .object(.artifactCollection)]
            )
        ) { $1 },
        .archive: fields(others: ["tar": .object(.tar), "none": .mapping, "zip": .mapping]),
        .tar: fields(integers: "compressionLevel"),
        .location: locations,
        .s3: fields(
            strings: "endpoint bucket region roleARN key",
            bools: "insecure useSDKCreds",
            others: secrets("accessKeySecret secretKeySecret sessionTokenSecret caSecret").merging([
                "createBucketIfNotPresent": .object(.bucketOptions), "encryptionOptions": .object(.encryption),
            ]) { $1 }
        ),
        .bucketOptions: fields(bools: "objectLocking"),
        .encryption: fields(
            strings: "kmsKeyId kmsEncryptionContext",
            bools: "enableEncryption",
            others: secrets("serverSideCustomerKeySecret")
        ),
        .git: fields(
            strings: "repo revision branch",
            bools: "insecureIgnoreHostKey disableSubmodules singleBranch insecureSkipTLS",
            integers: "depth",
            others: secrets("usernameSecret passwordSecret sshPrivateKeySecret")
                .merging(["fetch": .list(.string)]) { $1 }
        ),
        .web: fields(strings: "url", others: ["headers": .list(.object(.header)), "auth": .mapping]),
        .raw: fields(strings: "data"),
        .oss: fields(
            strings: "endpoint bucket key securityToken",
            bools: "createBucketIfNotPresent useSDKCreds",
            others: secrets("accessKeySecret secretKeySecret").merging(["lifecycleRule": .mapping]) { $1 }
        ),
        .gcs: fields(strings: "bucket key", others: secrets("serviceAccountKeySecret")),
        .azure: fields(
            strings: "endpoint container blob",
            bools: "useSDKCreds",
            others: secrets("accountKeySecret")
        ),
        .hdfs: fields(
            strings: "path hdfsUser krbUsername krbRealm krbServicePrincipalName dataTransferProtection",
            bools: "force",
            others: secrets("krbCCacheSecret krbKeytabSecret krbConfigConfigMap")
                .merging(["addresses": .list(.string)]) { $1 }
        ),
        .artifactory: fields(strings: "url", others: secrets("usernameSecret passwordSecret")),
    ]

    private static let values: [String: WorkflowFieldType] = [
        "parameters": .list(.object(.parameter)), "artifacts": .list(.object(.artifact)),
    ]

    private static let locations = fields(
        bools: "archiveLogs",
        unjudged: "plugin",
        others: [
            "s3": .object(.s3), "git": .object(.git), "http": .object(.web), "raw": .object(.raw),
            "oss": .object(.oss), "gcs": .object(.gcs), "azure": .object(.azure), "hdfs": .object(.hdfs),
            "artifactory": .object(.artifactory),
        ]
    )

    /// Fields that name a key of a Secret.
    private static func secrets(_ names: String) -> [String: WorkflowFieldType] {
        fields(
            others: Dictionary(
                uniqueKeysWithValues: names.split(separator: " ").map { (String($0), .object(.selector)) }
            )
        )
    }
}
