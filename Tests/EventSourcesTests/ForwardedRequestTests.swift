import EventData
import EventSources
import Manifests
import Testing

/// What proxies say of the requests that they pass on.
struct ForwardedRequestTests {
    private let signed =
        plainWebhook
        + "\nverify: {algorithm: hmac-sha256, header: X-Sig, signed: \"{url}\", secret: {name: hook, key: secret}}"

    /// Whether a signature of this address is right for a request with these headers.
    private func isSigned(_ url: String, headers: [String], trusted: [String]) async throws -> Bool {
        let runtime = ProviderFixture.runtime()
        let (source, problems) = try read(WebhookSource.self, signed)
        #expect(problems.map(\.severity.rawValue) == ["warning"])
        let code = hmacSHA256(Array(url.utf8), key: Array(ProviderFixture.secret.utf8))
        var options = HTTPServer.Options()
        options.trustedProxies = trusted.compactMap(AddressRange.init)
        #expect(options.trustedProxies.count == trusted.count)
        var status = 0
        try await withHooks([source], runtime: runtime, options: options) { (hooks) async throws in
            let all = headers + ["X-Sig: \(hexadecimal(code))"]
            status = try await hooks.request("POST", "/example?a=1", headers: all, body: "1").status
        }
        return status == 200
    }

    private let forwarded = ["X-Forwarded-Proto: https", "X-Forwarded-Host: hooks.example.com"]

    @Test func `a trusted proxy is believed, nobody else`() async throws {
        let outside = "https://hooks.example.com/example?a=1"
        #expect(try await isSigned(outside, headers: forwarded, trusted: ["127.0.0.0/8"]))
        #expect(try await !isSigned(outside, headers: forwarded, trusted: []))
        #expect(try await !isSigned(outside, headers: forwarded, trusted: ["10.0.0.0/8", "::1"]))
        #expect(try await isSigned("http://test/example?a=1", headers: forwarded, trusted: []))
    }

    @Test(arguments: [
        ("10.1.2.3", "10.0.0.0/8", true), ("11.1.2.3", "10.0.0.0/8", false), ("10.0.0.1", "10.0.0.1", true),
        ("10.0.0.2", "10.0.0.1", false), ("192.168.1.127", "192.168.1.0/25", true),
        ("192.168.1.128", "192.168.1.0/25", false), ("fd00::1", "fd00::/8", true), ("fe00::1", "fd00::/8", false),
        ("::ffff:10.0.0.1", "10.0.0.0/8", true), ("10.0.0.1", "0.0.0.0/0", true), ("::1", "0.0.0.0/0", false),
        ("example.com", "0.0.0.0/0", false), ("", "::/0", false),
    ]) func `a range holds the addresses with its first bits`(address: String, range: String, holds: Bool) {
        #expect(AddressRange(range)?.contains(address) == holds)
    }

    @Test(arguments: ["", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "host/8", "::/129", "10.0.0.0/8/8", "10.0.0.0/-1"])
    func `what is no range is refused`(text: String) { #expect(AddressRange(text) == nil) }
}
