import Buses
import EventData

/// The OpenAPI document of the admin API, served at `/api/openapi.json`.
///
/// `/api/events/tail` and `/api/flow/stream` are left out: an answer without an end is nothing that OpenAPI can say. So is the console.
enum AdminOpenAPI {
    /// The methods by which a path is served; none for a path that is not.
    static func methods(of path: String) -> [String] {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        let fitting = templates.filter { template in
            template.parts.count == parts.count
                && zip(template.parts, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        // As the router does: a name goes before a variable.
        return fitting.max { $0.names < $1.names }?.methods.sorted() ?? []
    }

    private struct Template {
        let parts: [Substring]
        let methods: [String]
        var names: Int { parts.count { !$0.hasPrefix("{") } }
    }

    private static let templates: [Template] = {
        let others = ["/", "/console", "/console/{file}", "/api/events/tail", "/api/flow/stream"].map { ($0, ["GET"]) }
        let described = (paths.object?.members ?? []).map { path, operations in
            (path, operations.object?.members.map { $0.name.uppercased() } ?? [])
        }
        return (others + described).map { Template(parts: $0.split(separator: "/"), methods: $1) }
    }()

    static var document: JSON {
        [
            "openapi": "3.0.3",
            "info": ["title": "Signalbox admin API", "version": "1"],
            "security": [["token": []]],
            "paths": paths,
            "components": [
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
                "schemas": ["Problem": problem, "Edit": edit, "Names": names, "Replay": replay],
            ],
        ]
    }

    private static let problem: JSON = [
        "type": "object", "required": ["error"], "properties": ["error": ["type": "string"]],
    ]

    private static let edit: JSON = [
        "type": "object",
        "required": ["texts"],
        "properties": [
            "namespace": ["type": "string"],
            "texts": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["file", "text"],
                    "properties": ["file": ["type": "string"], "text": ["type": "string"]],
                ],
            ],
        ],
    ]

    private static let replay: JSON = [
        "type": "object",
        "additionalProperties": false,
        "properties": [
            "sensor": ["type": "string"], "namespace": ["type": "string"], "texts": ["type": "array", "items": [:]],
            "since": ["type": "string", "format": "date-time"], "until": ["type": "string", "format": "date-time"],
            "source": ["type": "string"], "event": ["type": "string"], "query": ["type": "string"],
            "ids": ["type": "array", "items": ["type": "string"]],
            "verdicts": ["type": "array", "items": ["type": "string"]],
            "apply": ["type": "boolean"], "nonce": ["type": "string"], "limit": ["type": "integer", "minimum": 0],
        ],
    ]

    private static let names: JSON = [
        "type": "object",
        "required": ["objects"],
        "properties": [
            "objects": [
                "type": "array", "minItems": 1,
                "items": [
                    "type": "object", "required": ["kind", "name"],
                    "properties": [
                        "kind": ["type": "string"], "name": ["type": "string"], "namespace": ["type": "string"],
                    ],
                ],
            ]
        ],
    ]

