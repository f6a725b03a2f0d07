/// The rules of the trigger kinds that are still to come (spec/sensor.md §1.10).
///
/// They are checked already, so that a wrong manifest is refused for what is wrong with it.
enum PlannedTrigger {
    /// What a kind insists on, and every other field that it knows.
    private struct Rules {
        var required: [String] = []
        /// Whether `payload` must be there, and is checked.
        var requiresPayload = false
        var checksParameters = false
        var known: [String] = []
    }

    private static let rules: [String: Rules] = [
        "awsLambda": Rules(
            required: ["functionName", "region"],
            requiresPayload: true,
            checksParameters: true,
            known: ["accessKey", "secretKey", "roleARN", "invocationType"]
        ),
        "nats": Rules(required: ["url", "subject"], requiresPayload: true, known: ["parameters", "tls", "auth"]),
        "slack": Rules(
            checksParameters: true,
            known: ["channel", "message", "attachments", "blocks", "thread", "sender"]
        ),
        "openWhisk": Rules(
            required: ["actionName", "host"],
            requiresPayload: true,
            checksParameters: true,
            known: ["version", "namespace"]
        ),
        "custom": Rules(
            required: ["serverURL"],
            checksParameters: true,
            known: ["payload", "certSecret", "serverNameOverride"]
        ),
        "email": Rules(
            required: ["host"],
            checksParameters: true,
            known: ["username", "smtpPassword", "from", "to", "subject", "body"]
        ),
        "pulsar": Rules(
            known: [
                "url", "topic", "payload", "parameters", "tlsTrustCertsSecret", "tlsAllowInsecureConnection",
                "tlsValidateHostname", "tls", "authTokenSecret", "authAthenzParams", "authAthenzSecret",
                "connectionBackoff",
            ]
        ),
        "azureEventHubs": Rules(known: [
            "fqdn", "hubName", "sharedAccessKeyName", "sharedAccessKey", "payload", "parameters",
        ]),
        "azureServiceBus": Rules(
            known: [
                "connectionString", "queueName", "topicName", "subscriptionName", "tls", "payload", "parameters",
            ]
        ),
    ]

    static func check(_ kind: String, _ reader: ManifestReader, dependencies: [String]) {
        guard let rules = rules[kind] else { preconditionFailure("no rules for the trigger kind \(kind)") }
        for field in rules.required { _ = reader.string(field) }
        if rules.requiresPayload {
            _ = Parameter.list("payload", of: reader, dependencies: dependencies, use: .payload)
            if !reader.has("payload") { reader.missing("payload", fix: "add payload: and a list of src and dest") }
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
