import EventData
import Foundation
import LoopbackServers
import NIOSSL
import SensorEngine
import Synchronization
import Testing

/// Objects that are read from elsewhere when an attempt starts (spec/sensor.md §6).
struct ArtifactSourceTests {
    @Test func `a file's first document is created with the values of the invocation`() async throws {
        try await withDirectory { directory in
            let file = directory.appendingPathComponent("w.yaml")
            try Data(fetchedText.utf8).write(to: file)
            // Mounted ConfigMaps are links.
            let link = directory.appendingPathComponent("link").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file.path)
            for path in [file.path, link] {
                try await withLocalCluster { url in
                    let invocation = Invocation.fetching(
                        ["file": ["path": .string(path)]],
                        parameters: fetchedParameters
                    )
                    let result = try await fire(invocation, at: url)
                    #expect(result == .succeeded("ConfigMap ci/made-abcdefghij"))
                    #expect(try await TestClient(url: url).list("configmaps").map { $0["data"] } == [fetchedData])
                }
            }
        }
    }

    @Test func `another attempt finds the object made, even when the file has changed its name since`() async throws {
        try await withDirectory { directory in
            let file = directory.appendingPathComponent("w.yaml")
            let invocation = Invocation.fetching(["file": ["path": .string(file.path)]])
            try await withLocalCluster { url in
                try Data(fetchedText.utf8).write(to: file)
                let first = try await fire(invocation, at: url)
                try Data(fetchedText.replacing("made-", with: "other-").utf8).write(to: file)
                let second = try await fire(invocation, at: url)
                #expect(first == .succeeded("ConfigMap ci/made-abcdefghij"))
                #expect(second == first)
                #expect(try await TestClient(url: url).list("configmaps").count == 1)
            }
        }
    }

    @Test func `what is wrong with a file says which, and whether waiting helps`() async throws {
        try await withDirectory { directory in
            let path = directory.path
            let long = Data(repeating: UInt8(ascii: "#"), count: (3 << 20) + 1)
            let files: [(String, Data)] = [
                ("text", Data("hello".utf8)), ("broken", Data("a: [".utf8)), ("bytes", Data([0xFF])), ("long", long),
                ("kindless", Data("a: 1".utf8)),
            ]
            for (name, data) in files { try data.write(to: directory.appendingPathComponent(name)) }
            var outcomes: [Outcome] = []
            for name in ["missing", "", "text", "broken", "bytes", "long", "kindless"] {
                let source: JSON = ["file": ["path": .string(name.isEmpty ? path : "\(path)/\(name)")]]
                outcomes.append(Outcome(try await fire(.fetching(source))))
            }
            func name(_ file: String) -> String { "source.file '\(path)/\(file)'" }
            #expect(
                outcomes == [
                    .transient("\(name("missing")): there is no such file on the gateway's machine; put it there"),
                    .permanent("source.file '\(path)' is not a regular file"),
                    .permanent("\(name("text")): the text is no mapping"),
                    .permanent(
                        "\(name("broken")), line 2: did not find expected node content while parsing a flow node"
                    ),
                    .permanent("\(name("bytes")) holds no text in UTF-8"),
                    .permanent("\(name("long")) is longer than 3145728 bytes"),
                    .permanent(
                        "\(name("kindless")): the resource has no 'kind'; write what it is, such as kind: Workflow"
                    ),
                ]
            )
        }
    }

    @Test func `a ConfigMap of the sensor's namespace is read anew for every attempt`() async throws {
        try await withLocalCluster { url in
            let client = TestClient(url: url)
            let source: JSON = ["configmap": ["name": "c", "key": "k"]]
            let invocation = Invocation.fetching(source, parameters: fetchedParameters)
            let missing = Outcome(try await fire(invocation, at: url))
            guard case .transient(let problem) = missing else {
                Issue.record("\(missing)")
                return
            }
            #expect(problem.hasPrefix("source.configmap 'ci/c', key 'k': ") && problem.hasSuffix("; create it"))
            let map: JSON = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "c"]]
            var filled = map
            filled["data"] = ["k": .string(fetchedText)]
            try await client.create([filled])
            #expect(try await fire(invocation, at: url) == .succeeded("ConfigMap ci/made-abcdefghij"))
            #expect(try await client.list("configmaps").contains { $0["data"] == fetchedData })
        }
    }

    // MARK: URL

    private func fetch(_ source: JSON, _ steps: [Step], tls: TLSConfiguration? = nil) async throws -> Outcome {
        try await ScriptedServer.serving(tls: tls) { _, _ in
            steps
        } while: { server in
            var source = source
            source["path"] = .string("\(server.url)/w.yaml?token=hush")
            let invocation = Invocation.fetching(["url": source], parameters: fetchedParameters)
            let outcome = try await inLocalCluster { url in
                let outcome = Outcome(try await fire(invocation, at: url))
                if case .succeeded = outcome {
                    #expect(try await TestClient(url: url).list("configmaps").map { $0["data"] } == [fetchedData])
                }
                return outcome
            }
            switch outcome {
            case .permanent(let text), .transient(let text):
                #expect(text.hasPrefix("source.url \(server.url)") && !text.contains("hush"), "\(text)")
            case .succeeded: break
            }
            return outcome
        }
    }

    @Test func `what an address gives is created`() async throws {
        let outcome = try await fetch([:], [.answer(200, body: fetchedText)])
        #expect(outcome == .succeeded("ConfigMap ci/made-abcdefghij"))
    }

    @Test func `a text that is longer than the limit is refused, not cut off`() async throws {
        let comment = String(repeating: "#", count: 512 << 10)
        let outcome = try await fetch([:], [.answer(200, body: "\(fetchedText)\n\(comment)")])
        guard case .permanent(let problem) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(problem.hasSuffix(" is longer than 524288 bytes"))
    }

    @Test(arguments: [
        (404, "transient"), (408, "transient"), (429, "transient"), (503, "transient"), (401, "permanent"),
        (403, "permanent"), (410, "permanent"), (204, "permanent"),
    ])
    func `a status other than 200 says whether waiting helps`(status: Int, expected: String) async throws {
        #expect("\(try await fetch([:], [.answer(status)]))".hasPrefix(expected))
    }

    @Test func `a connection that breaks is transient`() async throws {
        #expect("\(try await fetch([:], [.close]))".hasPrefix("transient"))
    }

    @Test func `the certificate is checked when verifyCert says so, and else not, as in Argo Events`() async throws {
        let certificate = try await TestCertificate(for: "IP:127.0.0.1")
        for (block, expected) in [(["verifyCert": true], "transient"), ([:], "succeeded")] as [(JSON, String)] {
            let outcome = try await fetch(block, [.answer(200, body: fetchedText)], tls: certificate.server())
            #expect("\(outcome)".hasPrefix(expected), "\(outcome)")
        }
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://x/y", "unix:///s", "/etc/passwd", ""])
    func `an event cannot make a URL something else`(path: String) async throws {
        let problem = "source.url 'path' is no address with http:// or https:// and a host"
        #expect(Outcome(try await fire(.fetching(["url": ["path": .string(path)]]))) == .permanent(problem))
    }
}
