import Manifests
import Testing

/// Mistakes inside texts of the small languages have places of their own.
struct ScalarPlaceTests {
    @Test(arguments: [
        (#"conditions: d & e"#, "9:23"),
        (#"conditions: "d & e""#, "9:24"),
        (#"conditions: 'd & e'"#, "9:24"),
        ("conditions: |\n            d &&\n            & e", "11:13"),
        ("conditions: >\n            d\n            & e", "9:21"),
        (#"conditions: "d\t& e""#, "9:21"),
    ])
    func `a mistake in a condition is where it stands in the file`(field: String, place: String) throws {
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: s}
            spec:
              dependencies: [{name: d, eventSourceName: e, eventName: e}, {name: e, eventSourceName: e, eventName: f}]
              triggers:
                - template:
                    log: {}
                    \(field)
                    name: t
            """
        let loaded = load([ManifestText(file: "s.yaml", text: text)], namespace: "default")
        #expect(loaded.diagnostics.map(\.place.description) == ["s.yaml:\(place)"])
    }

    @Test func `a mistake in JSON is where it stands in the file`() {
        let head = #"{"apiVersion":"argoproj.io/v1alpha1","kind":"Sensor","metadata":{"name":"s"},"spec":{"#
        let dependencies = #""dependencies":[{"name":"d","eventSourceName":"e","eventName":"e"}],"#
        let text = head + dependencies + "\n" + #""triggers":[{"template":{"name":"t","log":{},"conditions":"d ?"}}]}}"#
        let loaded = load([ManifestText(file: "s.json", text: text)], namespace: "default")
        #expect(loaded.diagnostics.map(\.place.description) == ["s.json:2:62"])
    }
}
