import EventData
import Manifests

extension JSONDestination {
    /// Members of a kind's block that hold parameters.
    private static let bodyMembers: Set = ["parameters", "payload", "dynamicHeaders"]

    /// Whether setting a value here may change the parameters in the block of `kind`; nil: this is the block itself.
    ///
    /// Only plain names are read; anything else may reach everything.
    func mayRewriteBody(below kind: String?) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy { byte in
                    (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
                        || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: "-")
                }
        }
        guard isPlain else { return true }
        guard let kind else { return parts.first.map(Self.bodyMembers.contains) ?? true }
        guard parts.first == kind else { return false }
        return parts.count < 2 || Self.bodyMembers.contains(parts[1])
    }
}
