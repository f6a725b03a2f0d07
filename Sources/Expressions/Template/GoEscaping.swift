/// Go's escapes for places where a text has another meaning.
enum GoEscaping {
    static func html(_ text: String) -> String {
        replacing(text) { scalar in
            switch scalar {
            case "\0": "\u{FFFD}"
            case "\"": "&#34;"
            case "'": "&#39;"
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            default: nil
            }
        }
    }

    /// For a text inside a quotation of JavaScript.
    static func script(_ text: String) -> String {
        replacing(text) { scalar in
            switch scalar {
            case "\\", "'", "\"": return "\\\(scalar)"
            case "<", ">", "&", "=": return unicodeEscape(scalar)
            default: return scalar < " " || !(scalar.isASCII || scalar.isGoPrintable) ? unicodeEscape(scalar) : nil
            }
        }
    }

    /// For a value in the query of an address: a space is a plus sign.
    static func query(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "~": result.unicodeScalars.append(scalar)
            case " ": result += "+"
            default: result += byte < 16 ? "%0" : "%"; result += String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    private static func unicodeEscape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    private static func replacing(_ text: String, _ escape: (Unicode.Scalar) -> String?) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if let escape = escape(scalar) { result += escape } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }
}
