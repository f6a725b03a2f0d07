import EventData

/// Descriptions just rich enough that `kubectl create` and `apply` leave validation to the server.
///
/// Without them kubectl refuses to send anything unless its user adds `--validate=false`.
enum OpenAPI {
    /// What kubectl before 1.27 asks for; it accepts protobuf only.
    static let askedProtobufType = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf"

    /// The same type as it must be answered: kubectl cannot parse the '@' of its own name for it.
    static let protobufType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf"

    /// A `Document` in protobuf wire format with its `swagger` field alone: no schemas, so nothing to check against.
    static let emptyProtobuf: [UInt8] = [0x0A, 0x03] + Array("2.0".utf8)

    static let v2: JSON = [
        "swagger": "2.0", "info": info, "paths": [:], "definitions": [:],
    ]

    static let v3Index: JSON = [
        "paths": .object(
            JSONObject(
                ResourceDefinition.apiVersions.map { version in
                    let path = version == "v1" ? "api/v1" : "apis/\(version)"
                    return (path, ["serverRelativeURL": .string("/openapi/v3/\(path)")])
                }
            )
        )
    ]

    /// The paths of a group, where kubectl looks up whether `fieldValidation` and `dryRun` are understood.
    static func v3(apiVersion: String) -> JSON {
        var paths: JSON = [:]
        for definition in ResourceDefinition.all where definition.apiVersion == apiVersion {
            let prefix = apiVersion == "v1" ? "/api/v1" : "/apis/\(apiVersion)"
            let scope = definition.isNamespaced ? "/namespaces/{namespace}" : ""
            paths["\(prefix)\(scope)/\(definition.plural)"] = ["post": operation("post", definition)]
            paths["\(prefix)\(scope)/\(definition.plural)/{name}"] = [
                "put": operation("put", definition), "patch": operation("patch", definition),
            ]
        }
        return ["openapi": "3.0.0", "info": info, "paths": paths, "components": ["schemas": [:]]]
    }

    private static let info: JSON = ["title": "signalbox local cluster", "version": "v1.32.0"]

    private static func operation(_ action: String, _ definition: ResourceDefinition) -> JSON {
        [
            "x-kubernetes-action": .string(action),
            "x-kubernetes-group-version-kind": [
                "group": .string(definition.group), "version": .string(definition.version),
                "kind": .string(definition.kind),
            ],
            "parameters": [parameter("dryRun"), parameter("fieldManager"), parameter("fieldValidation")],
            "responses": ["200": ["description": "OK"]],
        ]
    }

    private static func parameter(_ name: String) -> JSON {
        ["name": .string(name), "in": "query", "schema": ["type": "string", "uniqueItems": true]]
    }
}
