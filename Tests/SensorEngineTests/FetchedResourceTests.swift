import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

/// Objects that an attempt fetches: their parameters resolve at the decision and are written at the attempt.
@Suite struct FetchedResourceTests {
    private static let object: JSON = [
        "kind": "Workflow", "apiVersion": "argoproj.io/v1alpha1", "metadata": ["generateName": "ci-", "n": 5],
        "spec": ["list": [1, 2], "html": "<&>", "none": .null, "price": 7],
    ]

    /// Text with spaces and numbers that must come through unchanged.
    private static let data =
        #"{"sha": "c0ffee", "n": 1e3, "huge": 1e400, "list": [1,  "é"], "nil": null, "yes": true}"#

    private static func parameter(_ key: String, _ dest: String, _ more: JSON = [:]) -> JSON {
        var source = more
        source["dependencyName"] = "push"
        source["dataKey"] = .string(key)
        let operation = source["operation"]
        source["operation"] = nil
        var parameter: JSON = ["src": source, "dest": .string(dest)]
        parameter["operation"] = operation
        return parameter
    }

    private func fire(_ source: JSON, _ parameters: [JSON], trigger: [Parameter] = []) throws -> [Effect] {
        var block: JSON = ["operation": "submit", "source": source]
        block["parameters"] = .array(parameters)
        let body = try TriggerBody(kind: "argoWorkflow", from: block)
        let made = try Trigger.example(
            "t",
            "argoWorkflow",
            block,
            among: ["push"],
            parameters: trigger,
            body: body
        )
        var engine = Engine(sensor: .example([.on("push")], [made]))
        let event = CloudEvent(
            id: "1",
            source: "source",
            subject: "push",
            type: "webhook",
            time: start,
            data: Array(Self.data.utf8)
        )
        return engine.receive(event, sequence: 1, at: start)
    }

