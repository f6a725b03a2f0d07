import EventData
import LoopbackServers
import NIOSSL
import SensorEngine
import Testing
import Triggers

/// Objects of a bucket (spec/sensor.md §6, `s3`).
struct S3SourceTests {
    private static let secretKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"

    @Test func `the signature is that of AWS's own example`() {
        let signature = AWSSignature(
            accessKey: "AKIAIOSFODNN7EXAMPLE",
            secretKey: Self.secretKey,
            region: "us-east-1",
            time: Timestamp(seconds: 1_369_353_600)
        )
        let headers = signature.headers(
            host: "examplebucket.s3.amazonaws.com",
            path: "/test.txt",
            others: [("range", "bytes=0-9")]
        )
        #expect(
            headers.map { "\($0.0): \($0.1)" } == [
                "host: examplebucket.s3.amazonaws.com",
                "x-amz-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "x-amz-date: 20130524T000000Z", "range: bytes=0-9",
                "authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "
                    + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, "
                    + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
            ]
        )
    }

    /// Fetches `key` of the bucket `workflows` from a server that checks signatures.
    private func fetch(
        _ key: String,
        region: String? = nil,
        objects: [String: String] = [:],
        accessKey: String = "AKID",
        answering step: Step? = nil
    ) async throws -> (outcome: String, requests: [Received]) {
        let storage = FakeObjectStorage(
            accessKey: "AKID",
            secretKey: Self.secretKey,
            region: region ?? "us-east-1",
            objects: objects
        )
        return try await ScriptedServer.serving { request, _ in
            [step ?? storage.answer(request)]
        } while: { server in
            var source: JSON = [
                "endpoint": .string("127.0.0.1:\(server.port)"), "insecure": true,
                "bucket": ["name": "workflows", "key": .string(key)],
                "accessKey": ["name": "keys", "key": "id"], "secretKey": ["name": "keys", "key": "secret"],
            ]
            if let region { source["region"] = .string(region) }
            let invocation = Invocation.fetching(["s3": source], parameters: fetchedParameters)
            let outcome = try await inLocalCluster { url in
                // Spaces and newlines around a key are common in Secrets made from files.
                try await TestClient(url: url).create([
                    secret("keys", ["id": " \(accessKey)\n", "secret": "\(Self.secretKey)\n\n"])
                ])
                return "\(Outcome(try await fire(invocation, at: url)))"
                    .replacing("127.0.0.1:\(server.port)", with: "HOST")
            }
            return (outcome, server.received)
        }
    }

    @Test(arguments: ["hello.yaml", "a/b/hello world+é~!*'().yaml", "a//b%2F.yaml", "=&?#.yaml"])
    func `an object is read with a signature that holds, whatever its key looks like`(key: String) async throws {
        let (outcome, requests) = try await fetch(key, objects: ["/workflows/\(key)": fetchedText])
        #expect(outcome == "succeeded(\"ConfigMap ci/made-abcdefghij\")")
        #expect(requests.map(\.method) == ["GET"])
    }

    @Test func `the region is part of the signature`() async throws {
        let (outcome, _) = try await fetch("k", region: "eu-central-1", objects: ["/workflows/k": fetchedText])
        #expect(outcome == "succeeded(\"ConfigMap ci/made-abcdefghij\")")
    }

    @Test func `what the server refuses is told with its code and nothing else of its text`() async throws {
        #expect(
            try await fetch("k").outcome
                == "transient(\"source.s3 \\'workflows/k\\' at HOST answered 404 NoSuchKey: there is nothing (yet); put it there\")"
        )
        #expect(
            try await fetch("k", accessKey: "OTHER").outcome
                == "permanent(\"source.s3 \\'workflows/k\\' at HOST answered 403 InvalidAccessKeyId\")"
        )
        let skewed = Step.answer(403, body: "<Error><Code>RequestTimeTooSkewed</Code></Error>")
        #expect(try await fetch("k", answering: skewed).outcome.hasPrefix("transient"))
        #expect(
            try await fetch("k", answering: .answer(503, body: "<Code>SlowDown</Code>")).outcome.hasPrefix("transient")
        )
        let long = Step.answer(200, body: String(repeating: "#", count: 1_253_377))
        #expect(try await fetch("k", answering: long).outcome.hasSuffix("is longer than 1253376 bytes\")"))
    }

    @Test func `a redirect is not followed with a signature for another address`() async throws {
        let away = Step.answer(
            307,
            headers: ["Location": "http://127.0.0.1:9/x"],
            body: "<Code>TemporaryRedirect</Code>"
        )
        let (outcome, requests) = try await fetch("k", answering: away)
        #expect(outcome.hasPrefix("permanent") && outcome.contains("307 TemporaryRedirect"))
        #expect(requests.count == 1)
    }

    @Test(arguments: ["evil@host", "host/path", "host?x", "", ":9000"])
    func `an event cannot make the endpoint something else`(endpoint: String) async throws {
        let source: JSON = ["s3": ["endpoint": .string(endpoint), "bucket": ["name": "b", "key": "k"]]]
        let problem = "source.s3 'endpoint' is no host with or without a port"
        #expect(Outcome(try await fire(.fetching(source))) == .permanent(problem))
    }

    @Test func `without credentials nothing is sent`() async throws {
        let source: JSON = ["s3": ["endpoint": "127.0.0.1:9", "insecure": true, "bucket": ["name": "b", "key": "k"]]]
        #expect(Outcome(try await fire(.fetching(source))) == .permanent("source.s3 has no 'accessKey'"))
    }
}