    private static var paths: JSON {
        let limit = parameter("limit", "query", ["type": "integer", "minimum": 0])
        let sensor = parameter("sensor", "query")
        let id = parameter("id", "path")
        return [
            "/livez": ["get": operation("Whether the process lives.", answer: "text/plain", isOpen: true)],
            "/readyz": ["get": operation("Whether every part works.", failing: ["503"], isOpen: true)],
            "/metrics": ["get": operation("Metrics for Prometheus.", answer: "text/plain", isOpen: true)],
            "/api/openapi.json": ["get": operation("This document.")],
            "/api/events": [
                "get": operation(
                    "The latest events.",
                    [
                        parameter("source", "query"), parameter("event", "query"),
                        parameter("before", "query", ["type": "integer", "minimum": 1]), limit,
                    ],
                    failing: ["400", "409"]
                )
            ],
            "/api/events/{id}": ["get": operation("An event and what became of it.", [id], failing: ["404"])],
            "/api/events/{id}/explanation": [
                "get": operation("Each decision on an event, taken apart.", [id], failing: ["404"])
            ],
            "/api/requests/explanation": [
                "post": operation(
                    "What a request, as it was sent, would come to; nothing is stored.",
                    [
                        parameter("event", "query"),
                        parameter("at", "query", ["type": "string", "format": "date-time"]),
                    ],
                    body: ["type": "string"],
                    failing: ["400", "413", "422"]
                )
            ],
            "/api/doctor": ["get": operation("What is wrong with the gateway and what it stands on, and what to do.")],
            "/api/schemas": ["get": operation("What the data of events looks like, and what changed; no values.")],
            "/api/traces": [
                "get": operation(
                    "From a delivery to the nodes of its Workflow, by an id anywhere on the way.",
                    [parameter("id", "query", isRequired: true)],
                    failing: ["404"]
                )
            ],
            "/api/replays": [
                "post": operation(
                    "Past events decide again: lines of JSON say what would fire, and how it differs.",
                    body: reference("Replay"),
                    answer: "application/x-ndjson",
                    failing: ["400", "422"]
                )
            ],
            "/api/shadows": [
                "get": operation("The shadow sensors."),
                "post": operation(
                    "Has changed sensors decide beside those that run.",
                    body: reference("Edit"),
                    failing: ["400", "404", "409", "422"]
                ),
            ],
            "/api/shadows/{namespace}/{name}": [
                "get": operation(
                    "A shadow sensor, and where it differs from the live one.",
                    [parameter("namespace", "path"), parameter("name", "path")],
                    failing: ["404"]
                ),
                "delete": operation(
                    "Ends a shadow sensor.",
                    [parameter("namespace", "path"), parameter("name", "path")],
                    failing: ["404"]
                ),
            ],
            "/api/invocations": [
                "get": operation(
                    "The latest invocations.",
                    [
                        state(InvocationRecord.State.allCases.map(\.rawValue)), sensor, parameter("trigger", "query"),
                        parameter("before", "query"), limit,
                    ],
                    failing: ["400", "404", "409"]
                )
            ],
            "/api/invocations/{id}": ["get": operation("An invocation and its attempts.", [id], failing: ["404"])],
            "/api/invocations/retry": [
                "post": operation(
                    "Retries dead letters: those that are named, or all.",
                    [sensor, parameter("trigger", "query"), parameter("all", "query", ["type": "boolean"])],
                    failing: ["400"]
                )
            ],
            "/api/invocations/{id}/retry": [
                "post": operation("Performs it once more now.", [id], failing: ["404", "409"])
            ],
            "/api/invocations/{id}/drop": [
                "post": operation(
                    "Drops a dead letter.",
                    [id, reason],
                    failing: ["400", "404", "409"]
                )
            ],
            "/api/sources": ["get": operation("The event sources that run.")],
            "/api/sources/{source}/{event}": [
                "post": operation(
                    "Emits a test event.",
                    [parameter("source", "path"), parameter("event", "path")],
                    body: ["type": "object"],
                    failing: ["400", "404", "409", "413", "503"]
                )
            ],
            "/api/manifests": ["get": operation("Which manifests run, and since when.")],
            "/api/workfloweventbindings": ["get": operation("The WorkflowEventBindings that run.")],
            "/api/sensors": ["get": operation("The sensors that run.")],
            "/api/sensors/{namespace}/{name}/explanation": [
                "get": operation(
                    "Why a sensor fired what it did lately, or did not.",
                    [
                        parameter("namespace", "path"), parameter("name", "path"),
                        parameter("seconds", "query", ["type": "integer", "minimum": 1]),
                    ],
                    failing: ["400", "404"]
                )
            ],
            "/api/eventsources": ["get": operation("The manifests of event sources that run.")],
            "/api/manifests/diff": [
                "post": operation("What an edit would do.", body: reference("Edit"), failing: ["400", "409", "422"])
            ],
            "/api/manifests/apply": [
                "post": operation(
                    "Takes manifests up.",
                    [parameter("dryRun", "query", ["type": "boolean"])],
                    body: reference("Edit"),
                    failing: ["400", "409", "422"]
                )
            ],
            "/api/manifests/delete": [
                "post": operation(
                    "Removes manifests.",
                    body: reference("Names"),
                    failing: ["400", "404", "409", "422"]
                )
            ],
            "/api/quarantine": [
                "get": operation(
                    "Records that were no events.",
                    [
                        parameter("source", "query"), parameter("event", "query"),
                        state(QuarantinedRecord.State.allCases.map(\.rawValue)), limit,
                    ],
                    failing: ["400", "404"]
                )
            ],
            "/api/quarantine/{number}": [
                "get": operation("A record that was no event.", [parameter("number", "path")], failing: ["404"])
            ],
            "/api/quarantine/{number}/redrive": [
                "post": operation(
                    "Makes an event of it, as it is or as corrected.",
                    [parameter("number", "path"), parameter("raw", "query", ["type": "boolean"])],
                    body: ["type": "object"],
                    failing: ["400", "404", "409", "413", "422", "503"]
                )
            ],
            "/api/quarantine/{number}/drop": [
                "post": operation(
                    "Drops it.",
                    [parameter("number", "path"), reason],
                    failing: ["400", "404", "409"]
                )
            ],
            "/api/flow": [
                "get": operation("What goes through sources, sensors and triggers.", [parameter("search", "query")])
            ],
            "/api/schedules": ["get": operation("Calendars and CronWorkflows, and when they tick next.")],
            "/api/workflows": [
                "get": operation("The newest Workflows of the cluster.", failing: ["400", "403", "404", "503"])
            ],
            "/api/workflows/{namespace}/{name}": [
                "get": operation(
                    "A Workflow, as the cluster has it.",
                    [parameter("namespace", "path"), parameter("name", "path")],
                    failing: ["400", "403", "404", "503"]
                )
            ],
            "/api/workflows/{namespace}/{name}/logs/{pod}": [
                "get": operation(
                    "The last lines that a pod of a Workflow printed.",
                    [parameter("namespace", "path"), parameter("name", "path"), parameter("pod", "path")],
                    answer: "text/plain",
                    failing: ["400", "403", "404", "503"]
                )
            ],
            "/api/waiting": ["get": operation("What invocations wait for.")],
            "/api/shards": ["get": operation("Which shards of a Kafka bus are here.")],
            "/api/quotas": ["get": operation("How full quotas are.")],
            "/api/hooks": ["get": operation("Hooks at providers, and what they did not deliver.")],
            "/api/hooks/delete": [
                "post": operation(
                    "Takes the hooks of an event source away from its provider, and keeps none from now on.",
                    [parameter("source", "query", isRequired: true), parameter("event", "query")],
                    failing: ["404", "409"]
                )
            ],
            "/api/hooks/keep": [
                "post": operation(
                    "Keeps the hooks of an event source again.",
                    [parameter("source", "query", isRequired: true), parameter("event", "query")],
                    failing: ["404", "409"]
                )
            ],
            "/api/verdicts": ["get": operation("How often sensors came to which verdict.")],
            "/api/counters": ["get": operation("What was counted.")],
        ]
    }

