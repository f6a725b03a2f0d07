import EventData
import EventSources
import Support
import Testing

/// Requests that were right once, changed at random; the seed is fixed, and a failing one is in the message.
struct ListenerFuzzTests {
    private static let rounds = 150

    /// What right requests look like, one for each kind of thing that is read.
    private static let samples: [String] = [
        post("/example", "Content-Type: application/json", #"{"a":1}"#),
        "POST /example HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n[1]\r\n0\r\n\r\n",
        post("/example?a=%20&b", "Content-Type: application/x-www-form-urlencoded", "a=1&b=%32"),
        post(
            "/github",
            "X-GitHub-Event: push\r\nX-GitHub-Delivery: 1\r\nContent-Type: application/json",
            #"{"ref": "a" }"#
        ),
        post("/slack", "X-Slack-Request-Timestamp: 1700000000\r\nX-Slack-Signature: v0=00ff", "{}"),
        post("/sns", "X-Amz-Sns-Message-Type: Notification", #"{"Type":"Notification","Message":"a"}"#),
        post("/jwt", "Authorization: Bearer e30.e30.AA", "{}"),
        post(
            "/example",
            "Content-Type: application/cloudevents-batch+json",
            #"[{"id":"1","source":"s"},{"id":2}]"#
        ),
    ]

    private static func post(_ target: String, _ header: String, _ body: String) -> String {
        "POST \(target) HTTP/1.1\r\nHost: x\r\n\(header)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    /// What smugglers and the careless write.
    private static let pieces = [
        "\r\n", "\n", "\r", "\0", " ", ":", "%", "%zz", "%00", "../", "//", "{", "}", "[", "\"", "\\u0000", "é",
        "\u{2028}",
        "Content-Length: 5\r\n", "Content-Length: -1\r\n", "Content-Length: 99999999999999999999\r\n",
        "Transfer-Encoding: chunked\r\n", "Transfer-Encoding : chunked\r\n", "Transfer-Encoding: identity, chunked\r\n",
        "Expect: 100-continue\r\n", "Upgrade: h2c\r\nConnection: Upgrade\r\n", "GET / HTTP/1.1\r\n\r\n", "HTTP/0.9",
        "X-Forwarded-For: ,,\r\n", "Host: \r\n", "ffffffffffffffff\r\n", "0\r\n\r\n",
    ]

    private func sources() throws -> [any EventSource] {
        let slack = "token: {name: hook, key: secret}\nsigningSecret: {name: hook, key: secret}"
        let jwt = "{algorithm: jwt, jwt: {algorithms: [HS256, RS256]}, secret: {name: hook, key: secret}}"
        func at(_ path: String) -> String { "webhook: {endpoint: /\(path), port: 12000}\n" }
        return [
            try faultless(WebhookSource.self, plainWebhook),
            try faultless(WebhookSource.self, "endpoint: /jwt\nport: 12000\nmethod: POST\nverify: \(jwt)"),
            try faultless(GitHubSource.self, at("github") + "organizations: []"),
            try faultless(SlackSource.self, at("slack") + slack),
            try faultless(SNSSource.self, at("sns") + "topicArn: a\nregion: eu-west-1\nvalidateSignature: true"),
        ]
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `whatever is sent is answered or hung up on, and the listener goes on`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let runtime = ProviderFixture.runtime()
        try await withHooks(try sources(), runtime: runtime) { (hooks) async throws in
            for round in 0..<Self.rounds {
                let text = Self.mutated(&random)
                let client = try await hooks.connect()
                client.trySend(text)
                client.tryEndSending()
                let answers = try await client.untilEnd()
                for answer in answers.split(separator: "HTTP/1.1 ") {
                    let status = Int(answer.prefix(3)) ?? 200
                    #expect(status < 500, "seed \(seed), round \(round): \(answer.prefix(200))")
                }
                #expect(!answers.contains("Server:"))
            }
            #expect(try await hooks.request(body: "1").status == 200)
        }
    }

    /// The fuzzing itself is worth something only if right requests are among what it begins with.
    @Test func `the samples are answered as they should be`() async throws {
        try await withHooks(try sources(), runtime: ProviderFixture.runtime()) { (hooks) async throws in
            var statuses: [Int] = []
            for sample in Self.samples {
                let client = try await hooks.connect()
                try await client.send(sample)
                try await client.endSending()
                statuses.append(try await RawAnswer(client.untilEnd()).status)
            }
            #expect(statuses == [200, 200, 200, 200, 401, 401, 401, 200])
        }
    }

    private static func mutated(_ random: inout SeededGenerator) -> [UInt8] {
        func pick<Element>(_ list: [Element]) -> Element { list[Int.random(in: 0..<list.count, using: &random)] }
        var bytes = Array(pick(samples).utf8)
        if Int.random(in: 0..<4, using: &random) == 0 { bytes += Array(pick(samples).utf8) }
        for _ in 0...Int.random(in: 0...4, using: &random) {
            let place = Int.random(in: 0..<max(1, bytes.count), using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0 where !bytes.isEmpty: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.insert(contentsOf: Array(pick(pieces).utf8), at: min(place, bytes.count))
            case 2: bytes.removeSubrange(min(place, bytes.count)..<min(bytes.count, place + 7))
            case 3: bytes.insert(contentsOf: [UInt8](repeating: 0x41, count: 70_000), at: min(place, bytes.count))
            default:
                // A field of the headers twice, or in front of the others.
                let line = Array((pick(pieces) + "\r\n").utf8)
                let end = bytes.firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
                bytes.insert(contentsOf: line, at: end)
            }
        }
        return bytes
    }
}
