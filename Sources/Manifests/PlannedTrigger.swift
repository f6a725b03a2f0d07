/// The rules of the trigger kinds that are still to come (spec/sensor.md §1.10), so that a wrong manifest is refused for
/// what is wrong with it.
enum PlannedTrigger {
    /// What a kind insists on, and every other field that it knows.
    private struct Rules {
        var required: [String] = []
        /// Whether `payload` must be there; nil when the kind has none that is checked.
        var payloadIsRequired: Bool?
        var checksParameters = false
        var known: [String] = []
    }

    private static func rules(of kind: String) -> Rules {
        switch kind {
        case "awsLambda":
            Rules(
                required: ["functionName", "region"],
                payloadIsRequired: true,
                checksParameters: true,
                known: ["accessKey", "secretKey", "roleARN", "invocationType"]
            )
        case "kafka":
            Rules(
                required: ["url", "topic"],
                payloadIsRequired: true,
                known: [
                    "parameters", "partition", "partitioningKey", "requiredAcks", "compress", "flushFrequency",
                    "version", "headers", "secureHeaders", "sasl", "tls", "schemaRegistry",
                ]
            )
        case "nats":
            Rules(required: ["url", "subject"], payloadIsRequired: true, known: ["parameters", "tls", "auth"])
        case "slack":
            Rules(checksParameters: true, known: ["channel", "message", "attachments", "blocks", "thread", "sender"])
        case "openWhisk":
            Rules(
                required: ["actionName", "host"],
                payloadIsRequired: true,
                checksParameters: true,
                known: ["version", "namespace"]
            )
        case "custom":
            Rules(
                required: ["serverURL"],
                checksParameters: true,
                known: ["payload", "certSecret", "serverNameOverride"]
            )
        case "email":
            Rules(
                required: ["host"],
                checksParameters: true,
                known: ["username", "smtpPassword", "from", "to", "subject", "body"]
            )
        case "pulsar":
            Rules(
                known: [
                    "url", "topic", "payload", "parameters", "tlsTrustCertsSecret", "tlsAllowInsecureConnection",
                    "tlsValidateHostname", "tls", "authTokenSecret", "authAthenzParams", "authAthenzSecret",
                    "connectionBackoff",
                ]
            )
        case "azureEventHubs":
            Rules(known: ["fqdn", "hubName", "sharedAccessKeyName", "sharedAccessKey", "payload", "parameters"])
        default:
            Rules(
                known: [
                    "connectionString", "queueName", "topicName", "subscriptionName", "tls", "payload", "parameters",
                ]
            )
        }
    }

    static func check(_ kind: String, _ reader: ManifestReader, dependencies: [String]) {
        let rules = rules(of: kind)
        for field in rules.required { _ = reader.string(field) }
        if let isRequired = rules.payloadIsRequired {
            _ = Parameter.list("payload", of: reader, dependencies: dependencies, use: .payload)
            if isRequired, !reader.has("payload") {
                reader.missing("payload", fix: "add payload: and a list of src and dest")
            }
        }
        if rules.checksParameters { _ = Parameter.list("parameters", of: reader, dependencies: dependencies) }
        for field in rules.known { reader.ignore(field) }
        checkRest(kind, reader)
    }

    private static func checkRest(_ kind: String, _ reader: ManifestReader) {
        switch kind {
        case "slack":
            if reader.secret("slackToken") == nil, !reader.has("slackToken") {
                reader.missing("slackToken", fix: "add slackToken: with name and key of the Secret")
            }
        case "openWhisk":
            _ = reader.secret("authToken")
        case "custom":
            if reader.anything("spec") == nil { reader.missing("spec", fix: "add spec: and a mapping of texts") }
            _ = reader.stringMap("spec")
            if reader.bool("secure", default: false), !reader.has("certSecret") {
                reader.missing("certSecret", fix: "add certSecret: with name and key of the Secret, or secure: false")
            }
        case "email":
            _ = reader.integer("port", in: 0...65_535, default: 0)
        default:
            break
        }
    }
}
