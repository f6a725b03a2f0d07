import EventData
import EventSources
import Testing

struct StorageGridTests {
    private let manifest =
        ProviderFixture.nested
        + "topicArn: t\napiURL: https://grid\nauthToken: {name: a, key: b}\nbucket: b\nevents: [\"ObjectCreated:Put\"]\n"

    private func send(_ body: String, method: String = "POST", more: String = "") async throws
        -> (answer: RawAnswer, emitted: [FakeRuntime.Emitted])
    {
        let runtime = FakeRuntime()
        var answer: RawAnswer?
        let source = try faultless(StorageGridSource.self, manifest + more)
        try await withHooks([source], runtime: runtime) { (hooks) async throws in
            answer = try await hooks.request(method, headers: [], body: body)
        }
        return (try #require(answer), runtime.emitted)
    }

    private let body =
        "Action=Publish&Message=%7B%22Records%22%3A%5B%7B%22eventVersion%22%3A%222.0%22%2C%22eventSource%22%3A%22sgws%3As3%22"
        + "%2C%22eventName%22%3A%22ObjectCreated%3APut%22%2C%22s3%22%3A%7B%22bucket%22%3A%7B%22name%22%3A%22b%22%7D%2C"
        + "%22object%22%3A%7B%22key%22%3A%22in%2Fa%26b.txt%22%2C%22size%22%3A12%2C%22sequencer%22%3A%2214B9%22%7D%7D%7D%5D%7D"
        + "&TopicArn=urn%3At&Version=2010-03-31"

    @Test func `a notification has the fields of Argo Events`() async throws {
        let (answer, emitted) = try await send(body, more: "filter: {prefix: in/, suffix: .txt}")
        #expect(answer.status == 200)
        #expect(answer.body.hasPrefix("<PublishResponse"))
        let payload =
            #"{"notification":{"Action":"Publish","Message":{"Records":[{"eventVersion":"2.0","#
            + #""storageGridEventSource":"sgws:s3","eventTime":"","eventName":"ObjectCreated:Put","#
            + #""userIdentity":{"principalId":""},"requestParameters":{"sourceIPAddress":""},"#
            + #""responseElements":{"x-amz-request-id":""},"s3":{"s3SchemaVersion":"","configurationId":"","#
            + #""bucket":{"name":"b","ownerIdentity":{"principalId":""},"arn":""},"object":{"key":"in/a\u0026b.txt","#
            + #""size":12,"eTag":"","sequencer":"14B9"}}}]},"TopicArn":"urn:t","Version":"2010-03-31"}}"#
        #expect(emitted.map(\.payload) == [payload])
        #expect(emitted.map(\.type) == ["storagegrid"])
        #expect(emitted.map(\.identity) == ["ObjectCreated:Put|b|in/a&b.txt|14B9"])
    }

    @Test func `another key is acknowledged and left out`() async throws {
        let (answer, emitted) = try await send(body, more: "filter: {prefix: out/}")
        #expect(answer.status == 200)
        #expect(answer.headers["x-signalbox-filtered"] == "true")
        #expect(emitted == [])
    }

    @Test func `a question whether somebody is there is no event, and neither is what cannot be read`() async throws {
        #expect(try await send("", method: "HEAD").answer.status == 200)
        for body in ["", "Message=x", "Message=%7B%22Records%22%3A%5B%5D%7D", "%"] {
            let (answer, emitted) = try await send(body)
            #expect(answer.status == 400)
            #expect(emitted == [])
        }
    }
}
