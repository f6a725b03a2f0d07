import EventData
import Manifests
import SensorEngine
import Testing

/// An object that stands as text in the manifest is rendered like one that stands there itself (spec/sensor.md §6).
@Suite struct InlineResourceTests {
    private static func manifest(_ inline: String) -> ManifestText {
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: s}
            spec:
              dependencies: [{name: push, eventSourceName: source, eventName: push}]
              triggers:
                - template:
                    name: t
                    k8s:
                      operation: create
                      source:
                        inline: |
                          \(inline.replacing("\n", with: "\n              "))
                      parameters:
                        - {src: {dependencyName: push, dataKey: sha}, dest: data.sha}
            """
        return ManifestText(file: "s.yaml", text: text)
    }

    @Test func `parameters are written into the first document of the text`() throws {
        let inline = "kind: ConfigMap\napiVersion: v1\ndata: {sha: none}\n---\nkind: Secret"
        let loaded = load([Self.manifest(inline)], namespace: "default")
        #expect(loaded.diagnostics == [])
        var engine = Engine(sensor: try #require(loaded.sensors.first))
        let effects = engine.receive(.example("push", id: "1", data: ["sha": "c0ffee"]), sequence: 1, at: start)
        let resource = effects.invocations.first?.request.at("source", "resource")
        #expect(resource?.text == #"{"apiVersion":"v1","data":{"sha":"c0ffee"},"kind":"ConfigMap"}"#)
    }

    @Test func `a mistake in the text is reported at its own line`() {
        let loaded = load([Self.manifest("kind: ConfigMap\ndata: {sha: none")], namespace: "default")
        #expect(loaded.diagnostics.map(\.place.line) == [14])
        #expect(loaded.diagnostics.first?.problem.hasPrefix("inline: ") == true)
    }
}
