import EventData
import EventSources
import Foundation
import Testing

/// JSON Web Tokens as proof (RFC 7515, RFC 7519).
struct JSONWebTokenTests {
    private func encoded(_ bytes: [UInt8]) -> String {
        base64(bytes).replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private func token(_ header: String, _ claims: String, _ sign: ([UInt8]) -> [UInt8]) -> String {
        let text = "\(encoded(Array(header.utf8))).\(encoded(Array(claims.utf8)))"
        return "\(text).\(encoded(sign(Array(text.utf8))))"
    }

    private func isBelieved(_ token: String, _ rules: JSONWebTokenRules, secret: String, body: String = "{}") -> Bool {
        let scheme = VerificationScheme(.jwt(rules), in: .header("Authorization")).with { $0.prefix = "Bearer " }
        let request = HTTPRequest(
            method: "POST",
            path: "/",
            headers: [HTTPField("Authorization", "Bearer \(token)")],
            body: Array(body.utf8)
        )
        let verification = Verification(schemes: [scheme], secrets: [])
        let now = Timestamp(seconds: 1_700_000_000)
        return verification.judge(request, secrets: [Array(secret.utf8)], now: now).problem == nil
    }

    private func hmacToken(_ claims: String, header: String = #"{"alg":"HS256"}"#, key: String = "key") -> String {
        token(header, claims) { hmacSHA256($0, key: Array(key.utf8)) }
    }

    @Test func `the example of RFC 7515 has a right signature and has expired`() throws {
        let example =
            "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
            + "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        let key = try #require(
            decodedBase64(
                Array("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ+EstJQLr/T+1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow==".utf8)
            )
        )
        let scheme = VerificationScheme(.jwt(JSONWebTokenRules(algorithms: [.hs256])), in: .header("T"))
        let request = HTTPRequest(method: "POST", path: "/", headers: [HTTPField("T", example)])
        func problem(at seconds: Int64) -> VerificationOutcome.Problem? {
            Verification(schemes: [scheme], secrets: [])
                .judge(request, secrets: [key], now: Timestamp(seconds: seconds)).problem
        }
        #expect(problem(at: 1_300_819_380) == nil)
        #expect(problem(at: 1_300_819_681) == .stale(.seconds(301)))
    }

    @Test func `claims are judged`() {
        var rules = JSONWebTokenRules(algorithms: [.hs256], issuer: "ci", bodyDigest: nil)
        rules.audience = "hooks"
        func holds(_ claims: String) -> Bool { isBelieved(hmacToken(claims), rules, secret: "key") }
        #expect(holds(#"{"iss":"ci","aud":"hooks","exp":1700000000}"#))
        #expect(holds(#"{"iss":"ci","aud":["a","hooks"],"nbf":1700000300}"#))
        for wrong in [
            #"{"iss":"cd","aud":"hooks"}"#, #"{"aud":"hooks"}"#, #"{"iss":"ci"}"#, #"{"iss":"ci","aud":["a"]}"#,
            #"{"iss":"ci","aud":"hooks","exp":1699999699}"#, #"{"iss":"ci","aud":"hooks","nbf":1700000301}"#,
            #"{"iss":"ci","aud":"hooks","exp":"soon"}"#, #"{"iss":"ci","aud":"hooks","exp":1e300}"#, "[]", "x",
        ] { #expect(!holds(wrong), "\(wrong)") }
    }

    @Test func `the sender cannot choose how its token is judged`() throws {
        let rules = JSONWebTokenRules(algorithms: [.hs256])
        #expect(isBelieved(hmacToken("{}"), rules, secret: "key"))
        for header in [#"{"alg":"none"}"#, #"{"alg":"HS384"}"#, #"{"alg":"hs256"}"#, "{}"] {
            #expect(!isBelieved(hmacToken("{}", header: header), rules, secret: "key"))
        }
        #expect(!isBelieved("e30.e30.", JSONWebTokenRules(algorithms: [.hs256, .rs256]), secret: "key"))
        // Who knows the public key, which everybody may, must not be able to sign with it.
        let pair = try KeyPair.make()
        let publicKey = try publicKey(of: pair)
        let forged = hmacToken("{}", key: publicKey)
        #expect(!isBelieved(forged, JSONWebTokenRules(algorithms: [.hs256, .rs256]), secret: publicKey))
    }

    @Test func `tokens signed with RSA and elliptic curves are judged by the public key`() throws {
        let rsa = try KeyPair.make()
        let key = try #require(SigningKey.privateKey(Array(rsa.key.utf8)))
        let right = token(#"{"alg":"RS256"}"#, "{}") { key.signature(of: $0, .rsa(.sha256)) ?? [] }
        let rules = JSONWebTokenRules(algorithms: [.rs256, .es256])
        #expect(try isBelieved(right, rules, secret: publicKey(of: rsa)))
        #expect(try !isBelieved(right, rules, secret: publicKey(of: KeyPair.make())))
        #expect(try !isBelieved(right, rules, secret: publicKey(of: KeyPair.make("ec"))))
        let changed = right.replacing(".e30.", with: "." + encoded(Array(#"{"a":1}"#.utf8)) + ".")
        #expect(try !isBelieved(changed, rules, secret: publicKey(of: rsa)))
    }

    @Test func `a claim may cover the body`() {
        let rules = JSONWebTokenRules(algorithms: [.hs256], bodyDigest: "sha256")
        let right = hmacToken(#"{"sha256":"\#(hexadecimal(sha256(Array("{}".utf8))))"}"#)
        #expect(isBelieved(right, rules, secret: "key"))
        #expect(!isBelieved(right, rules, secret: "key", body: "{ }"))
        #expect(!isBelieved(hmacToken("{}"), rules, secret: "key"))
    }

    private func publicKey(of pair: KeyPair) throws -> String {
        let openssl = Process()
        let (input, output) = (Pipe(), Pipe())
        openssl.executableURL = URL(filePath: "/usr/bin/openssl")
        openssl.arguments = ["pkey", "-pubout"]
        openssl.standardInput = input
        openssl.standardOutput = output
        try openssl.run()
        try input.fileHandleForWriting.write(contentsOf: Data(pair.key.utf8))
        try input.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        openssl.waitUntilExit()
        return text
    }
}
