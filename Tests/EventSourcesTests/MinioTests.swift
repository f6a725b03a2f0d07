import EventData
import EventSources
import Manifests
import Testing

struct MinioTests {
    private let manifest = """
        endpoint: minio:9000
        bucket: {name: input}
        insecure: true
        accessKey: {name: minio, key: access}
        secretKey: {name: minio, key: secret}
        events: ["s3:ObjectRemoved:Delete", "s3:ObjectCreated:Put"]
        filter: {prefix: in/, suffix: .txt}
        metadata: {a: b}
        """
    private let url =
        "GET http://minio:9000/input?events=s3%3AObjectCreated%3APut&events=s3%3AObjectRemoved%3ADelete"
        + "&ping=10&prefix=in%2F&suffix=.txt"

    private let line =
        #"{"Records":[{"eventVersion":"2.0","eventSource":"minio:s3","eventTime":"t","eventName":"s3:ObjectCreated:Put","#
        + #""userIdentity":{"principalId":"me"},"requestParameters":{"sourceIPAddress":"::1"},"#
        + #""s3":{"bucket":{"name":"input","arn":"arn"},"object":{"key":"in%2Fa.txt","size":3,"eTag":"e","#
        + #""versionId":"","sequencer":"17"}},"source":{"host":"h","userAgent":"mc"},"other":1}]}"#

    private func run(_ lines: String, _ runtime: FakeRuntime) async throws -> (error: String, asked: [ProviderRequest])
    {
        runtime.setSecret("minio", "access", to: "AKIA")
        runtime.setSecret("minio", "secret", to: "s3cret")
        let providers = FakeProviders()
        providers.answer(url, ProviderResponse(status: 200, body: Array(lines.utf8)))
        let context = SourceContext(
            source: ManifestName(namespace: "argo", name: "buckets"),
            eventName: "example",
            runtime: runtime,
            routes: HTTPRoutes(),
            providers: providers
        )
        let source = try faultless(MinioSource.self, manifest)
        var problem = ""
        do { try await source.run(in: context) } catch { problem = "\(error)" }
        return (problem, providers.requests)
    }

    @Test func `a notification has the fields of Argo Events, and an end of the answer is a failure`() async throws {
        let runtime = FakeRuntime(now: Timestamp(seconds: 1_700_000_000))
        let (problem, asked) = try await run(" \n\(line)\n \n", runtime)
        #expect(problem == "MinIO has ended its answer")
        #expect(asked.count == 1)
        #expect(asked.first?.headers.map(\.name).contains("authorization") ?? false)
        #expect(!(asked.first?.headers.contains { $0.value.contains("s3cret") } ?? true))
        let payload =
            #"{"notification":[{"eventVersion":"2.0","eventSource":"minio:s3","awsRegion":"","eventTime":"t","#
            + #""eventName":"s3:ObjectCreated:Put","userIdentity":{"principalId":"me"},"#
            + #""requestParameters":{"sourceIPAddress":"::1"},"responseElements":null,"s3":{"s3SchemaVersion":"","#
            + #""configurationId":"","bucket":{"name":"input","ownerIdentity":{"principalId":""},"arn":"arn"},"#
            + #""object":{"key":"in%2Fa.txt","size":3,"eTag":"e","sequencer":"17"}},"#
            + #""source":{"host":"h","port":"","userAgent":"mc"}}],"metadata":{"a":"b"}}"#
        #expect(runtime.payloads == [payload])
        #expect(runtime.identities == ["s3:ObjectCreated:Put|input|in%2Fa.txt|17"])
        #expect(runtime.emitted.map(\.type) == ["minio"])
    }

    @Test func `a notification that cannot be stored is kept until it can`() async throws {
        let runtime = FakeRuntime()
        runtime.fail(with: .unavailable("disk full", retryAfter: .seconds(5)), .full("quota", retryAfter: .seconds(5)))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try await run("\(line)\n", runtime) }
            for _ in 0..<2 { try await runtime.wakeAll(in: 5) }
            try await group.waitForAll()
        }
        #expect(runtime.attempts == 3)
        #expect(runtime.emitted.count == 1)
    }

    @Test func `what is no JSON ends the connection with a reason`() async throws {
        let (problem, _) = try await run("{\n", FakeRuntime())
        #expect(problem.hasPrefix("a line of MinIO's is no JSON"))
    }

    @Test(arguments: [
        ("bucket: {name: input}", "", "'bucket' is missing"), ("minio:9000", "http://minio", "'endpoint' is 'http"),
        ("minio:9000", "s3.amazonaws.com", "'endpoint' is a service"),
        ("accessKey: {name: minio, key: access}", "", "'accessKey' is missing"),
    ]) func `a manifest that cannot work is refused`(old: String, new: String, start: String) throws {
        let problems = try read(MinioSource.self, manifest.replacing(old, with: new)).problems
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.first?.problem.hasPrefix(start) ?? false, "\(problems)")
    }
}
