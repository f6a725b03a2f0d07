import EventData

extension JSON {
    /// Written over by `update` as the reference does it (spec/sensor.md §5.1): maps member by member, everything else
    /// as a whole, also where it is null, false, zero or empty; an empty map changes nothing.
    func merged(with update: JSON) -> JSON {
        guard case .object(let changes) = update else { return update }
        if changes.members.isEmpty { return self }
        var result = object ?? JSONObject()
        for (name, change) in changes.members {
            if case .object(let inner) = change, inner.members.isEmpty { continue }
            result[name] = (result[name] ?? .null).merged(with: change)
        }
        return .object(result)
    }
}