    private static func reference(_ name: String) -> JSON { ["$ref": .string("#/components/schemas/\(name)")] }

    private static let reason = parameter("reason", "query", ["type": "string", "minLength": 1], isRequired: true)

    private static func state(_ states: [String]) -> JSON {
        parameter("state", "query", ["type": "string", "enum": .array(states.map { .string($0) })])
    }

    private static func parameter(
        _ name: String,
        _ place: String,
        _ schema: JSON = ["type": "string"],
        isRequired: Bool = false
    ) -> JSON {
        [
            "name": .string(name), "in": .string(place), "required": .bool(isRequired || place == "path"),
            "schema": schema,
        ]
    }

    private static func operation(
        _ summary: String,
        _ parameters: [JSON] = [],
        body: JSON? = nil,
        answer: String = "application/json",
        failing: [String] = [],
        isOpen: Bool = false
    ) -> JSON {
        var responses: JSON = ["200": content("Done.", answer, [:])]
        for status in failing + (isOpen ? [] : ["401"]) {
            responses[status] = content("Not done.", "application/json", reference("Problem"))
        }
        var operation: JSON = ["summary": .string(summary), "responses": responses]
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let body { operation["requestBody"] = ["content": ["application/json": ["schema": body]]] }
        if isOpen { operation["security"] = [] }
        return operation
    }

    private static func content(_ description: String, _ type: String, _ schema: JSON) -> JSON {
        var content: JSON = [:]
        content[type] = ["schema": schema]
        return ["description": .string(description), "content": content]
    }
}
