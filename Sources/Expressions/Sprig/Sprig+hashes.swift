import EventData

extension Sprig {
    static let hashes: [GoFunction] = [
        .text("sha1sum") { hexadecimal(sha1(Array($0.utf8))) },
        .text("sha256sum") { hexadecimal(sha256(Array($0.utf8))) },
        .text("sha512sum") { hexadecimal(sha512(Array($0.utf8))) },
        .text("adler32sum") { String(adler32(Array($0.utf8))) },
    ]

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The checksum of RFC 1950 §9.
    private static func adler32(_ bytes: [UInt8]) -> UInt32 {
        let modulus: UInt32 = 65_521
        var (sum, sumOfSums): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            sum = (sum + UInt32(byte)) % modulus
            sumOfSums = (sumOfSums + sum) % modulus
        }
        return sumOfSums << 16 | sum
    }
}