    @Test func `the request holds the source as rendered and every value, so that it needs no event any more`() throws {
        let parameters = [
            Self.parameter("sha", "metadata.name"),
            Self.parameter("list", "spec.list", ["useRawData": true]),
            Self.parameter("n", "metadata.n", ["useRawData": true, "operation": "append"]),
            ["src": ["dependencyName": "absent", "dataKey": "x"], "dest": "a"],
            Self.parameter("nope", "b", ["value": "default", "operation": "prepend"]),
        ]
        let invocation = try #require(
            try fire(["file": ["path": "/w.yaml", "odd": 1], "resource": [:]], parameters).invocations.first
        )
        let expected =
            #"{"operation":"submit","source":{"file":{"path":"/w.yaml"}},"parameters":["#
            + #"{"dest":"metadata.name","operation":"overwrite","value":"c0ffee"},"#
            + #"{"dest":"spec.list","operation":"overwrite","value":[1,  "é"]},"#
            + #"{"dest":"metadata.n","operation":"append","value":1000},"#
            + #"{"dest":"b","operation":"prepend","value":"default"}]}"#
        #expect(invocation.requestText.text == expected)
        #expect(invocation.values.map(\.origin.source) == [.dataKey, .dataKey, .dataKey, .nothing, .value])
        #expect(Set(invocation.values.map(\.list)) == ["argoWorkflow.parameters"])
    }

    @Test
    func `the parameters of a live object are for the object in the cluster, those of any other update are written`()
        throws
    {
        let resource: JSON = ["kind": "ConfigMap", "metadata": ["name": "m"], "apiVersion": "v1"]
        func request(_ source: JSON, isLive: Bool) throws -> JSON? {
            var block: JSON = ["operation": "update", "liveObject": .bool(isLive), "source": source]
            block["parameters"] = [Self.parameter("sha", "data.sha")]
            let body = try TriggerBody(kind: "k8s", from: block)
            let made = try Trigger.example("t", "k8s", block, among: ["push"], parameters: [], body: body)
            var engine = Engine(sensor: .example([.on("push")], [made]))
            let data = Array(Self.data.utf8)
            let event = CloudEvent(id: "1", source: "source", subject: "push", type: "webhook", time: start, data: data)
            return engine.receive(event, sequence: 1, at: start).invocations.first?.request
        }
        let value: JSON = ["dest": "data.sha", "operation": "overwrite", "value": "c0ffee"]
        for source in [["resource": resource], ["inline": .string(resource.text)]] as [JSON] {
            let live = try request(source, isLive: true)
            #expect(live?["source"] == ["resource": resource] && live?["parameters"] == [value])
            var written = resource
            written["data"] = ["sha": "c0ffee"]
            let other = try request(source, isLive: false)
            #expect(other?["source"] == ["resource": written] && other?["parameters"] == nil)
        }
    }

    @Test func `without parameters there is none in the request`() throws {
        let requests = try fire(["configmap": ["name": "m", "key": "k"]], []).invocations.map(\.request)
        #expect(requests == [["operation": "submit", "source": ["configmap": ["name": "m", "key": "k"]]]])
    }

    @Test(
        arguments: ["sha", "n", "huge", "list", "nil", "yes", "nope"],
        ["metadata.name", "metadata.n", "spec.list", "spec.list.-1", "spec.none", "spec", "new.a.0", "spec.price"]
    )
    func `a fetched object becomes what the same object in the manifest becomes`(key: String, dest: String) throws {
        for operation in ["overwrite", "append", "prepend"] {
            for isRaw in [false, true] {
                let more: JSON = [
                    "useRawData": .bool(isRaw), "operation": .string(operation), "value": "fallback",
                ]
                let parameters = [Self.parameter(key, dest, more), Self.parameter("sha", "metadata.n", more)]
                let written = try fire(["resource": Self.object], parameters).invocations.first
                let fetched = try #require(try fire(["file": ["path": "/w"]], parameters).invocations.first)
                let frame = #"{"operation":"submit","source":{"resource":"#
                let completed = try completeResource(Self.object, for: fetched)
                #expect(written?.requestText.text == frame + completed.text + "}}", "\(operation) raw: \(isRaw)")
                #expect(written?.values == fetched.values)
            }
        }
    }

    @Test func `a value that nothing gives is a dead letter before anything is fetched`() throws {
        let effects = try fire(["url": ["path": "http://ci"]], [Self.parameter("nope", "metadata.name")])
        guard case .bury(let invocation, let reason)? = effects.first else {
            Issue.record("\(effects)")
            return
        }
        let problem = "'nope' does not exist in the data of the event of dependency 'push'"
        #expect(reason == "argoWorkflow.parameters[0]: \(problem); add 'value:' as its default")
        #expect(invocation.request.at("source", "url", "path") == "http://ci")
    }

    @Test func `a value that does not fit the fetched object is named with its destination`() throws {
        let invocation = try #require(
            try fire(["file": ["path": "/w"]], [Self.parameter("sha", "spec.list.name")]).invocations.first
        )
        #expect(throws: RenderError.self) { try completeResource(Self.object, for: invocation) }
        do { _ = try completeResource(Self.object, for: invocation) } catch {
            #expect(error.problem.hasPrefix("the parameter for 'spec.list.name': "))
        }
        do { _ = try completeResource(["a": 1], for: invocation) } catch {
            #expect(error.problem == "the resource has no 'kind'; write what it is, such as kind: Workflow")
        }
    }

    @Test func `the first source in Argo's order counts`() throws {
        let all: JSON = [
            "resource": Self.object, "configmap": ["name": "c"], "git": ["url": "g"], "url": ["path": "u"],
            "file": ["path": "f"], "inline": "kind: Pod", "s3": ["endpoint": "e"],
        ]
        var source = all
        var found: [String] = []
        for _ in 0..<7 {
            let request = try #require(try fire(source, []).invocations.first?.request["source"])
            let name = try #require(request.object?.members.first?.name)
            let isInline = request.at("resource", "kind") == "Pod"
            found.append(isInline ? "inline" : name)
            source[isInline ? "inline" : name] = nil
            if source.object?.members.isEmpty == true { break }
        }
        #expect(found == ["s3", "inline", "file", "url", "git", "configmap", "resource"])
    }

    @Test func `trigger-level parameters fill in the source`() throws {
        let source: JSON = ["s3": ["endpoint": "minio:", "bucket": ["name": "B", "key": "K"]]]
        let trigger: [Parameter] = [
            .data("sha", of: "push", to: "argoWorkflow.source.s3.bucket.key"),
            .data("n", of: "push", to: "argoWorkflow.source.s3.endpoint", .append),
        ]
        let requests = try fire(source, [], trigger: trigger).invocations.map { $0.request["source"] }
        #expect(requests == [["s3": ["endpoint": "minio:1000", "bucket": ["name": "B", "key": "c0ffee"]]]])
    }
}
