/// The parts of a URL differ in which characters stand for themselves.
enum GoURLPart {
    case path, user, host, zone, fragment

    /// With `%XX` for every byte that may not stand there.
    func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            if needsEscape(byte) {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The bytes that an escaped text stands for.
    func unescaped(_ text: ArraySlice<UInt8>) throws(EvaluationError) -> [UInt8] {
        var result: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                let isHost = self == .host || self == .zone
                if isHost, byte < 0x80, needsEscape(byte) {
                    throw EvaluationError("invalid character in host name")
                }
                result.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, digits.allSatisfy(Self.isHexadecimal),
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), mayBeEscaped(value)
            else { throw EvaluationError("invalid URL escape") }
            result.append(value)
            rest = rest.dropFirst(2)
        }
        return result
    }

    /// In a host only a percent sign and what is not ASCII may be written with an escape.
    private func mayBeEscaped(_ byte: UInt8) -> Bool {
        switch self {
        case .host: byte >= 0x80 || byte == UInt8(ascii: "%")
        case .zone: byte == UInt8(ascii: "%") || byte == UInt8(ascii: " ") || !GoURLPart.host.needsEscape(byte)
        default: true
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    private func needsEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            false
        default: !"-_.~".utf8.contains(byte) && !plain.utf8.contains(byte)
        }
    }

    /// What stands for itself beside letters, digits and `-_.~`.
    private var plain: String {
        switch self {
        case .path: "$&+,/:;=@"
        case .user: "$&+,;="
        case .host, .zone: "!$&'()*+,;=:[]<>\""
        case .fragment: "$&+,/:;=?@!()*"
        }
    }
}
