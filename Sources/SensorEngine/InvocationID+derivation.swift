import EventData
package import Manifests

extension InvocationID {
    /// Names this version of the derivation; changing how ids are made means changing this text.
    private static let domain = "signalbox.invocation.1"

    /// The id of one firing: the same sensor, trigger and events give the same id, whenever and by whatever revision.
    ///
    /// The hashed text is a list of length-prefixed fields, so that no two lists of fields read the same.
    ///
    /// `main` is the trigger whose dead letter it answers, for the invocation of a `dlqTrigger`.
    package init(sensor: ManifestName, trigger: String, events: [EventReference], dlqOf main: String? = nil) {
        var fields = [Self.domain, sensor.namespace, sensor.name, trigger]
        if let main { fields += ["dlq", main] }
        for event in events {
            fields += [event.dependency, event.source, event.subject, event.id]
        }
        self.init(fields)
    }

    /// The id of the invocation that tells a commit what becomes of what `main` submits.
    init(statusOf main: InvocationID) { self.init([Self.domain, "commitStatus", main.text]) }

    /// The id of one that repeats `original`; the same nonce gives the same id, so that a replay that is sent twice submits
    /// once.
    package init(replaying original: InvocationID, nonce: String) {
        self.init([Self.domain, "replay", original.text, nonce])
    }

    private init(_ fields: [String]) { self.init(base32(sha256(lengthPrefixed(fields)), characters: 26)) }
}

/// Each field's length in bytes as eight big-endian bytes, then its UTF-8.
private func lengthPrefixed(_ fields: [String]) -> [UInt8] {
    fields.reduce(into: []) { bytes, field in
        let count = UInt64(field.utf8.count)
        bytes += (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) }
        bytes += field.utf8
    }
}

/// The first five bits of `bytes` for each of `characters`, most significant first, as `a`–`z` and `2`–`7`.
func base32(_ bytes: [UInt8], characters: Int) -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
    let digits = (0..<characters).map { position in
        (0..<5).reduce(0) { value, bit in
            let index = position * 5 + bit
            return value << 1 | Int(bytes[index / 8] >> (7 - index % 8) & 1)
        }
    }
    return String(decoding: digits.map { alphabet[$0] }, as: UTF8.self)
}
