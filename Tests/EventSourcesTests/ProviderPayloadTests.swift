import EventData
import EventSources
import Support
import Testing

/// Real payloads over the real listener.
struct ProviderPayloadTests {
    /// Bytes of each payload that are changed, one at a time.
    private static let flips = 24
    private static let spaces = Array(" \t\r\n".utf8)

    /// As Go's JSON writes what browsers could take for markup.
    private static func asGoWrites(_ bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { byte in
            ["<", ">", "&"].contains(Character(UnicodeScalar(byte)))
                ? Array("\\u00\(String(byte, radix: 16))".utf8) : [byte]
        }
    }

    @Test func `the payloads are there`() throws {
        #expect(try ProviderFixture.all.map { try $0.payloads().count } == [24, 10, 5, 5])
    }

    @Test(arguments: ProviderFixture.all)
    func `every payload with a right signature arrives as it was sent`(provider: ProviderFixture) async throws {
        let runtime = ProviderFixture.runtime()
        try await withHooks([provider.source()], runtime: runtime) { (hooks) async throws in
            for (index, payload) in try provider.payloads().enumerated() {
                let headers =
                    provider.sign(payload.bytes) + [
                        "Content-Type: application/json", "\(provider.deliveryHeader): delivery-\(index)",
                    ]
                let answer = try await hooks.request(headers: headers, bytes: payload.bytes)
                #expect(answer.status == 200, "\(payload.name): \(answer)")
                #expect(answer.body == "success")
                let event = try #require(runtime.emitted.last)
                #expect(event.identity == "delivery-\(index)")
                var body = try #require(try JSON(parsing: event.payload)["body"])
                for name in provider.added { body[name] = nil }
                // Byte by byte: the order of members, the spelling of numbers and texts, all but the space between.
                #expect(body.bytes == (try JSON(parsing: payload.bytes).bytes), "\(payload.name)")
                let sent = payload.bytes.filter { !Self.spaces.contains($0) }
                let stored = Array(event.payload.utf8).filter { !Self.spaces.contains($0) }
                let end = sent.last == UInt8(ascii: "}") ? Array(sent.dropLast()) : sent
                #expect(stored.contains(Self.asGoWrites(end)), "\(payload.name)")
            }
            #expect(runtime.emitted.count == (try provider.payloads().count))
        }
    }

    @Test(arguments: ProviderFixture.all)
    func `a body with one byte flipped is answered 401 and nothing is stored`(provider: ProviderFixture) async throws {
        let runtime = ProviderFixture.runtime()
        var random = SeededGenerator(seed: 7)
        try await withHooks([provider.source()], runtime: runtime) { (hooks) async throws in
            for payload in try provider.payloads() {
                let headers = provider.sign(payload.bytes) + ["Content-Type: application/json"]
                let places =
                    [0, payload.bytes.count - 1]
                    + (0..<Self.flips).map { _ in Int.random(in: 0..<payload.bytes.count, using: &random) }
                for place in places {
                    var bytes = payload.bytes
                    bytes[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
                    let answer = try await hooks.request(headers: headers, bytes: bytes)
                    #expect(answer.status == 401, "\(payload.name) at \(place): \(answer)")
                }
            }
        }
        #expect(runtime.attempts == 0)
    }

    /// Without a socket, which has the flips above: several thousand requests would keep other tests waiting.
    @Test(arguments: ProviderFixture.all)
    func `of the shortest payload no byte at all can be flipped`(provider: ProviderFixture) throws {
        let payload = try #require(try provider.payloads().min { $0.bytes.count < $1.bytes.count })
        let recipe = try #require(VerificationRecipe.named(provider.testDescription))
        let verification = Verification(schemes: recipe.schemes, secrets: [], baseURL: nil)
        let secret = provider.testDescription == "gitlab" ? ProviderFixture.signingToken : ProviderFixture.secret
        let headers = provider.sign(payload.bytes).map { line in
            let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
            return HTTPField(parts[0], parts[1])
        }
        func isRight(_ bytes: [UInt8]) -> Bool {
            let request = HTTPRequest(
                method: "POST",
                path: "/example",
                query: "",
                headers: headers,
                body: bytes,
                origin: "https://hooks.example.com"
            )
            let now = Timestamp(seconds: 1_700_000_000)
            return verification.judge(request, secrets: [Array(secret.utf8)], now: now).problem == nil
        }
        #expect(isRight(payload.bytes))
        let unnoticed = payload.bytes.indices.filter { place in
            var bytes = payload.bytes
            bytes[place] ^= UInt8(1) << UInt8(place % 8)
            return isRight(bytes)
        }
        #expect(unnoticed == [])
    }

    @Test(arguments: ProviderFixture.all)
    func `a missing, cut, foreign or empty signature is answered 401`(provider: ProviderFixture) async throws {
        let runtime = ProviderFixture.runtime()
        try await withHooks([provider.source()], runtime: runtime) { (hooks) async throws in
            let body = Array("{}".utf8)
            let type = "Content-Type: application/json"
            let right = provider.sign(body)
            let other = provider.sign(Array("{ }".utf8))
            let cut = right.map { $0.contains("ignature") ? String($0.dropLast(2)) : $0 }
            let empty = right.map { $0.contains("ignature") ? String($0.prefix { $0 != ":" }) + ": " : $0 }
            let short = right.map { $0.contains("ignature") ? String($0.prefix { $0 != ":" }) + ": x" : $0 }
            for headers in [[], other, cut, empty, short] {
                #expect(try await hooks.request(headers: headers + [type], bytes: body).status == 401, "\(headers)")
            }
            #expect(runtime.attempts == 0)
            #expect(try await hooks.request(headers: right + [type], bytes: body).status == 200)
        }
    }

    @Test(arguments: ProviderFixture.all)
    func `a redelivery is recognised by the provider's own id`(provider: ProviderFixture) async throws {
        let runtime = ProviderFixture.runtime()
        try await withHooks([provider.source()], runtime: runtime) { (hooks) async throws in
            let body = Array("{}".utf8)
            let headers = provider.sign(body) + ["Content-Type: application/json", "\(provider.deliveryHeader): a-b"]
            #expect(try await hooks.request(headers: headers, bytes: body).headers["x-signalbox-duplicate"] == nil)
            let again = try await hooks.request(headers: headers, bytes: body)
            #expect(again.status == 200)
            #expect(again.headers["x-signalbox-duplicate"] == "true")
            #expect(again.headers["x-signalbox-event-id"] == "a-b")
            #expect(runtime.emitted.count == 1)
        }
    }

    @Test(arguments: ProviderFixture.all)
    func `a secret that is missing or empty lets nobody in`(provider: ProviderFixture) async throws {
        let runtime = FakeRuntime(now: Timestamp(seconds: 1_700_000_000))
        try await withHooks([provider.source()], runtime: runtime) { (hooks) async throws in
            let headers = provider.sign(Array("{}".utf8)) + ["Content-Type: application/json"]
            #expect(try await hooks.request(headers: headers, body: "{}").status == 503)
            for key in ["secret", "signing"] { runtime.setSecret("hook", key, to: "") }
            #expect(try await hooks.request(headers: headers, body: "{}").status == 503)
            #expect(runtime.attempts == 0)
        }
    }
}
