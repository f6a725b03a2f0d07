import EventData
import EventSources
import Foundation
import Testing

struct SNSTests {
    private static let topic = "arn:aws:sns:us-east-1:123456789012:push"
    private static let certificateURL = "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem"
    private let checked =
        ProviderFixture.nested + "topicArn: \(topic)\nregion: us-east-1\nvalidateSignature: true"
    private let unchecked = ProviderFixture.nested + "topicArn: \(topic)\nregion: us-east-1"

    /// A message as SNS sends it, signed with the key of a certificate made for this test.
    private func message(
        _ fields: [(String, String)],
        _ pair: KeyPair,
        version: String = "2",
        certificateURL: String = certificateURL
    ) throws -> String {
        let signed = fields.sorted { $0.0 < $1.0 }.map { "\($0.0)\n\($0.1)\n" }.joined()
        let key = try #require(SigningKey.privateKey(Array(pair.key.utf8)))
        let function: HashFunction = version == "1" ? .sha1 : .sha256
        let signature = try #require(key.signature(of: Array(signed.utf8), .rsa(function)))
        var object = JSONObject(fields.map { (name: $0.0, value: .string($0.1)) })
        object["SignatureVersion"] = .string(version)
        object["Signature"] = .string(base64(signature))
        object["SigningCertURL"] = .string(certificateURL)
        object["UnsubscribeURL"] = "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe"
        return JSON.object(object).text
    }

    private let notification = [
        ("Type", "Notification"), ("MessageId", "22b80b92"), ("TopicArn", topic), ("Subject", "My First Message"),
        ("Message", "Hello <world>!"), ("Timestamp", "2023-11-14T22:13:20.000Z"),
    ]

    private func send(_ body: String, _ manifest: String, _ providers: FakeProviders) async throws
        -> (answer: RawAnswer, emitted: [FakeRuntime.Emitted])
    {
        // Certificates are made today and are valid for a day.
        let runtime = FakeRuntime(now: Timestamp(seconds: Int64(Date().timeIntervalSince1970)))
        var answer: RawAnswer?
        let source = try faultless(SNSSource.self, manifest)
        try await withHooks([source], runtime: runtime, providers: providers) { (hooks) async throws in
            answer = try await hooks.request(headers: ["Content-Type: text/plain; charset=UTF-8"], body: body)
        }
        return (try #require(answer), runtime.emitted)
    }

    @Test(arguments: ["1", "2"])
    func `a message signed with a certificate of Amazon's is stored whole`(version: String) async throws {
        let pair = try KeyPair.make()
        let providers = FakeProviders()
        providers.answer(
            "GET \(Self.certificateURL)",
            ProviderResponse(status: 200, body: Array(pair.certificate.utf8))
        )
        let body = try message(notification, pair, version: version)
        let (answer, emitted) = try await send(body, checked, providers)
        #expect(answer.status == 200, "\(answer)")
        #expect(emitted.map(\.identity) == ["22b80b92"])
        let data = try JSON(parsing: try #require(emitted.first).payload)
        #expect(data["body"] == (try JSON(parsing: body)))
        #expect(data["header"]?["Content-Type"] == ["text/plain; charset=UTF-8"])
    }

    @Test func `a changed message, a foreign key, topic or host is answered 401`() async throws {
        let pair = try KeyPair.make()
        let other = try KeyPair.make()
        let providers = FakeProviders()
        providers.answer(
            "GET \(Self.certificateURL)",
            ProviderResponse(status: 200, body: Array(pair.certificate.utf8))
        )
        let right = try message(notification, pair)
        let foreign = notification.map { $0.0 == "TopicArn" ? ($0.0, $0.1 + "2") : $0 }
        var wrong = [
            right.replacing("Hello", with: "Hallo"), try message(notification, other), try message(foreign, pair),
            right.replacing(#""SignatureVersion":"2""#, with: #""SignatureVersion":"1""#),
            right.replacing(#""SignatureVersion":"2""#, with: #""SignatureVersion":"3""#),
        ]
        for url in [
            "http://sns.us-east-1.amazonaws.com/a.pem", "https://sns.us-east-1.amazonaws.com.evil.example/a.pem",
            "https://evil.example/sns.us-east-1.amazonaws.com/a.pem", "https://sns.us-east-1.amazonaws.com@evil/a.pem",
            "https://sns.us-east-1.amazonaws.com/a.pem?x", "https://sns.us-east-1.amazonaws.com:444/a.pem",
            "https://s3.us-east-1.amazonaws.com/a.pem",
        ] { wrong.append(try message(notification, pair, certificateURL: url)) }
        for body in wrong {
            let (answer, emitted) = try await send(body, checked, providers)
            #expect(answer.status == 401, "\(body)")
            #expect(emitted == [])
        }
        #expect(Set(providers.requests.map(\.url)) == [Self.certificateURL])
    }

    @Test func `a certificate that cannot be had or used is waited for`() async throws {
        let pair = try KeyPair.make()
        let body = try message(notification, pair)
        #expect(try await send(body, checked, FakeProviders()).answer.status == 503)
        let providers = FakeProviders()
        providers.answer("GET \(Self.certificateURL)", ProviderResponse(status: 200, body: Array("no".utf8)))
        #expect(try await send(body, checked, providers).answer.status == 503)
    }

    @Test func `a certificate counts only while it is valid`() throws {
        let pem = Array(try KeyPair.make().certificate.utf8)
        let now = Int(Date().timeIntervalSince1970)
        #expect(SigningKey.certificate(pem, at: now) != nil)
        for days in [-1, 2] { #expect(SigningKey.certificate(pem, at: now + days * 86_400) == nil) }
    }

    @Test func `a subscription is confirmed by the API for the topic of the manifest, never by a visit`() async throws {
        let providers = FakeProviders()
        providers.answer("POST https://sns.us-east-1.amazonaws.com/", ProviderResponse(status: 200))
        let body =
            #"{"Type":"SubscriptionConfirmation","Token":"2336 &","TopicArn":"arn:other","#
            + #""SubscribeURL":"https://evil.example/"}"#
        let (answer, emitted) = try await send(body, unchecked, providers)
        #expect(answer.status == 200)
        #expect(emitted == [])
        let form =
            "Action=ConfirmSubscription&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A123456789012%3Apush"
            + "&Token=2336%20%26&Version=2010-03-31"
        #expect(providers.requests.map(\.url) == ["https://sns.us-east-1.amazonaws.com/"])
        #expect(providers.requests.map { String(decoding: $0.body, as: UTF8.self) } == [form])
    }

    @Test func `a confirmation that fails is asked for again`() async throws {
        let body = #"{"Type":"SubscriptionConfirmation","Token":"t"}"#
        #expect(try await send(body, unchecked, FakeProviders()).answer.status == 503)
    }

    @Test(arguments: [("[]", 400), ("x", 400), (#"{"a":1}"#, 400), (#"{"Type":"UnsubscribeConfirmation"}"#, 200)])
    func `what is no notification is not stored`(body: String, status: Int) async throws {
        let (answer, emitted) = try await send(body, unchecked, FakeProviders())
        #expect(answer.status == status)
        #expect(emitted == [])
    }
}
