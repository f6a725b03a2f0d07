import EventData

/// What one manager wants to be in an object, and nothing else of its own (server-side apply).
///
/// Lists are one value, as in custom resources without a schema. Of managers only those that apply are remembered.
struct ServerSideApply: Sendable {
    let manager: String
    /// Whether fields that others have applied with other values become this manager's.
    let force: Bool
    /// The object as the manager wants it.
    let wanted: JSON

    /// The object with what is wanted, without what this manager alone wanted before; and who has what then.
    ///
    /// - Throws: `APIFailure` 409 naming the fields that belong to others.
    func applied(to live: JSON, of definition: ResourceDefinition) throws -> JSON {
        var owners = FieldOwners(of: live)
        let fields = FieldSet(of: wanted)
        // An empty map wants a map to be there, whatever is in it.
        let contested = fields.paths.filter { path in
            guard let wish = wanted.at(path), wish != live.at(path) else { return false }
            return wish != [:] || live.at(path)?.object == nil
        }
        let conflicts = owners.others(than: manager).flatMap { other in
            contested.filter(other.fields.paths.contains).map { (other.manager, $0) }
        }
        guard force || conflicts.isEmpty else {
            let list = conflicts.map { "\($0.0): .\($0.1.joined(separator: "."))" }.joined(separator: ", ")
            throw APIFailure.conflict(definition, live.name ?? "", "fields belong to other managers: \(list)")
        }
        owners.give(Set(contested), onlyTo: manager)
        let dropped = owners.fields(of: manager).paths.subtracting(fields.paths)
        owners.set(fields, of: manager, apiVersion: definition.apiVersion)
        var result = live
        for path in dropped where !owners.isOwned(path) && !live.holdsMembers(at: path) { result.remove(path) }
        for path in contested { result.write(wanted.at(path) ?? .null, at: path) }
        result.set(owners.json, at: "metadata", "managedFields")
        // What says which object is meant is for the rules to judge.
        for field in ["apiVersion", "kind"] { result[field] = wanted[field] ?? result[field] }
        for field in ["uid", "resourceVersion"] {
            if let value = wanted.at("metadata", field) { result.set(value, at: "metadata", field) }
        }
        return result
    }
}

/// Paths of values in an object that somebody wants there.
struct FieldSet: Sendable, Equatable {
    private(set) var paths: Set<[String]> = []

    init() {}

    /// The leaves of an object: everything that is no map, and empty maps.
    init(of object: JSON) {
        collect(object, at: [])
        let own = ["name", "namespace", "uid", "resourceVersion", "generateName", "creationTimestamp", "managedFields"]
        paths.subtract([["apiVersion"], ["kind"]])
        paths.subtract(own.map { ["metadata", $0] })
    }

    private mutating func collect(_ value: JSON, at path: [String]) {
        if let members = value.object?.members, !members.isEmpty {
            for member in members { collect(member.value, at: path + [member.name]) }
        } else if !path.isEmpty {
            paths.insert(path)
        }
    }

    /// Reads `fieldsV1`.
    init(fields: JSON) { read(fields, at: []) }

    private mutating func read(_ fields: JSON, at path: [String]) {
        let members = (fields.object?.members ?? []).filter { $0.name.hasPrefix("f:") }
        if members.isEmpty, !path.isEmpty { paths.insert(path) }
        for member in members { read(member.value, at: path + [String(member.name.dropFirst(2))]) }
    }

    /// As `fieldsV1` has it.
    var fields: JSON {
        var result: JSON = [:]
        for path in paths.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            result.write([:], at: path.map { "f:\($0)" })
        }
        return result
    }

    mutating func subtract(_ others: Set<[String]>) { paths.subtract(others) }
}

/// Who has applied which fields of an object: its `metadata.managedFields`.
struct FieldOwners: Sendable {
    struct Owner: Sendable {
        let manager: String
        let apiVersion: String
        let time: String
        var fields: FieldSet
    }

    private var owners: [Owner]

    init(of object: JSON) {
        owners = (object.at("metadata", "managedFields")?.array ?? []).compactMap { entry in
            guard let manager = entry["manager"]?.string else { return nil }
            return Owner(
                manager: manager,
                apiVersion: entry["apiVersion"]?.string ?? "",
                time: entry["time"]?.string ?? "",
                fields: FieldSet(fields: entry["fieldsV1"] ?? [:])
            )
        }
    }

    func others(than manager: String) -> [Owner] { owners.filter { $0.manager != manager } }

    func fields(of manager: String) -> FieldSet { owners.first { $0.manager == manager }?.fields ?? FieldSet() }

    func isOwned(_ path: [String]) -> Bool { owners.contains { $0.fields.paths.contains(path) } }

    mutating func give(_ paths: Set<[String]>, onlyTo manager: String) {
        for index in owners.indices where owners[index].manager != manager { owners[index].fields.subtract(paths) }
        owners.removeAll { $0.manager != manager && $0.fields.paths.isEmpty }
    }

    /// Keeps the time where nothing changes, so that applying the same again is no change.
    mutating func set(_ fields: FieldSet, of manager: String, apiVersion: String) {
        let index = owners.firstIndex { $0.manager == manager }
        if let index, owners[index].fields == fields { return }
        let owner = Owner(manager: manager, apiVersion: apiVersion, time: Timestamp.now.rfc3339Seconds, fields: fields)
        if let index { owners[index] = owner } else { owners.append(owner) }
    }

    var json: JSON {
        .array(
            owners.map { owner in
                [
                    "manager": .string(owner.manager), "operation": "Apply", "apiVersion": .string(owner.apiVersion),
                    "time": .string(owner.time), "fieldsType": "FieldsV1", "fieldsV1": owner.fields.fields,
                ]
            }
        )
    }
}

extension JSON {
    /// Writes at a path, making maps on the way in place of whatever is there.
    fileprivate mutating func write(_ value: JSON, at path: [String]) {
        guard let first = path.first else {
            self = value
            return
        }
        var child = self[first] ?? [:]
        child.write(value, at: Array(path.dropFirst()))
        self[first] = child
    }

    /// Whether a map stands there that others have put something into.
    fileprivate func holdsMembers(at path: [String]) -> Bool { at(path)?.object?.members.isEmpty == false }

    /// Removes the value at a path, and the maps around it that are empty then.
    fileprivate mutating func remove(_ path: [String]) {
        guard let first = path.first, var child = self[first] else { return }
        if path.count > 1 { child.remove(Array(path.dropFirst())) }
        self[first] = path.count == 1 || child.object?.members.isEmpty == true ? nil : child
    }
}
