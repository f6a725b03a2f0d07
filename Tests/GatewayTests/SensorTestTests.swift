import Foundation
import Gateway
import Manifests
import Testing

/// `signalbox test`: each expectation passes where it is met, and fails with its place where it is not.
struct SensorTestTests {
    private static let manifest = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: ci}
        spec:
          dependencies:
            - name: push
              eventSourceName: github
              eventName: push
              filters: {data: [{path: body.ref, type: string, value: [main]}]}
            - {name: ok, eventSourceName: github, eventName: ok}
          triggers:
            - template:
                name: build
                conditions: push && ok
                k8s:
                  operation: create
                  source:
                    resource: {apiVersion: v1, kind: ConfigMap, metadata: {generateName: ci-}, data: {num: 1, list: [a, b]}}
                  parameters: [{src: {dependencyName: push, dataKey: body.num}, dest: data.num}]
        """

    private static let given = """
        given:
              - {event: github/push, id: p, data: {body: {ref: main, num: 5}}}
              - {event: github/push, id: q, data: {body: {ref: dev}}}
              - {event: github/ok, id: o, data: {}}
        """

    @Test(arguments: [
        "fires: [{trigger: build}]",
        "fires: [{object: {data: {num: '5'}}}]",
        "fires: [{object: {data: {list: [a, b]}}, events: [p, o]}]",
        "fires: [{whole: {apiVersion: v1, kind: ConfigMap, metadata: {generateName: ci-}, data: {num: '5', list: [a, b]}}}]",
        "outcomes: [{event: q, dependency: push, verdict: filtered, detail: body.ref}]",
        "holds: []",
    ])
    func `what is as expected passes`(expectation: String) async throws {
        #expect(try await failures(expectation) == [])
    }

    @Test(arguments: [
        ("fires: []", "fired: build; expected 0 firings"),
        ("fires: [{trigger: other}]", "fired 'build', expected 'other'"),
        ("fires: [{object: {data: {num: '6'}}}]", #"data.num is "5", expected "6""#),
        ("fires: [{object: {data: {list: [a]}}}]", #"data.list is ["a","b"], expected ["a"]"#),
        ("fires: [{object: {spec: {}}}]", "spec is not there, expected {}"),
        ("fires: [{whole: {apiVersion: v1, kind: ConfigMap, data: {num: '5', list: [a, b]}}}]", "metadata is "),
        ("fires: [{events: [o, p]}]", "its events are p, o, expected o, p"),
        ("fires: [{deadLetter: x}]", "it is no dead letter, expected one: x"),
        ("outcomes: [{event: p, verdict: filtered}]", "there is no such outcome"),
        ("holds: [p]", "held at the end: nothing; expected: p"),
    ])
    func `what is not as expected fails, and says what it is`(expectation: String, text: String) async throws {
        let failures = try await failures(expectation)
        #expect(failures.count == 1)
        #expect(failures.first?.contains(text) == true, "\(failures)")
        #expect(failures.first?.contains("ci.test.yaml:") == true)
    }

    @Test(arguments: [
        ("tests: [{name: a, given: []}]", "'fires' is missing"),
        ("tests: [{name: a, given: [{}], fires: []}]", "'event' is missing"),
        ("tests: [{name: a, given: [{event: x}], fires: []}]", "'event' is 'x'"),
        ("tests: [{name: a, given: [{event: x/y, at: soon}], fires: []}]", "'at' is 'soon'"),
        ("tests: [{name: a, given: [], fire: []}]", "'fire'"),
        ("tests: [{name: a, sensor: other, given: [], fires: []}]", "there is no sensor 'other'"),
        ("test: []", "'tests' is missing"),
        ("manifests: [gone.yaml]\ntests: []", "no such file or directory"),
    ])
    func `a mistake in the file is named and nothing is tried`(text: String, problem: String) async throws {
        do throws(StartRefusal) {
            _ = try await results(text)
            Issue.record("it was tried")
        } catch {
            let said = ([error.message] + error.diagnostics.map(\.problem)).joined(separator: "; ")
            #expect(said.contains(problem), "\(said)")
        }
    }

    @Test func `time passes as the steps say, and recorded events have their own`() async throws {
        let recorded = [("1", "2026-02-01T00:00:00Z"), ("2", "2026-02-01T00:00:40Z")].map { id, time in
            #"{"specversion":"1.0","id":"\#(id)","source":"s","type":"webhook","subject":"e","time":"\#(time)","data":{"k":1}}"#
        }
        let manifest = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: quiet}
            spec:
              dependencies: [{name: d, eventSourceName: s, eventName: e}]
              triggers: [{template: {name: t, log: {}}, debounce: {window: 30s}}]
            """
        let files = ["m.yaml": manifest, "r.json": recorded.joined(separator: "\n")]
        let tests = """
            manifests: [m.yaml]
            tests:
              - name: recorded
                given: [{recorded: r.json}, {at: +31s}]
                fires: [{events: ["1"]}, {events: ["2"]}]
              - name: too early
                given: [{event: s/e, data: {}}, {at: +29s}]
                fires: []
                holds: ["1"]
            """
        #expect(try await results(tests, files: files).flatMap(\.failures) == [])
    }

    @Test func `a golden file is written, then compared with`() async throws {
        let text = "tests:\n  - name: a\n    \(Self.given)\n    fires: [{golden: ci.golden.yaml}]\n"
        try await withDirectory(["ci.yaml": Self.manifest, "ci.test.yaml": text]) {
            directory async throws(StartRefusal) in
            let path = directory + "/ci.test.yaml"
            let file = try SensorTestFile(reading: path)
            _ = try await SensorTestRunner(updatesGolden: true).results(of: file)
            #expect(try await SensorTestRunner().results(of: file).flatMap(\.failures) == [])
            try ManifestFiles.write("kind: Other\n", to: directory + "/ci.golden.yaml")
            let failures = try await SensorTestRunner().results(of: file).flatMap(\.failures)
            #expect(failures.contains { $0.text == #"kind is "ConfigMap", expected "Other""# })
        }
    }

    @Test func `a report for a CI system has each test, with what failed`() async throws {
        let results = try await results("tests:\n  - {name: \"a <b> & c\", given: [], fires: [{trigger: x}]}\n")
        let report = JUnitReport.text(of: results)
        #expect(report.contains(#"<testsuites tests="1" failures="1" errors="0""#))
        #expect(report.contains(#"name="a &lt;b&gt; &amp; c""#))
        #expect(report.contains("<failure message=\"fired: nothing; expected 1 firing"))
    }

    @Test func `five hundred cases are tried in less than a second`() async throws {
        let expected = "fires: [{object: {data: {num: '5'}}}]"
        let cases = (1...500).map { "  - name: case \($0)\n    \(Self.given)\n    \(expected)\n" }
        let clock = ContinuousClock()
        var results: [SensorTestRunner.Result] = []
        // A debug build; the figure is for machines that do other things too.
        let took = try await clock.measure { results = try await self.results("tests:\n" + cases.joined()) }
        #expect(results.count == 500 && results.allSatisfy { $0.failures.isEmpty })
        #expect(took < .seconds(10))
        print("bench sensor tests: 500 cases in \(took) (debug build)")
    }

    @Test(arguments: [
        ("{request: {path: /push, body: {num: 1}}, answer: 401}", nil),
        ("{request: {path: /push, headers: {Authorization: Bearer open}, body: {ref: main, num: 7}}}", nil),
        ("{request: {path: /push, body: {num: 1}}}", "the request is answered 401 (Invalid Authorization Header: "),
        ("{request: {path: /nope, body: {}}}", "no event source serves /nope; they serve: github/push"),
        (
            "{request: {path: /closed, headers: {Authorization: Bearer x}}, event: github/closed}",
            "the test has no secret 'hooks' with key 'other'; add it below secrets:"
        ),
        ("{request: {path: /push, method: PUT, body: {}}}", "the request is answered 405 "),
    ])
    func `a request is verified, mapped and filtered by the EventSource`(step: String, problem: String?) async throws {
        let hooks = """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: github}
            spec:
              webhook:
                push: {port: "1", endpoint: /push, method: POST, authSecret: {name: hooks, key: token}}
                closed: {port: "1", endpoint: /closed, method: POST, authSecret: {name: hooks, key: other}}
            """
        let isFiring = step.contains("Bearer open")
        let fires = isFiring ? "[{trigger: build, object: {data: {num: '7'}}}]" : "[]"
        let given = isFiring ? "[\(step), {event: github/ok, data: {}}]" : "[\(step)]"
        let text = """
            manifests: [ci.yaml, hooks.yaml]
            secrets: {hooks: {token: open}}
            tests: [{name: a, given: \(given), fires: \(fires)}]
            """
        let found = try await results(text, files: ["ci.yaml": Self.manifest, "hooks.yaml": hooks]).flatMap(\.failures)
        if let problem {
            #expect(found.contains { $0.text.contains(problem) }, "\(found)")
        } else {
            #expect(found == [])
        }
    }

    private func failures(_ expectation: String) async throws(StartRefusal) -> [String] {
        let results = try await results("tests:\n  - name: a\n    \(Self.given)\n    \(expectation)\n")
        return results.flatMap(\.failures).map { "\($0.place): \($0.text)" }
    }

    private func results(
        _ text: String,
        files: [String: String] = ["ci.yaml": manifest]
    ) async throws(StartRefusal) -> [SensorTestRunner.Result] {
        var results: [SensorTestRunner.Result] = []
        let all = files.merging(["ci.test.yaml": text]) { $1 }
        try await withDirectory(all) { directory async throws(StartRefusal) in
            results = try await SensorTestRunner().results(of: try SensorTestFile(reading: directory + "/ci.test.yaml"))
        }
        return results
    }

    private func withDirectory(
        _ files: [String: String],
        _ body: (String) async throws(StartRefusal) -> Void
    ) async throws(StartRefusal) {
        let directory = FileManager.default.temporaryDirectory.appending(path: "tests-\(UUID().uuidString)")
        defer { do { try FileManager.default.removeItem(at: directory) } catch { Issue.record("\(error)") } }
        do { try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true) } catch {
            throw StartRefusal("\(error)")
        }
        for (name, text) in files { try ManifestFiles.write(text, to: directory.appending(path: name).path) }
        try await body(directory.path)
    }
}
