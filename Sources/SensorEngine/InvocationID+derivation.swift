import EventData
package import Manifests

extension InvocationID {
    /// Names this version of the derivation; changing how ids are made means changing this text.
    private static let domain = "signalbox.invocation.1"

    /// The id of one firing: the same sensor, trigger and events give the same id, whenever and by whatever revision.
    ///
    /// The hashed text is a list of length-prefixed fields, so that no two lists of fields read the same.
    ///
    /// `main` is the trigger whose dead letter it answers, for the invocation of a `dlqTrigger`. Where the last event's id
    /// begins with its time, so does this one (decision 70).
    package init(sensor: ManifestName, trigger: String, events: [EventReference], dlqOf main: String? = nil) {
        var fields = [Self.domain, sensor.namespace, sensor.name, trigger]
        if let main { fields += ["dlq", main] }
        for event in events {
            fields += [event.dependency, event.source, event.subject, event.id]
        }
        self.init(fields, at: events.last.flatMap { Self.time(inEvent: $0.id) } ?? "")
    }

    /// The id of the invocation that tells a commit what becomes of what `main` submits.
    init(statusOf main: InvocationID) {
        self.init([Self.domain, "commitStatus", String(main.digest)], at: main.text.dropLast(main.digest.count))
    }

    /// The id of one that repeats `original`; the same nonce gives the same id, so that a replay that is sent twice submits
    /// once.
    package init(replaying original: InvocationID, nonce: String) {
        self.init([Self.domain, "replay", String(original.digest), nonce], at: "")
    }

    private init(_ fields: [String], at time: Substring) {
        self.init(time + base32(sha256(lengthPrefixed(fields)), characters: Self.digestLength))
    }

    /// What an event's id begins with that is a UUID of version 7, as those of the intake are: its milliseconds, in
    /// hexadecimal digits; nil for others.
    private static func time(inEvent id: String) -> Substring? {
        var id = id
        let isMade = id.withUTF8 { digits in
            digits.count == 32 && digits[timeLength] == UInt8(ascii: "7")
                && digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        }
        return isMade ? id.prefix(timeLength) : nil
    }
}

/// Each field's length in bytes as eight big-endian bytes, then its UTF-8.
private func lengthPrefixed(_ fields: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(fields.reduce(0) { $0 + 8 + $1.utf8.count })
    for field in fields {
        withUnsafeBytes(of: UInt64(field.utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: field.utf8)
    }
    return bytes
}

private let base32Digits = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

/// The first five bits of `bytes` for each of `characters`, most significant first, as `a`–`z` and `2`–`7`.
func base32(_ bytes: [UInt8], characters: Int) -> String {
    var next = bytes.startIndex
    var (bits, count): (UInt32, Int) = (0, 0)
    return String(unsafeUninitializedCapacity: characters) { text in
        for position in 0..<characters {
            if count < 5 {
                bits = bits << 8 | UInt32(bytes[next])
                (next, count) = (next + 1, count + 8)
            }
            count -= 5
            text[position] = base32Digits[Int(bits >> count & 31)]
        }
        return characters
    }
}
