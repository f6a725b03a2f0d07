import EventData

/// A change to an object, as the client describes it.
enum Patch: Sendable {
    /// RFC 7386; a strategic merge of the kinds kept here is one with directives (see `strategicMerge`).
    case merge(JSON)
    case strategicMerge(JSON)
    /// RFC 6902: its list of operations.
    case operations([JSON])
    case apply(ServerSideApply)

    func applied(to object: JSON, of definition: ResourceDefinition) throws -> JSON {
        switch self {
        case .strategicMerge where !definition.group.isEmpty:
            // No real server has it for custom resources.
            throw APIFailure.unsupportedMediaType(
                "the body of the request was in an unknown format - accepted media types include: "
                    + "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml"
            )
        case .apply(let wish): try wish.applied(to: object, of: definition)
        case .merge(let patch): merged(object, patch)
        case .strategicMerge(let patch): strategicallyMerged(object, patch)
        case .operations(let operations): try operations.reduce(object) { try performed($1, on: $0) }
        }
    }
}

private func merged(_ target: JSON, _ patch: JSON) -> JSON {
    guard case .object(let changes) = patch else { return patch }
    var result = target.object.map { JSON.object($0) } ?? [:]
    for (name, change) in changes.members {
        result[name] = change == .null ? JSON?.none : merged(result[name] ?? .null, change)
    }
    return result
}

/// Secrets, ConfigMaps and Namespaces are maps of maps, for which a strategic merge is a merge with directives.
///
/// Lists are replaced, except that elements can be taken out of lists of strings.
private func strategicallyMerged(_ target: JSON, _ patch: JSON) -> JSON {
    guard case .object(let changes) = patch else { return patch }
    var result = target.object.map { JSON.object($0) } ?? [:]
    switch changes["$patch"]?.string {
    case "replace": result = [:]
    case "delete": return [:]
    default: break
    }
    for (name, change) in changes.members {
        if name.hasPrefix("$deleteFromPrimitiveList/") {
            let list = String(name.dropFirst("$deleteFromPrimitiveList/".count))
            let removed = change.array ?? []
            result[list] = result[list]?.array.map { .array($0.filter { !removed.contains($0) }) }
        } else if name.hasPrefix("$") {
            // $patch is done; $retainKeys and $setElementOrder concern lists and unions these kinds do not have.
            continue
        } else {
            result[name] = change == .null ? JSON?.none : strategicallyMerged(result[name] ?? .null, change)
        }
    }
    return result
}

private func performed(_ operation: JSON, on object: JSON) throws -> JSON {
    var object = object
    let path = try pointer(operation["path"])
    switch operation["op"]?.string {
    case "add": try object.change(at: path[...], .insert(try value(of: operation)))
    case "replace": try object.change(at: path[...], .replace(try value(of: operation)))
    case "remove": try object.change(at: path[...], .remove)
    case "test":
        guard try object.value(at: path) == value(of: operation) else { throw unprocessable("a test failed", path) }
    case "copy": try object.change(at: path[...], .insert(try object.value(at: pointer(operation["from"]))))
    case "move":
        let from = try pointer(operation["from"])
        let moved = try object.value(at: from)
        try object.change(at: from[...], .remove)
        try object.change(at: path[...], .insert(moved))
    default: throw APIFailure.badRequest("unknown operation in the JSON patch: \(operation["op"]?.text ?? "none")")
    }
    return object
}

private enum PointerChange {
    case insert(JSON)
    case replace(JSON)
    case remove
}

/// RFC 6901: the steps of a pointer such as `/metadata/labels/a~1b`.
private func pointer(_ value: JSON?) throws -> [String] {
    guard let text = value?.string, text.isEmpty || text.hasPrefix("/") else {
        throw APIFailure.badRequest("a JSON patch needs a path that starts with '/'")
    }
    return text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(unescaped)
}

private func unescaped(_ step: Substring) -> String {
    var result = ""
    var isEscape = false
    for character in step {
        if isEscape {
            result.append(character == "1" ? "/" : character == "0" ? "~" : character)
            isEscape = false
        } else if character == "~" {
            isEscape = true
        } else {
            result.append(character)
        }
    }
    return result
}

private func value(of operation: JSON) throws -> JSON {
    guard let value = operation["value"] else { throw APIFailure.badRequest("a JSON patch operation has no value") }
    return value
}

private func unprocessable(_ problem: String, _ path: some Sequence<String>) -> APIFailure {
    let place = "/" + path.joined(separator: "/")
    return APIFailure(code: 422, reason: "Invalid", message: "the JSON patch cannot be applied at \(place): \(problem)")
}

extension JSON {
    fileprivate func value(at path: [String]) throws -> JSON {
        var value = self
        for step in path {
            if let list = value.array, let index = Int(step), list.indices.contains(index) {
                value = list[index]
            } else if let member = value[step] {
                value = member
            } else {
                throw unprocessable("there is no such value", path)
            }
        }
        return value
    }

    fileprivate mutating func change(at path: ArraySlice<String>, _ change: PointerChange) throws {
        guard let step = path.first else {
            guard case .replace(let value) = change else {
                throw unprocessable("the whole object can only be replaced", path)
            }
            self = value
            return
        }
        if case .array(var list) = self {
            try list.change(at: path, change)
            self = .array(list)
        } else if path.count > 1 {
            guard var child = self[step] else { throw unprocessable("there is no such value", path) }
            try child.change(at: path.dropFirst(), change)
            self[step] = child
        } else {
            switch change {
            case .insert(let value): self[step] = value
            case .replace(let value) where self[step] != nil: self[step] = value
            case .remove where self[step] != nil: self[step] = nil
            default: throw unprocessable("there is no such value", path)
            }
        }
    }
}

extension [JSON] {
    fileprivate mutating func change(at path: ArraySlice<String>, _ change: PointerChange) throws {
        let step = path.first ?? ""
        let isInsertion = if case .insert = change, path.count == 1 { true } else { false }
        let index = step == "-" ? count : Int(step) ?? -1
        guard index >= 0, index < count || (isInsertion && index == count) else {
            throw unprocessable("there is no such element", path)
        }
        if path.count > 1 {
            try self[index].change(at: path.dropFirst(), change)
            return
        }
        switch change {
        case .insert(let value): insert(value, at: index)
        case .replace(let value): self[index] = value
        case .remove: remove(at: index)
        }
    }
}
