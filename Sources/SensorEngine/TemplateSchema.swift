/// What a field of a trigger's template may hold, as Argo Events decodes it (spec/sensor.md §1.7–1.8, §5).
indirect enum FieldType: Sendable {
    case string, bool
    /// A whole number without fraction or exponent.
    case wholeNumber
    case number
    /// Whatever the field's own reader makes of it.
    case anything
    case stringMap
    case list(FieldType)
    /// A mapping of these members; others are dropped.
    case object([String: FieldType])

    static let strings = FieldType.list(.string)
}

/// The fields of the templates of all kinds.
enum TemplateSchema {
    /// The template's own fields, then one for each kind.
    static let template: [String: FieldType] = [
        "name": .string,
        "conditions": .string,
        "conditionsReset": .list(.object(["byTime": .object(["cron": .string, "timezone": .string])])),
    ].merging(kinds.mapValues { FieldType.object($0) }) { own, _ in own }

    /// The block of each kind.
    static let kinds: [String: [String: FieldType]] = [
        "k8s": [
            "source": source, "operation": .string, "parameters": parameters, "patchStrategy": .string,
            "liveObject": .bool,
        ],
        "argoWorkflow": ["source": source, "operation": .string, "parameters": parameters, "args": .strings],
        "http": [
            "url": .string, "method": .string, "timeout": .wholeNumber, "headers": .stringMap, "host": .string,
            "payload": parameters, "parameters": parameters, "dynamicHeaders": parameters,
            "secureHeaders": secureHeaders, "basicAuth": basicAuth, "tls": tls,
        ],
        "awsLambda": [
            "functionName": .string, "accessKey": secret, "secretKey": secret, "region": .string, "roleARN": .string,
            "invocationType": .string, "payload": parameters, "parameters": parameters,
        ],
        "azureEventHubs": [
            "fqdn": .string, "hubName": .string, "sharedAccessKeyName": secret, "sharedAccessKey": secret,
            "payload": parameters, "parameters": parameters,
        ],
        "azureServiceBus": [
            "connectionString": secret, "queueName": .string, "topicName": .string, "subscriptionName": .string,
            "tls": tls, "payload": parameters, "parameters": parameters,
        ],
        "kafka": kafka,
        "pulsar": [
            "url": .string, "topic": .string, "payload": parameters, "parameters": parameters,
            "tlsTrustCertsSecret": secret, "tlsAllowInsecureConnection": .bool, "tlsValidateHostname": .bool,
            "tls": tls, "authTokenSecret": secret, "authAthenzParams": .stringMap, "authAthenzSecret": secret,
            "connectionBackoff": backoff,
        ],
        "nats": [
            "url": .string, "subject": .string, "payload": parameters, "parameters": parameters, "tls": tls,
            "auth": .object(["basic": basicAuth, "token": secret, "nkey": secret, "credential": secret]),
        ],
        "slack": [
            "slackToken": secret, "channel": .string, "message": .string, "attachments": .string, "blocks": .string,
            "thread": .object(["messageAggregationKey": .string, "broadcastMessageToChannel": .bool]),
            "sender": .object(["username": .string, "icon": .string]), "parameters": parameters,
        ],
        "openWhisk": [
            "host": .string, "version": .string, "namespace": .string, "authToken": secret, "actionName": .string,
            "payload": parameters, "parameters": parameters,
        ],
        "custom": [
            "serverURL": .string, "secure": .bool, "certSecret": secret, "serverNameOverride": .string,
            "spec": .stringMap, "payload": parameters, "parameters": parameters,
        ],
        "log": ["intervalSeconds": .wholeNumber],
        "email": [
            "host": .string, "port": .wholeNumber, "username": .string, "smtpPassword": secret, "to": .strings,
            "from": .string, "subject": .string, "body": .string, "parameters": parameters,
        ],
    ]

    private static let kafka: [String: FieldType] = [
        "url": .string, "topic": .string, "partition": .wholeNumber, "partitioningKey": .string,
        "requiredAcks": .wholeNumber, "compress": .bool, "flushFrequency": .wholeNumber, "version": .string,
        "headers": .stringMap, "secureHeaders": secureHeaders, "tls": tls, "payload": parameters,
        "parameters": parameters,
        "sasl": .object(["mechanism": .string, "userSecret": secret, "passwordSecret": secret]),
        "schemaRegistry": .object(["url": .string, "schemaId": .wholeNumber, "auth": basicAuth]),
    ]
}

// MARK: What kinds share

extension TemplateSchema {
    private static let secret = FieldType.object(["name": .string, "key": .string, "optional": .bool])

    private static let basicAuth = FieldType.object(["username": secret, "password": secret])

    private static let parameters = FieldType.list(
        .object([
            "src": .object([
                "dependencyName": .string, "contextKey": .string, "contextTemplate": .string, "dataKey": .string,
                "dataTemplate": .string, "value": .string, "useRawData": .bool,
            ]),
            "dest": .string, "operation": .string,
        ])
    )

    private static let secureHeaders = FieldType.list(
        .object(["name": .string, "valueFrom": .object(["secretKeyRef": secret, "configMapKeyRef": secret])])
    )

    private static let tls = FieldType.object([
        "caCertSecret": secret, "clientCertSecret": secret, "clientKeySecret": secret, "insecureSkipVerify": .bool,
        "enabled": .bool,
    ])

    private static let backoff = FieldType.object([
        "steps": .wholeNumber, "duration": .anything, "factor": .number, "jitter": .number, "cap": .anything,
    ])

    /// Where a resource comes from (spec/sensor.md §6).
    private static let source = FieldType.object([
        "s3": .object([
            "endpoint": .string, "bucket": .object(["name": .string, "key": .string]), "region": .string,
            "insecure": .bool, "accessKey": secret, "secretKey": secret, "events": .strings, "metadata": .stringMap,
            "filter": .object(["prefix": .string, "suffix": .string]), "caCertificate": secret,
        ]),
        "inline": .string,
        "file": .object(["path": .string]),
        "url": .object(["path": .string, "verifyCert": .bool]),
        "configmap": secret,
        "git": .object([
            "url": .string, "cloneDirectory": .string, "filePath": .string, "creds": basicAuth,
            "githubApp": .object(["privateKey": secret, "appID": .wholeNumber, "installationID": .wholeNumber]),
            "sshKeySecret": secret, "insecureIgnoreHostKey": .bool, "branch": .string, "tag": .string,
            "ref": .string, "remote": .object(["name": .string, "urls": .strings]),
        ]),
        "resource": .anything,
    ])
}
