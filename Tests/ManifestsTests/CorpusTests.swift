import Foundation
import Manifests
import Support
import Testing

/// Public example manifests of Argo Events.
struct CorpusTests {
    static let files: [String] = {
        let root = "\(sharedDirectory)/corpus/argo-events"
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map { "\(root)/\($0)" }
    }()

    @Test func `the corpus is there`() { #expect(Self.files.count == 38) }

    @Test(arguments: files)
    func `a valid manifest loads, or says what is not supported yet and nothing else`(file: String) throws {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let loaded = load([ManifestText(file: file, text: text)], namespace: "argo-events")
        let errors = loaded.diagnostics.filter { $0.severity == .error }
        #expect(errors.filter { !$0.problem.hasPrefix("not supported yet: ") } == [])
        #expect(errors.isEmpty == (loaded.sensors.count + loaded.eventSources.count == 1))
    }
}
