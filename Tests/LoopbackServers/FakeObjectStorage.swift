import EventData
import Synchronization

/// A server of S3's protocol that reads and keeps objects: it recomputes the signature from what arrived, word by word as AWS
/// describes it, and answers as AWS does.
package struct FakeObjectStorage: Sendable {
    private let accessKey: String
    private let secretKey: String
    private let region: String
    /// Texts by their path, `/bucket/key`, not escaped.
    private let objects: [String: String]
    private let kept = KeptObjects()

    package init(accessKey: String, secretKey: String, region: String, objects: [String: String]) {
        self.accessKey = accessKey
        self.secretKey = secretKey
        self.region = region
        self.objects = objects
    }

    package func answer(_ request: Received) -> Step {
        guard let authorization = Authorization(request.header("authorization") ?? "") else {
            return refuse(403, "AccessDenied")
        }
        guard authorization.accessKey == accessKey else { return refuse(403, "InvalidAccessKeyId") }
        guard authorization.scope.contains("/\(region)/s3/aws4_request") else {
            return refuse(400, "AuthorizationHeaderMalformed")
        }
        guard authorization.signature == signature(of: request, authorization) else {
            return refuse(403, "SignatureDoesNotMatch")
        }
        if request.method == "PUT" {
            guard request.header("x-amz-content-sha256") == hex(sha256(request.body)) else {
                return refuse(400, "XAmzContentSHA256Mismatch")
            }
            kept.objects.withLock { $0[unescaped(request.path)] = request.body }
            return .answer(200)
        }
        if let bytes = kept.objects.withLock({ $0[unescaped(request.path)] }) {
            return .binaryAnswer(200, headers: [], body: bytes)
        }
        guard let text = objects[unescaped(request.path)] else { return refuse(404, "NoSuchKey") }
        return .answer(200, body: text)
    }

    private func refuse(_ status: Int, _ code: String) -> Step {
        let body = "<?xml version=\"1.0\"?><Error><Code>\(code)</Code><StringToSign>\(secretKey)</StringToSign></Error>"
        return .answer(status, body: body)
    }

    private func signature(of request: Received, _ authorization: Authorization) -> String {
        let names = authorization.signedHeaders
        let canonicalHeaders = names.map { name in
            let value = request.headers.first { $0.name.lowercased() == name }?.value ?? ""
            return "\(name):\(value)\n"
        }
        let parts = [
            request.method, request.path, "", canonicalHeaders.joined(), names.joined(separator: ";"),
            request.header("x-amz-content-sha256") ?? "",
        ]
        let canonicalRequest = Array(parts.joined(separator: "\n").utf8)
        let date = request.header("x-amz-date") ?? ""
        let stringToSign = "AWS4-HMAC-SHA256\n\(date)\n\(authorization.scope)\n\(hex(sha256(canonicalRequest)))"
        var key = Array(("AWS4" + secretKey).utf8)
        for part in authorization.scope.split(separator: "/") { key = hmacSHA256(Array(part.utf8), key: key) }
        return hex(hmacSHA256(Array(stringToSign.utf8), key: key))
    }

    private struct Authorization {
        let accessKey: String
        /// `20130524/us-east-1/s3/aws4_request`.
        let scope: String
        let signedHeaders: [String]
        let signature: String

        init?(_ text: String) {
            guard text.hasPrefix("AWS4-HMAC-SHA256 ") else { return nil }
            var fields: [String: String] = [:]
            for field in text.dropFirst("AWS4-HMAC-SHA256 ".count).split(separator: ", ") {
                let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
                if parts.count == 2 { fields[parts[0]] = parts[1] }
            }
            guard let credential = fields["Credential"], let headers = fields["SignedHeaders"],
                let signature = fields["Signature"], let slash = credential.firstIndex(of: "/")
            else { return nil }
            accessKey = String(credential[..<slash])
            scope = String(credential[credential.index(after: slash)...])
            signedHeaders = headers.split(separator: ";").map(String.init)
            self.signature = signature
        }
    }
}

/// What was written, by its path.
private final class KeptObjects: Sendable {
    let objects = Mutex<[String: [UInt8]]>([:])
}

private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

private func unescaped(_ path: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(path.utf8)[...]
    while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "%"), rest.count >= 2,
            let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
        {
            bytes.append(value)
            rest = rest.dropFirst(2)
        } else {
            bytes.append(byte)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}
