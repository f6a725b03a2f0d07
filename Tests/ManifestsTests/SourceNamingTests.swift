import EventData
import Manifests
import Testing

@Suite struct SourceNamingTests {
    @Test func `on a bus of several namespaces a sensor waits for the events of its own`() throws {
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: build, namespace: team-a}
            spec:
              dependencies: [{name: push, eventSourceName: hooks, eventName: push}]
              triggers: [{template: {name: log, log: {}}}]
            """
        let sensor = try #require(load([ManifestText(file: "s.yaml", text: text)], namespace: "default").sensors.first)
        let named = sensor.naming(.qualified)
        #expect(named.dependencies.map(\.eventSourceName) == ["team-a/hooks"])
        #expect(named.revision == sensor.revision && named.place == sensor.place)
        #expect(sensor.naming(.plain).dependencies.map(\.eventSourceName) == ["hooks"])
        let name = ManifestName(namespace: "team-a", name: "hooks")
        #expect(SourceNaming.qualified.source(of: name) == "team-a/hooks")
        #expect(SourceNaming.plain.source(of: name) == "hooks")
    }

    @Test func `a place in a manifest is called by its path`() throws {
        let text = #"{"spec": {"triggers": [{"template": {"name": "a"}}]}}"#
        let document = try #require(
            manifestDocuments(of: ManifestText(file: "a", text: text), problems: ManifestProblems()).first
        )
        func path(_ column: Int) -> String? { document.path(at: Place(file: "a", line: 1, column: column)) }
        #expect(path(1) == "")
        #expect(path(11) == "spec.triggers")
        #expect(path(24) == "spec.triggers[0]")
        #expect(path(46) == "spec.triggers[0].template.name")
        #expect(path(47) == "spec.triggers[0].template.name")
        #expect(path(40) == nil)
        #expect(document.path(at: Place(file: "b", line: 1, column: 11)) == nil)
    }
}
