/// Signs a GET without a body as AWS wants it (Signature Version 4, service `s3`).
package struct AWSSignature: Sendable {
    private let accessKey: String
    private let secretKey: String
    private let region: String
    /// `20130524T000000Z`.
    private let time: String

    package init(accessKey: String, secretKey: String, region: String, time: Timestamp) {
        self.accessKey = accessKey
        self.secretKey = secretKey
        self.region = region
        self.time = time.rfc3339Seconds.filter { $0 != "-" && $0 != ":" }
    }

    /// Every header of the request; `path` is as sent, escaped once, and `others` are signed as well.
    ///
    /// `bodyHash` is the SHA-256 of the body, which is empty by default. `query` is as sent too: names and values escaped, and in the order of their bytes.
    package func headers(
        host: String,
        path: String,
        query: String = "",
        others: [(String, String)] = [],
        method: String = "GET",
        bodyHash: [UInt8] = sha256([])
    ) -> [(String, String)] {
        let body = hexadecimal(bodyHash)
        let signed = [("host", host), ("x-amz-content-sha256", body), ("x-amz-date", time)] + others
        let sorted = signed.sorted { $0.0 < $1.0 }
        let names = sorted.map(\.0).joined(separator: ";")
        let lines = sorted.map { "\($0.0):\($0.1)\n" }.joined()
        let request = "\(method)\n\(path)\n\(query)\n\(lines)\n\(names)\n\(body)"
        let toSign = "AWS4-HMAC-SHA256\n\(time)\n\(scope)\n\(hexadecimal(sha256(Array(request.utf8))))"
        let signature = hexadecimal(hmacSHA256(Array(toSign.utf8), key: signingKey))
        let credential = "Credential=\(accessKey)/\(scope)"
        let value = "AWS4-HMAC-SHA256 \(credential), SignedHeaders=\(names), Signature=\(signature)"
        return signed + [("authorization", value)]
    }

    private var day: String { String(time.prefix(8)) }

    private var scope: String { "\(day)/\(region)/s3/aws4_request" }

    private var signingKey: [UInt8] {
        var key = Array("AWS4\(secretKey)".utf8)
        for part in [day, region, "s3", "aws4_request"] { key = hmacSHA256(Array(part.utf8), key: key) }
        return key
    }
}
