/// The path and query of a request line, the path percent-decoded.
struct RequestTarget: Equatable {
    /// As received, for a redirect.
    let rawPath: String
    let path: String
    let query: String

    /// Reads `/path?query` or an absolute URL; nil when an escape is broken or the path does not start with `/`.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        var start = 0
        if bytes.first != UInt8(ascii: "/") {
            guard let afterScheme = text.firstRange(of: "://") else { return nil }
            let authority = text.utf8.distance(from: text.startIndex, to: afterScheme.upperBound)
            start = bytes[authority...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
        }
        let question = bytes[start...].firstIndex(of: UInt8(ascii: "?")) ?? bytes.count
        let path = bytes[start..<question]
        rawPath = path.isEmpty ? "/" : String(decoding: path, as: UTF8.self)
        query = question < bytes.count ? String(decoding: bytes[(question + 1)...], as: UTF8.self) : ""
        guard let decoded = PercentEncoding.decode(path, plusIsSpace: false) else { return nil }
        self.path = decoded.isEmpty ? "/" : decoded
    }

    /// The path without empty, `.` and `..` segments; nil when it is clean already, as nearly every one is.
    var cleanedPath: String? {
        guard hasOddSegment else { return nil }
        var segments: [Substring] = []
        for segment in path.split(separator: "/", omittingEmptySubsequences: true) where segment != "." {
            if segment == ".." { _ = segments.popLast() } else { segments.append(segment) }
        }
        var clean = "/" + segments.joined(separator: "/")
        if path.hasSuffix("/"), clean != "/" { clean += "/" }
        return clean == path ? nil : clean
    }

    /// Whether a segment is empty or begins with a dot: byte by byte, because every request is asked.
    private var hasOddSegment: Bool {
        var isAfterSlash = false
        return path.utf8.contains { byte in
            defer { isAfterSlash = byte == UInt8(ascii: "/") }
            return isAfterSlash && (byte == UInt8(ascii: "/") || byte == UInt8(ascii: "."))
        }
    }

    /// Where a client finds the clean path.
    func redirect(to cleanPath: String) -> String {
        let escaped = PercentEncoding.encodePath(cleanPath)
        return query.isEmpty ? escaped : "\(escaped)?\(query)"
    }
}

/// The `%XX` notation of URLs and forms.
enum PercentEncoding {
    /// Decodes; nil when a `%` is not followed by two hexadecimal digits.
    static func decode(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> String? {
        decodedBytes(bytes, plusIsSpace: plusIsSpace).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Decodes; nil when a `%` is not followed by two hexadecimal digits.
    static func decodedBytes(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> [UInt8]? {
        guard bytes.contains(UInt8(ascii: "%")) || (plusIsSpace && bytes.contains(UInt8(ascii: "+"))) else {
            return Array(bytes)
        }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "%"):
                guard index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
                else { return nil }
                decoded.append(high << 4 | low)
                index += 2
            case UInt8(ascii: "+") where plusIsSpace: decoded.append(UInt8(ascii: " "))
            case let byte: decoded.append(byte)
            }
            index += 1
        }
        return decoded
    }

    /// Encodes everything that cannot stand in a path, so that a path can be put into a header.
    static func encodePath(_ path: String) -> String {
        var encoded = ""
        for byte in path.utf8 {
            let isPlain = byte > 0x20 && byte < 0x7F && !"%?#\"<>\\^`{|}".utf8.contains(byte)
            encoded += isPlain ? String(UnicodeScalar(byte)) : "%" + hexadecimal(byte)
        }
        return encoded
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
