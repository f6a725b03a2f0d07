import EventData
import FoundationEssentials

extension ResourceDefinition {
    /// `object` as it is first kept: with an identity of its own and the fields the cluster fills.
    func newborn(_ object: JSON) -> JSON {
        var object = stripped(object)
        object.set(.string(UUID().uuidString.lowercased()), at: "metadata", "uid")
        object.set(.string(Timestamp.now.rfc3339Seconds), at: "metadata", "creationTimestamp")
        object.set(nil, at: "metadata", "deletionTimestamp")
        object.set(group.isEmpty ? JSON?.none : 1, at: "metadata", "generation")
        if hasStatusSubresource { object["status"] = nil }
        complete(&object)
        return object
    }

    /// `updated` with everything that only the cluster may change taken from `existing`.
    ///
    /// The subresource `status` changes the status alone; nil all but the status, where that is separate.
    func adopted(_ updated: JSON, over existing: JSON, subresource: String?) -> JSON {
        var result = stripped(updated)
        if subresource == "status" {
            result = existing
            result["status"] = updated["status"]
            return result
        }
        if hasStatusSubresource { result["status"] = existing["status"] }
        complete(&result)
        let own = [
            "uid", "creationTimestamp", "deletionTimestamp", "generation", "resourceVersion", "managedFields",
        ]
        for field in own where existing.at("metadata", field) != nil || result.at("metadata", field) != nil {
            result.set(existing.at("metadata", field), at: "metadata", field)
        }
        if let generation = existing.at("metadata", "generation")?.integer, result["spec"] != existing["spec"] {
            result.set(.number(JSONNumber(generation + 1)), at: "metadata", "generation")
        }
        return result
    }

    /// `object` with kind and version named, and without what no client may set.
    private func stripped(_ object: JSON) -> JSON {
        var result: JSON = [
            "apiVersion": object["apiVersion"] ?? .string(apiVersion), "kind": object["kind"] ?? .string(kind),
        ]
        for (name, value) in object.object?.members ?? [] { result[name] = value }
        for field in ["managedFields", "selfLink"] where result.at("metadata", field) != nil {
            result.set(nil, at: "metadata", field)
        }
        return result
    }
}

extension Timestamp {
    /// The system's clock.
    static var now: Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }
}

/// Characters of generated names: no vowels and nothing that looks like another, so no words and no misreading.
private let suffixAlphabet = Array("bcdfghjklmnpqrstvwxz2456789")
private let suffixLength = 5
private let longestGeneratedName = 63

/// `prefix` with a random ending, cut so that the whole is at most 63 characters.
func generatedName(prefix: String) -> String {
    let suffix = (0..<suffixLength).map { _ in suffixAlphabet[Int.random(in: suffixAlphabet.indices)] }
    return String(prefix.prefix(longestGeneratedName - suffixLength)) + String(suffix)
}
