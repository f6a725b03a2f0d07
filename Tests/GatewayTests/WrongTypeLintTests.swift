import Foundation
import Gateway
import Manifests
import Support
import Testing

/// Fields of the wrong type in Workflows, as `lint` tells them.
@Suite struct WrongTypeLintTests {
    private static func found(_ text: String) -> [String] {
        CheckedManifests([ManifestText(file: "w.yaml", text: text)], namespace: "default").wrongTypes.map {
            diagnostic in
            "\(diagnostic.place.line): \(diagnostic.problem)"
        }
    }

    private static func sensor(_ source: String, parameters: String = "[]") -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: s}
        spec:
          dependencies: [{name: d, eventSourceName: e, eventName: event}]
          triggers:
          - template:
              name: t
              argoWorkflow:
                operation: submit
                source: {\(source)}
                parameters: \(parameters)
        """
    }

    private static let identity = "apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {generateName: a-}"
    private static let spec = "spec: {entrypoint: main, suspend: 'true', templates: [{name: main, daemon: 'true'}]}"

    @Test func `a Workflow beside a sensor is told of, and keeps no gateway from running`() {
        let text = "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: w}\nspec: {suspend: 'true'}\n"
        #expect(Self.found(text) == ["4: 'spec.suspend' is text, must be true or false"])
        #expect(!CheckedManifests([ManifestText(file: "w.yaml", text: text)], namespace: "default").hasErrors)
    }

    @Test func `a Workflow that a trigger makes is told of, but for what its parameters write`() {
        let resource = "resource: {\(Self.identity), \(Self.spec)}"
        #expect(
            Self.found(Self.sensor(resource)) == [
                "11: 'spec.suspend' is text, must be true or false",
                "11: 'spec.templates[0].daemon' is text, must be true or false",
            ]
        )
        let parameters = "[{src: {dependencyName: d, dataKey: a}, dest: spec.suspend}]"
        #expect(
            Self.found(Self.sensor(resource, parameters: parameters)) == [
                "11: 'spec.templates[0].daemon' is text, must be true or false"
            ]
        )
        let inline = #"inline: "{\#(Self.identity), spec: {onExit: {template: a}}}""#
        #expect(Self.found(Self.sensor(inline)) == ["11: 'spec.onExit' is a mapping, must be text"])
    }

    @Test func `unknown fields of Workflows, beside a sensor or made by its triggers, are warnings`() {
        func found(_ text: String) -> [String] {
            let checked = CheckedManifests([ManifestText(file: "w.yaml", text: text)], namespace: "default")
            return checked.unknownFields.map { "\($0.place.line) \($0.severity): \($0.problem), \($0.fix)" }
        }
        let told = "warning: unknown field 'spec.suspned', which is passed over, did you mean 'suspend'?"
        let text = "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: w}\nspec: {suspned: true}\n"
        #expect(found(text) == ["4 \(told)"])
        let slip = "{\(Self.identity), spec: {suspned: true}}"
        #expect(found(Self.sensor("resource: \(slip)")) == ["11 \(told)"])
        #expect(found(Self.sensor("inline: \"\(slip)\"")) == ["11 \(told)"])
    }

    @Test func `of the public examples and ours no field is wrong`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
        var count = 0
        for directory in ["\(sharedDirectory)/corpus", "\(root)/eventsources", "\(root)/sensors", "\(root)/deploy"] {
            let names = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
            for name in names where name.hasSuffix(".yaml") {
                let text = try String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)
                #expect(Self.found(text) == [], "\(name)")
                let checked = CheckedManifests([ManifestText(file: name, text: text)], namespace: "default")
                #expect(checked.unknownFields.map(\.description) == [], "\(name)")
                count += 1
            }
        }
        #expect(count > 130)
    }
}
