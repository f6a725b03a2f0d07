import EventData

// How signatures and keys are written.

extension VerificationScheme.Encoding {
    /// nil when the text is not in this encoding; base64 may lack its padding.
    func decode(_ text: String) -> [UInt8]? {
        switch self {
        case .hex: return decodedHexadecimal(text.utf8)
        case .base64: return Self.decodeBase64(Array(text.utf8))
        case .base64url:
            return Self.decodeBase64(
                text.utf8.map { byte in
                    switch byte {
                    case UInt8(ascii: "-"): UInt8(ascii: "+")
                    case UInt8(ascii: "_"): UInt8(ascii: "/")
                    default: byte
                    }
                }
            )
        }
    }

    private static func decodeBase64(_ text: [UInt8]) -> [UInt8]? {
        let missing = (4 - text.count % 4) % 4
        guard missing < 3 else { return nil }
        return decodedBase64(text + [UInt8](repeating: UInt8(ascii: "="), count: missing))
    }
}

extension VerificationScheme.KeyForm {
    /// The key in a Secret's text; nil when it is not written as it must be.
    func key(in secret: [UInt8]) -> [UInt8]? {
        let start = Array(prefix.utf8)
        let rest = !start.isEmpty && secret.starts(with: start) ? Array(secret.dropFirst(start.count)) : secret
        guard let encoding else { return rest }
        return encoding.decode(String(decoding: rest, as: UTF8.self))
    }
}
