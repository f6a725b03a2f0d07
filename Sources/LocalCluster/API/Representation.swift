import EventData

/// The form in which a client wants objects.
enum Representation: Sendable, Equatable {
    case object
    /// Rows for `kubectl get`, in the given version of `meta.k8s.io`.
    case table(apiVersion: String)

    /// The first form in the Accept header that is served here.
    ///
    /// - Throws: `APIFailure` 406 when there is none.
    init(accept: String?) throws {
        guard let accept, !accept.isEmpty else {
            self = .object
            return
        }
        for range in accept.split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let type = parts.first, ["application/json", "application/*", "*/*"].contains(type) else { continue }
            let options = Set(parts.dropFirst())
            if options.contains("as=Table") {
                let version = options.contains("v=v1beta1") ? "v1beta1" : "v1"
                self = .table(apiVersion: "meta.k8s.io/\(version)")
                return
            }
            // Other forms, such as partial metadata, are optional: clients name plain JSON as well.
            guard !options.contains(where: { $0.hasPrefix("as=") }) else { continue }
            self = .object
            return
        }
        throw APIFailure.notAcceptable(accept)
    }
}

/// A list's objects in the form of the API: a typed list, or a table.
struct ListDocument {
    let definition: ResourceDefinition
    let page: ObjectPage
    let representation: Representation

    var json: JSON {
        var metadata: JSON = ["resourceVersion": .string(String(page.resourceVersion))]
        if let next = page.next {
            metadata["continue"] = .string(ContinueToken(version: page.resourceVersion, after: next).text)
        }
        switch representation {
        case .object:
            return [
                "kind": .string("\(definition.kind)List"), "apiVersion": .string(definition.apiVersion),
                "metadata": metadata, "items": .array(page.objects),
            ]
        case .table(let apiVersion):
            return rows(page.objects, of: definition, apiVersion: apiVersion, metadata: metadata)
        }
    }
}

/// A table of `objects`, each row with the metadata kubectl needs to name it.
func rows(_ objects: [JSON], of definition: ResourceDefinition, apiVersion: String, metadata: JSON) -> JSON {
    let now = Timestamp.now
    let rows = objects.map { object -> JSON in
        let partial: JSON = [
            "kind": "PartialObjectMetadata", "apiVersion": .string(apiVersion),
            "metadata": object["metadata"] ?? [:],
        ]
        return ["cells": .array(definition.columns.map { $0.cell(object, now) }), "object": partial]
    }
    return [
        "kind": "Table", "apiVersion": .string(apiVersion), "metadata": metadata,
        "columnDefinitions": .array(definition.columns.map(\.definition)), "rows": .array(rows),
    ]
}

extension Representation {
    /// One object in this form.
    func document(_ object: JSON, of definition: ResourceDefinition) -> JSON {
        guard case .table(let apiVersion) = self, object["kind"]?.string == definition.kind else { return object }
        let metadata: JSON = ["resourceVersion": .string(object.resourceVersion ?? "")]
        return rows([object], of: definition, apiVersion: apiVersion, metadata: metadata)
    }
}
